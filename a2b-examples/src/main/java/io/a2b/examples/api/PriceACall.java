package io.a2b.examples.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.RatingTables;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.TalkLimit;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** A rate deck from CSV, what a call costs by it and why, and how long money lasts. */
public final class PriceACall {
    private static final String DECK = """
            prefix,destination,per_minute,increment,connection_fee
            351,Portugal,0.0200,1/1,0
            3519,Portugal - Mobile,0.0411,30/6,0.01
            """;

    private PriceACall() {}

    public static void main(String[] arguments) {
        System.out.println(run());
    }

    static String run() {
        DatabaseConfig database = DatabaseConfig.of("jdbc:h2:mem:price-a-call", "a2b", "");
        try (HikariDataSource pool = database.open()) {
            new SchemaMigrator(pool, List.of(RatingTables.MIGRATIONS)).migrate();
            DeckVersions decks = RateDecks.inDatabase(
                    Transactor.over(pool), Clock.systemUTC(), Duration.ofSeconds(10));
            DeckImport result = decks.importCsv(
                    "retail",
                    Currency.getInstance("USD"),
                    new ByteArrayInputStream(DECK.getBytes(UTF_8)),
                    DeckImport.Progress.NONE);
            if (!(result instanceof DeckImport.Imported)) return result.toString();
            return explain(decks.find("retail").orElseThrow());
        }
    }

    private static String explain(RateDeck deck) {
        PhoneNumber called = new PhoneNumber("351912345678");
        Quote quote = Quote.find(deck, called, Instant.now()).orElseThrow();
        TalkLimit limit = Pricing.limit(quote, Money.of("USD", "1.00"), 7200);
        return Pricing.explain(quote, called, 95) + "\nUSD 1.00 pays for " + limit.talkSeconds()
                + " s, which cost " + limit.charge();
    }
}

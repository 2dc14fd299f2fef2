package io.a2b.examples.api;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.CoreConfig;
import io.a2b.core.CoreModule;
import io.a2b.core.ForA2b;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.examples.WorldDeck;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.RatingModule;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.RatingBinder;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

import javax.sql.DataSource;

/** One call from the wiring to the charge, as any switch would drive it. */
public final class ChargeACall {
    private static final Currency USD = Currency.getInstance("USD");

    private ChargeACall() {}

    public static void main(String[] arguments) {
        try (HikariDataSource pool =
                DatabaseConfig.of("jdbc:h2:mem:charge-a-call", "a2b", "").open()) {
            System.out.println(run(pool));
        }
    }

    static String run(DataSource dataSource) {
        Injector a2b = Guice.createInjector(
                new CoreModule(CoreConfig.defaults()),
                new RatingModule(RatingConfig.defaults()),
                binder -> {
                    binder.bind(DataSource.class)
                            .annotatedWith(ForA2b.class)
                            .toInstance(dataSource);
                    Trunk trunk = Trunk.of("carrier1", "PJSIP", "carrier1");
                    RatingBinder.ratingBinder(binder).trunks(List.of(trunk));
                });
        a2b.getInstance(SchemaMigrator.class).migrate();
        a2b.getInstance(DeckVersions.class)
                .importCsv("default", USD, WorldDeck.open(), DeckImport.Progress.NONE);
        return call(a2b.getInstance(Charging.class), open(a2b.getInstance(Accounts.class)));
    }

    /** It may owe ten dollars; a prepaid one is topped up first: see JoinYourTransaction. */
    private static AccountId open(Accounts accounts) {
        AccountTerms terms = AccountTerms.postpaid(Money.of("USD", "10"));
        CardNumber card = new CardNumber("1234567890");
        OpenResult opened = accounts.open(NewAccount.of(card, "alice", terms));
        return ((OpenResult.Opened) opened).account().id();
    }

    private static String call(Charging charging, AccountId account) {
        CallId id = CallId.random(); // chosen before the dial: every step can be repeated with it
        PhoneNumber called = new PhoneNumber("351912345678");
        Authorization answer = charging.authorize(new CallRequest(id, account, "", called, 7200));
        if (answer instanceof Authorization.Refused refused) return "refused: " + refused.reason();
        Authorization.Granted granted = (Authorization.Granted) answer;
        String trunk = granted.routes().get(0).trunk().name();

        // now the switch dials the trunk, and cuts the call after granted.talkSeconds()
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        charging.answered(id, 1, trunk, start.plusSeconds(8));

        LegTimes times = LegTimes.answered(start, start.plusSeconds(8), start.plusSeconds(103));
        Settlement end =
                charging.settle(id, new LegReport(1, trunk, Disposition.ANSWERED, 16, times));
        if (!(end instanceof Settlement.Charged charged)) return end.toString();
        return granted.talkSeconds() + " s granted, " + charged.charged() + " charged:\n"
                + charged.trace();
    }
}

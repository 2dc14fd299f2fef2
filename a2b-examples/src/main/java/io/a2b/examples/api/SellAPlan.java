package io.a2b.examples.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.rating.A2bRating;
import io.a2b.rating.RatingTables;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowancePeriod;
import io.a2b.rating.charging.Authorization.Granted;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.routing.Carrier;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.TrunkTerms;
import io.a2b.rating.tariff.PlanDeck;
import io.a2b.rating.tariff.TariffPlan;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.Currency;
import java.util.List;

/** A plan of two decks with free minutes; calls take the cheapest of two carriers. */
public final class SellAPlan {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PhoneNumber MOBILE = new PhoneNumber("351912345678");

    private SellAPlan() {}

    public static void main(String[] arguments) {
        DatabaseConfig database = DatabaseConfig.of("jdbc:h2:mem:plan", "a2b", "");
        try (HikariDataSource pool = database.open()) {
            System.out.println(run(pool));
        }
    }

    static String run(HikariDataSource pool) {
        new SchemaMigrator(pool, List.of(RatingTables.MIGRATIONS)).migrate();
        A2bCore core = A2bCore.over(pool, Clock.systemUTC(), CoreConfig.defaults());
        A2bRating rating = A2bRating.over(core).build();
        setUp(rating);
        AccountTerms terms = AccountTerms.prepaid(USD).withTariffPlan("gold");
        OpenResult alice =
                core.accounts().open(NewAccount.of(new CardNumber("1234567890"), "alice", terms));
        return call(rating, ((OpenResult.Opened) alice).account().id());
    }

    private static void setUp(A2bRating rating) {
        deck(rating, "world", "351,Portugal,0.06,60/60", "3519,Portugal - Mobile,0.30,1/1");
        deck(rating, "mobiles", "3519,Portugal - Mobile,0.24,30/6");
        deck(rating, "carrier1", "351,Portugal,0.01,1/1", "3519,Portugal - Mobile,0.20,1/1");
        deck(rating, "carrier2", "3519,Portugal - Mobile,0.10,1/1");
        for (String name : List.of("carrier1", "carrier2")) {
            rating.trunks().save(Carrier.of(name, USD, name));
            TrunkTerms terms = TrunkTerms.DEFAULT.withCarrier(name);
            rating.trunks().save(Trunk.of(name, "PJSIP", name).withTerms(terms));
        }
        rating.allowances().save(Allowance.seconds("free5", 300, AllowancePeriod.monthly(1)));
        TariffPlan gold = TariffPlan.of("gold", PlanDeck.of("world"), PlanDeck.of("mobiles"));
        rating.plans().save(gold.withOrder(TariffPlan.Order.BY_PRICE).withAllowances("free5"), 0);
    }

    private static void deck(A2bRating rating, String name, String... rows) {
        String csv = "prefix,destination,price,increment\n" + String.join("\n", rows) + "\n";
        InputStream bytes = new ByteArrayInputStream(csv.getBytes(UTF_8));
        rating.decks().importCsv(name, USD, bytes, DeckImport.Progress.NONE);
    }

    /** There is no money on the account; five minutes are free. */
    private static String call(A2bRating rating, AccountId alice) {
        CallRequest request = new CallRequest(CallId.random(), alice, "", MOBILE, 7200);
        Granted granted = (Granted) rating.charging().authorize(request);
        StringBuilder text = new StringBuilder(granted.talkSeconds() + " s granted, by");
        for (Route route : granted.routes()) {
            long micros = route.cost().orElseThrow().micros(60);
            text.append(" " + route.trunk().name() + " (costs " + micros + ")");
        }
        return text + "\n" + Pricing.explain(granted.quote(), MOBILE, 60);
    }
}

package io.a2b.agi.spi;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.AtOnce;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.Trunk;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Currency;
import java.util.List;

/** What calls expect of who hears of them; the test of a host's own listener extends it. */
public abstract class CallListenerContract {
    protected static final AccountId ACCOUNT = new AccountId(1);
    protected static final PhoneNumber CALLED = new PhoneNumber("442079460000");
    private static final int THREADS = 16;
    private static final Quote QUOTE = new Quote(
            new DeckVersion("default", 1),
            Currency.getInstance("USD"),
            new Rate(new Prefix("44"), "United Kingdom", 600_000, BillingIncrement.SECOND, 0));

    /** For a thousand calls: a caller waits for each of them. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    private static final int CALLS = 1000;

    /** Always the same listener in one test. */
    protected abstract CallListener listener();

    @Test
    void hearsOfAChargedCallQuickly() {
        assertTimeout(QUICK, () -> {
            for (int i = 0; i < CALLS; i++) charged(new CallId("charged-" + i));
        });
    }

    @Test
    void hearsOfEveryRefusal() {
        for (Authorization.Reason reason : Authorization.Reason.values()) {
            CallId call = new CallId("refused-" + reason.ordinal());
            listener().refused(new Authorization.Refused(call, reason), ACCOUNT, CALLED);
        }
    }

    /** A report may be late or come twice, and another program may have dialled. */
    @Test
    void hearsOfCallsItNeverHeardOfBefore() {
        listener().answered(new CallId("unheard-1"));
        listener().settled(settlement(new CallId("unheard-2")));
        listener().settled(new Settlement.Released(new CallId("unheard-3"), true));
        listener().settled(new Settlement.CallUnknown(new CallId("unheard-4")));
        listener().leftOpen(new CallId("unheard-5"));
        listener().leftOpen(new CallId("unheard-5"));
    }

    @Test
    void hearsOfManyAtOnce() throws Exception {
        AtOnce.run(THREADS, thread -> {
            for (int i = 0; i < CALLS / THREADS; i++) {
                charged(new CallId("crowd-" + thread + "-" + i));
            }
            return thread;
        });
    }

    private void charged(CallId call) {
        listener().authorized(granted(call), ACCOUNT, CALLED);
        listener().answered(call);
        listener().settled(settlement(call));
    }

    /** One that may be dialled. */
    protected static Authorization.Granted granted(CallId call) {
        return new Authorization.Granted(
                call,
                QUOTE,
                60,
                Pricing.charge(QUOTE, 60).amount(),
                List.of(new Route(Trunk.of("one", "PJSIP", "carrier1"))),
                false);
    }

    /** One of five seconds. */
    protected static Settlement.Charged settlement(CallId call) {
        Money charged = Pricing.charge(QUOTE, 5).amount();
        return new Settlement.Charged(
                call,
                charged,
                Money.zero(charged.currency()),
                5,
                5,
                Pricing.explain(QUOTE, CALLED, 5),
                false);
    }
}

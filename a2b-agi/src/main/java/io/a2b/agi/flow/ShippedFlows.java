package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.call.DoubtfulCalls;
import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.spi.Announcer;
import io.a2b.agi.spi.CallFlow;
import io.a2b.agi.spi.CallListener;
import io.a2b.core.account.Accounts;
import io.a2b.core.caller.Callers;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.DialPlan;
import io.a2b.rating.charging.Charging;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the flows of this package together, by the names of their scripts. */
public final class ShippedFlows {
    /** The calling card dialogue. */
    public static final String PREPAID = "prepaid";

    /** The carrier's channel was answered. */
    public static final String ANSWERED = "answered";

    /** A call ended that was left unsettled. */
    public static final String ENDED = "ended";

    /** What is charged, and who. */
    public record Billing(
            Charging charging,
            Accounts accounts,
            Ledger ledger,
            Callers callers,
            DialPlan dialPlan) {
        public Billing {
            requireNonNull(charging, "charging");
            requireNonNull(accounts, "accounts");
            requireNonNull(ledger, "ledger");
            requireNonNull(callers, "callers");
            requireNonNull(dialPlan, "dialPlan");
        }
    }

    private final Billing billing;
    private final AgiConfig config;
    private final Clock clock;
    private final Set<CallListener> listeners;
    private final Pause pause;

    public ShippedFlows(
            Billing billing, AgiConfig config, Clock clock, Set<CallListener> listeners) {
        this(billing, config, clock, listeners, Pause.real());
    }

    ShippedFlows(
            Billing billing,
            AgiConfig config,
            Clock clock,
            Set<CallListener> listeners,
            Pause pause) {
        this.billing = requireNonNull(billing, "billing");
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
        this.listeners = Set.copyOf(listeners);
        this.pause = requireNonNull(pause, "pause");
    }

    /** @param announcer empty for the one that plays the files of the configuration */
    public Map<String, CallFlow> create(
            LiveCalls live, DoubtfulCalls doubtful, Optional<Announcer> announcer) {
        AgiConfig.Dialogue dialogue = config.dialogue();
        Announcer voice = announcer.orElseGet(() -> new PromptAnnouncer(config));
        Bookkeeper books = new Bookkeeper(billing.charging(), live, listeners, pause);
        PrepaidFlow prepaid = new PrepaidFlow(
                new Login(
                        billing.accounts(),
                        billing.callers().ids(),
                        billing.dialPlan(),
                        voice,
                        clock,
                        config),
                billing,
                new CallPlacer(books, live, voice, clock, dialogue),
                clock,
                dialogue);
        return Map.of(
                PREPAID, new CollectingFlow(prepaid, doubtful, books, clock),
                ANSWERED, new AnsweredReport(books),
                ENDED, new EndedReport(books, clock));
    }
}

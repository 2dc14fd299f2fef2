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
import io.a2b.core.did.Dids;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.DialPlan;
import io.a2b.core.voucher.Vouchers;
import io.a2b.rating.charging.Charging;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the flows of this package together, by the names of their scripts. */
public final class ShippedFlows {
    /** The calling card dialogue. */
    public static final String PREPAID = "prepaid";

    /** A top-up by voucher without a call; only where there are vouchers. */
    public static final String VOUCHER = "voucher";

    /** Calls that come in; only where there are numbers for them. */
    public static final String DID = "did";

    /** The carrier's channel was answered. */
    public static final String ANSWERED = "answered";

    /** A call ended that was left unsettled. */
    public static final String ENDED = "ended";

    /**
     * What is charged, and who.
     *
     * @param vouchers empty where callers cannot redeem any
     * @param dids empty where no calls come in
     */
    public record Billing(
            Charging charging,
            Accounts accounts,
            Ledger ledger,
            Callers callers,
            DialPlan dialPlan,
            Optional<Vouchers> vouchers,
            Optional<Dids> dids) {
        public Billing {
            requireNonNull(charging, "charging");
            requireNonNull(accounts, "accounts");
            requireNonNull(ledger, "ledger");
            requireNonNull(callers, "callers");
            requireNonNull(dialPlan, "dialPlan");
            requireNonNull(vouchers, "vouchers");
            requireNonNull(dids, "dids");
        }

        /** Without numbers that calls come in on. */
        public Billing(
                Charging charging,
                Accounts accounts,
                Ledger ledger,
                Callers callers,
                DialPlan dialPlan,
                Optional<Vouchers> vouchers) {
            this(charging, accounts, ledger, callers, dialPlan, vouchers, Optional.empty());
        }

        /** Without vouchers, and without numbers that calls come in on. */
        public Billing(
                Charging charging,
                Accounts accounts,
                Ledger ledger,
                Callers callers,
                DialPlan dialPlan) {
            this(charging, accounts, ledger, callers, dialPlan, Optional.empty());
        }

        public Billing withVouchers(Vouchers newVouchers) {
            return new Billing(
                    charging, accounts, ledger, callers, dialPlan, Optional.of(newVouchers), dids);
        }

        public Billing withDids(Dids newDids) {
            return new Billing(
                    charging, accounts, ledger, callers, dialPlan, vouchers, Optional.of(newDids));
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
        Login login = new Login(
                billing.accounts(),
                billing.callers().ids(),
                billing.dialPlan(),
                voice,
                clock,
                config);
        Optional<VoucherDialogue> vouchers = billing.vouchers()
                .map(redeeming -> new VoucherDialogue(redeeming, billing.ledger(), voice));
        CallPlacer placer = new CallPlacer(books, live, sliced(voice), clock, sliced(dialogue));
        PrepaidFlow prepaid = new PrepaidFlow(login, billing, placer, clock, dialogue, vouchers);
        Map<String, CallFlow> flows = new HashMap<>();
        flows.put(PREPAID, new CollectingFlow(prepaid, doubtful, books, clock));
        flows.put(ANSWERED, new AnsweredReport(books, live, clock));
        flows.put(ENDED, new EndedReport(books, clock));
        billing.dids().ifPresent(dids -> {
            DidFlow did =
                    new DidFlow(dids, billing.dialPlan(), books, live, clock, config.inbound());
            flows.put(DID, new CollectingFlow(did, doubtful, books, clock));
        });
        vouchers.ifPresent(asked -> flows.put(VOUCHER, new VoucherFlow(login, asked, voice)));
        return Map.copyOf(flows);
    }

    /** The first slice is all that is asked for before a call. */
    private AgiConfig.Dialogue sliced(AgiConfig.Dialogue whole) {
        if (!config.slices().areWanted()) return whole;
        return new AgiConfig.Dialogue(
                whole.callerNumberLogin(),
                whole.loginAttemptsMax(),
                whole.callsMax(),
                whole.digitSecondsMax(),
                Math.min(whole.talkSecondsMax(), config.slices().sliceSeconds()),
                whole.warningSeconds());
    }

    private Announcer sliced(Announcer voice) {
        if (!config.slices().areWanted()) return voice;
        return new SlicesAnnouncer(voice, config.slices().sliceSeconds());
    }
}

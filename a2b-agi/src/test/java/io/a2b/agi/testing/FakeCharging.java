package io.a2b.agi.testing;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account;
import io.a2b.core.account.Account.Standing;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.money.Money;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.charging.Call;
import io.a2b.rating.charging.Call.State;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.Extension;
import io.a2b.rating.charging.Extension.Extended;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.Trunk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Charging in memory: numbers that begin with 44 cost one cent a second, others have no rate. Can
 * be told to fail.
 */
public final class FakeCharging implements Charging {
    private final Accounts accounts;
    private final Map<AccountId, Long> balances = new LinkedHashMap<>();
    private final Map<CallId, Kept> calls = new LinkedHashMap<>();
    private final List<LegReport> failedLegs = new ArrayList<>();
    private List<Trunk> trunks = List.of();
    private int failures;
    private int requests;
    private Runnable onLegFailed = () -> {};

    /** A call as it stands. */
    public static final class Kept {
        final CallRequest request;
        final Authorization.Granted granted;
        State state = State.OPEN;
        boolean answered;
        boolean lost;
        long talkSeconds;
        long heldMicros;
        final Map<Integer, Extended> extensions = new HashMap<>();
        Settlement settlement;
        LegReport last;

        Kept(CallRequest request, Authorization.Granted granted) {
            this.request = request;
            this.granted = granted;
            this.talkSeconds = granted.talkSeconds();
            this.heldMicros = granted.held().micros();
        }

        public CallId id() {
            return request.call();
        }

        public CallRequest request() {
            return request;
        }

        public State state() {
            return state;
        }

        public boolean isAnswered() {
            return answered;
        }

        public boolean isLost() {
            return lost;
        }

        public LegReport last() {
            return last;
        }

        public Settlement settlement() {
            return settlement;
        }
    }

    FakeCharging(Accounts accounts) {
        this.accounts = accounts;
    }

    synchronized void trunks(List<Trunk> newTrunks) {
        trunks = List.copyOf(newTrunks);
    }

    public synchronized void fund(AccountId account, long micros) {
        balances.merge(account, micros, Long::sum);
    }

    /** The next so many calls of any method fail as if the database were away. */
    public synchronized void failNext(int times) {
        failures = times;
    }

    /** Done whenever a leg has failed, before the next one is dialled. */
    public synchronized void onLegFailed(Runnable work) {
        onLegFailed = work;
    }

    public synchronized List<Kept> calls() {
        return List.copyOf(calls.values());
    }

    /** How many times somebody asked whether a call may be dialled. */
    public synchronized int requestCount() {
        return requests;
    }

    /** The only call there was. */
    public synchronized Kept onlyCall() {
        if (calls.size() != 1) throw new AssertionError("calls: " + calls.size());
        return calls.values().iterator().next();
    }

    public synchronized List<LegReport> failedLegs() {
        return List.copyOf(failedLegs);
    }

    public synchronized long availableMicros(AccountId account) {
        return balances.getOrDefault(account, 0L) - heldMicros(account);
    }

    public synchronized long heldMicros(AccountId account) {
        return calls.values().stream()
                .filter(call -> call.state == State.OPEN)
                .filter(call -> call.request.account().equals(account))
                .mapToLong(call -> call.heldMicros)
                .sum();
    }

    @Override
    public synchronized Authorization authorize(CallRequest request) {
        requests++;
        mayFail();
        Kept earlier = calls.get(request.call());
        if (earlier != null) return earlier.granted;
        Optional<Account> account = accounts.find(request.account());
        if (account.isEmpty()) return refused(request, Reason.ACCOUNT_UNKNOWN);
        if (account.get().standing(TestHouse.START) != Standing.GOOD) {
            return refused(request, Reason.ACCOUNT_NOT_ACTIVE);
        }
        if (!request.called().digits().startsWith("44")) {
            return refused(request, Reason.NUMBER_UNRATED);
        }
        if (trunks.isEmpty()) return refused(request, Reason.NO_ROUTE);
        long available = availableMicros(request.account());
        Quote quote = quote(account.get());
        Money funds = new Money(quote.currency(), Math.max(0, available));
        long seconds = Pricing.limit(quote, funds, request.talkSecondsMax()).talkSeconds();
        if (seconds < 1) return refused(request, Reason.FUNDS_INSUFFICIENT);
        Authorization.Granted granted = new Authorization.Granted(
                request.call(),
                quote,
                seconds,
                Pricing.charge(quote, seconds).amount(),
                trunks.stream().map(Route::new).toList(),
                false);
        calls.put(request.call(), new Kept(request, granted));
        return granted;
    }

    private static Authorization refused(CallRequest request, Reason reason) {
        return new Authorization.Refused(request.call(), reason);
    }

    private static Quote quote(Account account) {
        Rate rate = new Rate(
                new Prefix("44"), "United Kingdom", 600_000, new BillingIncrement(1, 1), 0);
        return new Quote(new DeckVersion("default", 1), account.currency(), rate);
    }

    @Override
    public synchronized void legFailed(CallId call, LegReport leg) {
        mayFail();
        failedLegs.add(leg);
        onLegFailed.run();
    }

    @Override
    public synchronized void answered(CallId call, int leg, String trunk, Instant at) {
        mayFail();
        Kept kept = calls.get(call);
        if (kept != null && kept.state == State.OPEN) kept.answered = true;
    }

    @Override
    public synchronized Extension extend(CallId call, int step, long moreSeconds) {
        mayFail();
        Kept kept = calls.get(call);
        if (kept == null) return new Extension.Refused(Extension.Reason.CALL_UNKNOWN);
        if (kept.state != State.OPEN) return new Extension.Refused(Extension.Reason.CALL_OVER);
        Extended earlier = kept.extensions.get(step);
        if (earlier != null) return new Extended(earlier.talkSeconds(), earlier.held(), true);
        Quote quote = kept.granted.quote();
        long micros = Math.max(0, availableMicros(kept.request.account())) + kept.heldMicros;
        Money funds = new Money(quote.currency(), micros);
        long seconds =
                Pricing.limit(quote, funds, kept.talkSeconds + moreSeconds).talkSeconds();
        if (seconds <= kept.talkSeconds) {
            return new Extension.Refused(Extension.Reason.FUNDS_INSUFFICIENT);
        }
        Extended extended = new Extended(seconds, Pricing.charge(quote, seconds).amount(), false);
        kept.talkSeconds = seconds;
        kept.heldMicros = extended.held().micros();
        kept.extensions.put(step, extended);
        return extended;
    }

    @Override
    public synchronized Settlement settle(CallId call, LegReport leg) {
        mayFail();
        Kept kept = calls.get(call);
        if (kept == null) return new Settlement.CallUnknown(call);
        if (kept.state != State.OPEN) return kept.settlement;
        kept.last = leg;
        if (leg.disposition() != Disposition.ANSWERED) return free(kept);
        long seconds = Math.max(1, (leg.times().talk().toMillis() + 500) / 1000);
        Quote quote = kept.granted.quote();
        Money charge = Pricing.charge(quote, seconds).amount();
        kept.state = State.CHARGED;
        balances.merge(kept.request.account(), -charge.micros(), Long::sum);
        kept.settlement = new Settlement.Charged(
                call,
                charge,
                Money.zero(charge.currency()),
                seconds,
                seconds,
                Pricing.explain(quote, kept.request.called(), seconds),
                false);
        return kept.settlement;
    }

    @Override
    public synchronized Settlement release(CallId call) {
        mayFail();
        Kept kept = calls.get(call);
        if (kept == null) return new Settlement.CallUnknown(call);
        return kept.state == State.OPEN ? free(kept) : kept.settlement;
    }

    private static Settlement free(Kept kept) {
        kept.state = State.RELEASED;
        kept.settlement = new Settlement.Released(kept.id(), false);
        return kept.settlement;
    }

    @Override
    public synchronized void lost(CallId call, Instant at) {
        mayFail();
        calls.get(call).lost = true;
    }

    @Override
    public void seen(Collection<CallId> seen, Instant at) {}

    @Override
    public synchronized Optional<Call> find(CallId call) {
        return Optional.ofNullable(calls.get(call)).map(FakeCharging::call);
    }

    /** The same call as recovery would ask about it. */
    public static Call call(Kept kept) {
        return new Call(
                kept.request,
                kept.granted.quote(),
                kept.state,
                kept.talkSeconds,
                kept.granted.held(),
                TestHouse.START,
                new Call.Progress(0, "", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void mayFail() {
        if (failures == 0) return;
        failures--;
        throw new A2bException(ErrorCode.DATABASE_UNAVAILABLE, "away, as told");
    }
}

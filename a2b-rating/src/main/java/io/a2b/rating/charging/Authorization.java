package io.a2b.rating.charging;

import io.a2b.core.account.Account;
import io.a2b.core.caller.Verdict;
import io.a2b.core.cdr.CallId;
import io.a2b.core.money.Money;
import io.a2b.rating.offer.Means;
import io.a2b.rating.offer.OfferResult;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.routing.Route;

import java.util.List;
import java.util.Optional;

/** Whether a call may be dialled. */
public sealed interface Authorization {
    /**
     * The money is set aside; the call may be dialled.
     *
     * @param talkSeconds the longest talk that {@code held} pays for: the switch has to cut it
     *     there
     * @param held exactly the charge of {@code talkSeconds}
     * @param routes at least one, in the order to try; none for a call that came in
     * @param replay whether an earlier call with the same id got this answer already
     */
    record Granted(
            CallId call,
            Quote quote,
            long talkSeconds,
            Money held,
            List<Route> routes,
            boolean replay)
            implements Authorization {
        public Granted {
            routes = List.copyOf(routes);
        }
    }

    /** It may not; a call detail record with leg 0 says so. No money is set aside. */
    record Refused(CallId call, Reason reason) implements Authorization {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        ACCOUNT_UNKNOWN,
        /** The operator refuses this caller, whatever account he uses. */
        CALLER_BLOCKED,
        ACCOUNT_NOT_ACTIVE,
        ACCOUNT_EXPIRED,
        /** The account may not call this number. */
        NUMBER_RESTRICTED,
        /** No calls come in on the called number for this account, or not now. */
        DID_NOT_HELD,
        /** There is neither a tariff plan nor a rate deck of the name that the account has. */
        PLAN_UNKNOWN,
        CURRENCY_DIFFERS,
        /** No rate of the plan is for this call. */
        NUMBER_UNRATED,
        NO_ROUTE,
        /** As many calls as may come in on the number at a time are there already. */
        DID_CALLS_EXCEEDED,
        CALLS_EXCEEDED,
        /** Not even the first second is affordable. */
        FUNDS_INSUFFICIENT,
        /** What the account may spend in this day or month leaves less than the first second. */
        SPEND_CAP_REACHED;

        /** What there is against a call before it is looked at what it costs, if anything. */
        public static Optional<Reason> of(Account.Standing standing, Verdict verdict) {
            if (verdict.callerBlocked()) return Optional.of(CALLER_BLOCKED);
            switch (standing) {
                case GOOD:
                    return verdict.numberRestricted()
                            ? Optional.of(NUMBER_RESTRICTED)
                            : Optional.empty();
                case NOT_ACTIVE:
                    return Optional.of(ACCOUNT_NOT_ACTIVE);
                case EXPIRED:
                    return Optional.of(ACCOUNT_EXPIRED);
            }
            throw new AssertionError(standing);
        }

        public static Reason of(Means.Lack lack) {
            switch (lack) {
                case CALLS_EXCEEDED:
                    return CALLS_EXCEEDED;
                case FUNDS_INSUFFICIENT:
                    return FUNDS_INSUFFICIENT;
                case SPEND_CAP_REACHED:
                    return SPEND_CAP_REACHED;
            }
            throw new AssertionError(lack);
        }

        public static Reason of(OfferResult.Reason reason) {
            switch (reason) {
                case PLAN_UNKNOWN:
                    return PLAN_UNKNOWN;
                case CURRENCY_DIFFERS:
                    return CURRENCY_DIFFERS;
                case NUMBER_UNRATED:
                    return NUMBER_UNRATED;
                case NO_ROUTE:
                    return NO_ROUTE;
            }
            throw new AssertionError(reason);
        }
    }
}

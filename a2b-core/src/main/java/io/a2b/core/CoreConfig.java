package io.a2b.core;

import io.a2b.core.ledger.GroupCommit;
import io.a2b.core.persistence.Isolation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The knobs of a2b-core. Immutable; start from {@link #defaults} and change what differs with the
 * {@code with} methods.
 *
 * @param secretWorkFactor the binary logarithm of the rounds a new secret of an account is hashed
 *     with (bcrypt), 4 to 16, by default {@value #SECRET_WORK_FACTOR_DEFAULT}. One more doubles the
 *     time a check takes, for a thief of the table and for a caller who waits
 * @param isolation how far transactions are kept apart, by default {@code READ_COMMITTED}
 * @param groupCommit whether concurrent writes of the ledger share commits, by default
 *     {@link GroupCommit#off}
 * @param exchangeRateAgeMax an exchange rate older than this is stale: 1 minute to 366 days, by
 *     default 2 days, so that a nightly feed may fail once
 * @param callerIdsMax how many caller ids can be added to one account, 1 to 1000, by default
 *     {@value #CALLER_IDS_MAX_DEFAULT}
 * @param keepEvents whether events are kept though this node has no listener, by default not: to be
 *     set on such nodes when another node on the same database has one
 * @param balanceNoticePause at least so long between two notices of one account that little is
 *     left: zero to 366 days, by default 7 days
 */
public record CoreConfig(
        int secretWorkFactor,
        Isolation isolation,
        GroupCommit groupCommit,
        Duration exchangeRateAgeMax,
        int callerIdsMax,
        boolean keepEvents,
        Duration balanceNoticePause) {
    static final int SECRET_WORK_FACTOR_DEFAULT = 10;
    static final int CALLER_IDS_MAX_DEFAULT = 5;

    /** @throws IllegalArgumentException naming every value that does not do, one a line */
    public CoreConfig {
        List<String> problems = new ArrayList<>();
        if (secretWorkFactor < 4 || secretWorkFactor > 16) {
            problems.add("secretWorkFactor: " + secretWorkFactor
                    + " is not within 4 to 16; 10 takes tens of milliseconds a check");
        }
        if (isolation == null) problems.add("isolation: missing");
        if (groupCommit == null) problems.add("groupCommit: missing");
        if (exchangeRateAgeMax == null
                || exchangeRateAgeMax.compareTo(Duration.ofMinutes(1)) < 0
                || exchangeRateAgeMax.compareTo(Duration.ofDays(366)) > 0) {
            problems.add(
                    "exchangeRateAgeMax: " + exchangeRateAgeMax + " is not within PT1M to PT8784H");
        }
        if (callerIdsMax < 1 || callerIdsMax > 1000) {
            problems.add("callerIdsMax: " + callerIdsMax + " is not within 1 to 1000");
        }
        if (balanceNoticePause == null
                || balanceNoticePause.isNegative()
                || balanceNoticePause.compareTo(Duration.ofDays(366)) > 0) {
            problems.add(
                    "balanceNoticePause: " + balanceNoticePause + " is not within PT0S to PT8784H");
        }
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
    }

    public static CoreConfig defaults() {
        return new CoreConfig(
                SECRET_WORK_FACTOR_DEFAULT,
                Isolation.READ_COMMITTED,
                GroupCommit.off(),
                Duration.ofDays(2),
                CALLER_IDS_MAX_DEFAULT,
                false,
                Duration.ofDays(7));
    }

    public CoreConfig withSecretWorkFactor(int newSecretWorkFactor) {
        return new CoreConfig(
                newSecretWorkFactor,
                isolation,
                groupCommit,
                exchangeRateAgeMax,
                callerIdsMax,
                keepEvents,
                balanceNoticePause);
    }

    public CoreConfig withIsolation(Isolation newIsolation) {
        return new CoreConfig(
                secretWorkFactor,
                newIsolation,
                groupCommit,
                exchangeRateAgeMax,
                callerIdsMax,
                keepEvents,
                balanceNoticePause);
    }

    public CoreConfig withGroupCommit(GroupCommit newGroupCommit) {
        return new CoreConfig(
                secretWorkFactor,
                isolation,
                newGroupCommit,
                exchangeRateAgeMax,
                callerIdsMax,
                keepEvents,
                balanceNoticePause);
    }

    public CoreConfig withExchangeRateAgeMax(Duration newExchangeRateAgeMax) {
        return new CoreConfig(
                secretWorkFactor,
                isolation,
                groupCommit,
                newExchangeRateAgeMax,
                callerIdsMax,
                keepEvents,
                balanceNoticePause);
    }

    public CoreConfig withCallerIdsMax(int newCallerIdsMax) {
        return new CoreConfig(
                secretWorkFactor,
                isolation,
                groupCommit,
                exchangeRateAgeMax,
                newCallerIdsMax,
                keepEvents,
                balanceNoticePause);
    }

    public CoreConfig withKeepEvents(boolean newKeepEvents) {
        return new CoreConfig(
                secretWorkFactor,
                isolation,
                groupCommit,
                exchangeRateAgeMax,
                callerIdsMax,
                newKeepEvents,
                balanceNoticePause);
    }

    public CoreConfig withBalanceNoticePause(Duration newBalanceNoticePause) {
        return new CoreConfig(
                secretWorkFactor,
                isolation,
                groupCommit,
                exchangeRateAgeMax,
                callerIdsMax,
                keepEvents,
                newBalanceNoticePause);
    }
}

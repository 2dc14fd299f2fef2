package io.a2b.core.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a group writes before it decides: holds and accounts as its calls will have left them if
 * nothing speaks against it. So what this node knows of a hold need not be read, an account is
 * locked by the statement that changes it, and nobody waits for it while holds are written. What is
 * decided otherwise has to be put right afterwards. Not thread-safe.
 */
final class GroupAhead {
    /**
     * What a call makes of a hold.
     *
     * @param before what the database must have; null: nothing
     */
    record Guess(HoldRow before, HoldRow after) {
        String id() {
            return after.id();
        }

        /** What that makes of its account. */
        Delta delta() {
            if (before == null) return new Delta(0, after.leftMicros(), 1, 0);
            long paid = after.paidMicros();
            return new Delta(-paid, -before.leftMicros(), -1, paid);
        }
    }

    /** What is added to an account. */
    record Delta(long posted, long held, int calls, long spent) {
        static final Delta NONE = new Delta(0, 0, 0, 0);

        Delta plus(Delta other) {
            return new Delta(
                    Math.addExact(posted, other.posted),
                    Math.addExact(held, other.held),
                    calls + other.calls,
                    Math.addExact(spent, other.spent));
        }

        BalanceRow takenFrom(BalanceRow after) {
            return after.plus(-posted, -held, -calls, -spent);
        }
    }

    /** Makes the guess of a call. */
    interface Foresight {
        /** For calls that cannot say. */
        Foresight NONE = (known, now) -> Optional.empty();

        Optional<Guess> guess(KnownHolds known, Instant now);
    }

    private final Instant now;
    private final Set<GroupedCall<?>> calls = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Guess> guesses = new TreeMap<>();
    private final Map<Long, Delta> deltas = new TreeMap<>();

    private GroupAhead(Instant now) {
        this.now = now;
    }

    static GroupAhead none(Instant now) {
        return new GroupAhead(now);
    }

    /** Of several calls on one hold, only what the first makes of it. */
    static GroupAhead of(List<GroupedCall<?>> calls, KnownHolds known, Instant now) {
        GroupAhead ahead = new GroupAhead(now);
        calls.forEach(call -> call.guess(known, now).ifPresent(guess -> ahead.add(call, guess)));
        return ahead;
    }

    private void add(GroupedCall<?> call, Guess guess) {
        if (guesses.putIfAbsent(guess.id(), guess) != null) return;
        calls.add(call);
        deltas.merge(guess.after().accountId(), guess.delta(), Delta::plus);
    }

    boolean isEmpty() {
        return guesses.isEmpty();
    }

    /** Whether all that {@code call} wants is written ahead. */
    boolean isOf(GroupedCall<?> call) {
        return calls.contains(call);
    }

    /** In the order of the ids of the holds, which are locked by that. */
    Collection<Guess> guesses() {
        return guesses.values();
    }

    /** By accounts, in the order of their ids. */
    Map<Long, Delta> deltas() {
        return deltas;
    }

    /**
     * Writes the holds in the order of their ids, those that change before those that are new, then
     * the accounts in the order of theirs.
     *
     * @param accounts that are to be locked, whether they change or not; among them all those of
     *     the holds
     * @return those of them that there are, as they are now
     * @throws NotGroupedException if a hold is not as it was known
     * @throws SQLException if one that is to be new is there; the transaction is of no use then
     */
    Map<Long, BalanceRow> write(GroupSql sql, SortedSet<Long> accounts) throws SQLException {
        List<HoldRow> placed = new ArrayList<>();
        List<Guess> changed = new ArrayList<>();
        for (Guess guess : guesses.values()) {
            if (guess.before() == null) placed.add(guess.after());
            else changed.add(guess);
        }
        Map<Long, Delta> all = new TreeMap<>(deltas);
        accounts.forEach(account -> all.putIfAbsent(account, Delta.NONE));
        return sql.writeAhead(now, changed, placed, all);
    }
}

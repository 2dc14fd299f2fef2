package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.account.AccountId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One call that waits for its answer. Whoever leads its group writes the answer, then sees to it
 * that the thread that made the call wakes up. Without an answer that thread does the work itself,
 * alone.
 */
final class GroupedCall<T> {
    /**
     * Rows that the call will ask for.
     *
     * @param holds that it changes
     * @param step of the extension, 0 when there is none
     * @param newHolds that it places
     */
    record Wanted(
            List<String> holds,
            int step,
            List<String> newHolds,
            List<Long> accounts,
            List<String> entries) {
        static Wanted hold(HoldId id) {
            return extension(id, 0);
        }

        static Wanted extension(HoldId id, int step) {
            return new Wanted(List.of(id.value()), step, List.of(), List.of(), List.of());
        }

        static Wanted newHold(HoldId id, AccountId account) {
            return new Wanted(
                    List.of(), 0, List.of(id.value()), List.of(account.value()), List.of());
        }

        static Wanted entries(List<String> ids, List<Long> accounts) {
            return new Wanted(List.of(), 0, List.of(), accounts, ids);
        }
    }

    private final Wanted wanted;
    private final Function<Ledger, T> work;
    private final BiFunction<T, Map<String, Long>, T> numbering;
    private final GroupAhead.Foresight foresight;
    private final Thread caller = Thread.currentThread();

    private T answer; // null: go alone
    private RuntimeException failure; // null: none
    private GroupedCall<?> next; // whose caller that of this one wakes; null: nobody's
    private boolean left;
    private volatile boolean leading;
    private volatile boolean taken;
    private volatile boolean finished;

    private GroupedCall(
            Wanted wanted,
            Function<Ledger, T> work,
            BiFunction<T, Map<String, Long>, T> numbers,
            GroupAhead.Foresight foresight) {
        this.wanted = requireNonNull(wanted, "wanted");
        this.work = requireNonNull(work, "work");
        this.numbering = requireNonNull(numbers, "numbers");
        this.foresight = requireNonNull(foresight, "foresight");
    }

    static <T> GroupedCall<T> of(Wanted wanted, Function<Ledger, T> work) {
        return foreseen(wanted, work, GroupAhead.Foresight.NONE);
    }

    /** @param foresight what it will have made of its hold, if that can be said */
    static <T> GroupedCall<T> foreseen(
            Wanted wanted, Function<Ledger, T> work, GroupAhead.Foresight foresight) {
        return new GroupedCall<>(wanted, work, (answer, sequences) -> answer, foresight);
    }

    /** @param numbers gives the entries in an answer the numbers the database gave them */
    static <T> GroupedCall<T> of(
            Wanted wanted, Function<Ledger, T> work, BiFunction<T, Map<String, Long>, T> numbers) {
        return new GroupedCall<>(wanted, work, numbers, GroupAhead.Foresight.NONE);
    }

    Wanted wanted() {
        return wanted;
    }

    Optional<GroupAhead.Guess> guess(KnownHolds known, Instant now) {
        return foresight.guess(known, now);
    }

    /** What the call does, and what it would be answered. */
    T work(Ledger ledger) {
        return work.apply(ledger);
    }

    /** What was {@code worked} out, with the numbers of what it has written; null stays null. */
    @SuppressWarnings("unchecked") // it came from work
    void decide(Object worked, Map<String, Long> sequences) {
        if (worked != null) answer = numbering.apply((T) worked, sequences);
    }

    void workAlone(Ledger ledger) {
        try {
            answer = work.apply(ledger);
        } catch (RuntimeException thrown) {
            failure = thrown;
        }
    }

    /** The whole group failed; each of its callers is told by an exception of its own. */
    void fail(A2bException common) {
        answer = null;
        failure = new A2bException(common.code(), common.getMessage(), common);
    }

    /** Someone has it in his group. */
    void take() {
        taken = true;
    }

    boolean isTaken() {
        return taken;
    }

    /**
     * Nothing is decided any more after this.
     *
     * @param woken whose caller that of this one will wake; null: nobody's
     * @return false if there is no caller any more who would
     */
    synchronized boolean finish(GroupedCall<?> woken) {
        next = woken;
        finished = true;
        return !left;
    }

    /**
     * The caller goes its way, and wakes the next.
     *
     * @return whether this was finished by then
     */
    synchronized boolean leave() {
        left = true;
        if (finished && next != null) next.wake();
        return finished;
    }

    void setLeading(boolean now) {
        leading = now;
    }

    /** Whether the caller may be at work for others, and not look at this one for a while. */
    boolean isLeading() {
        return leading;
    }

    void wake() {
        LockSupport.unpark(caller);
    }

    boolean isFinished() {
        return finished;
    }

    /** To be asked by the caller once it is finished. */
    T answerOrAlone(Ledger ledger) {
        if (failure != null) throw failure;
        return answer != null ? answer : work.apply(ledger);
    }
}

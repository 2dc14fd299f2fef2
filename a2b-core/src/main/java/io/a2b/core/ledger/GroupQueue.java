package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Calls that wait to go together. There is no thread here: a caller that finds a free lane leads
 * all that wait, itself among them, and the others sleep until they are answered or it is their
 * turn to lead. Thread-safe.
 *
 * <p>Nobody is left behind: whoever leaves a lane wakes the first in the queue, and whoever joins
 * the queue looks for a lane after that. An interrupt waits until the answer is there, since what
 * was asked for may be done already.
 */
final class GroupQueue {
    /** Of callers who wake each other: some, so that a slow one holds up few. */
    private static final int CHAINS = 4;

    private final int callsMax;
    private final Consumer<List<GroupedCall<?>>> work;
    private final Semaphore lanes;
    private final Queue<GroupedCall<?>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param callsMax how many go together at most
     * @param work decides the calls it is given; those it leaves undecided go alone
     */
    GroupQueue(int callsMax, int lanes, Consumer<List<GroupedCall<?>>> work) {
        this.callsMax = callsMax;
        this.lanes = new Semaphore(lanes);
        this.work = requireNonNull(work, "work");
    }

    /** Returns when {@code call} is finished, in this thread or by another. */
    void run(GroupedCall<?> call) {
        boolean interrupted = false;
        waiting.add(call);
        try {
            while (!call.isFinished()) {
                // others depend on whoever leads, so no interrupt of his must reach the database
                interrupted |= Thread.interrupted();
                if (!tryLead(call) && !call.isFinished()) LockSupport.park(this);
            }
        } finally {
            if (!call.leave()) giveUp(call);
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private boolean tryLead(GroupedCall<?> call) {
        call.setLeading(true);
        try {
            if (call.isTaken() || !lanes.tryAcquire()) return false;
            lead();
            return true;
        } finally {
            call.setLeading(false);
        }
    }

    private void lead() {
        List<GroupedCall<?>> group = new ArrayList<>();
        try {
            takeInto(group);
            if (!group.isEmpty()) work.accept(group);
        } finally {
            lanes.release();
            wakeNext(); // first, so that the lane is not idle while the many are told
            finish(group);
        }
    }

    /**
     * Wakes the callers of a group, though not all of them from here, which would take a while:
     * each wakes one more. Not those who lead, who may be too busy for that.
     */
    private static void finish(List<GroupedCall<?>> group) {
        GroupedCall<?>[] first = new GroupedCall<?>[CHAINS];
        int chain = 0;
        for (GroupedCall<?> call : group) {
            if (call.isLeading()) {
                call.finish(null);
                call.wake();
            } else if (call.finish(first[chain])) {
                first[chain] = call;
                chain = (chain + 1) % CHAINS;
            }
        }
        for (GroupedCall<?> call : first) {
            if (call != null) call.wake();
        }
    }

    private void takeInto(List<GroupedCall<?>> group) {
        while (group.size() < callsMax) {
            GroupedCall<?> next = waiting.poll();
            if (next == null) return;
            group.add(next);
            next.take();
        }
    }

    /** An error took the thread of the caller away; if it is not under way it will not happen. */
    private void giveUp(GroupedCall<?> call) {
        waiting.remove(call);
        wakeNext();
    }

    private void wakeNext() {
        GroupedCall<?> next = waiting.peek();
        if (next != null) next.wake();
    }
}

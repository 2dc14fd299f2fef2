package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Calls that wait to go together. There is no thread here: a caller that finds a free lane leads
 * those that wait for it, and the others sleep until they are answered or it is their turn to lead.
 * Thread-safe.
 *
 * <p>Calls on one account wait for the same lane, so that groups under way at once seldom wait for
 * each other in the database. Where few wait for a lane it takes those of the others too: so it is
 * not idle while all calls are on one account, which leads one such group while another commits.
 *
 * <p>Nobody is left behind: whoever leaves a lane wakes the first of those that wait, and whoever
 * joins them looks for a lane after that. An interrupt waits until the answer is there, since what
 * was asked for may be done already.
 */
final class GroupQueue {
    /** Of callers who wake each other: some, so that a slow one holds up few. */
    private static final int CHAINS = 4;

    /** The part of a full group that is so few that those of other lanes are taken, too. */
    private static final int FEW = 8;

    private static final class Lane {
        private final Queue<GroupedCall<?>> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean busy = new AtomicBoolean();
    }

    private final int callsMax;
    private final Consumer<List<GroupedCall<?>>> work;
    private final List<Lane> lanes;

    /**
     * @param callsMax how many go together at most
     * @param work decides the calls it is given; those it leaves undecided go alone
     */
    GroupQueue(int callsMax, int lanes, Consumer<List<GroupedCall<?>>> work) {
        this.callsMax = callsMax;
        this.lanes = IntStream.range(0, lanes).mapToObj(i -> new Lane()).toList();
        this.work = requireNonNull(work, "work");
    }

    /**
     * Returns when {@code call} is finished, in this thread or by another.
     *
     * @param account that the call is most likely to change; it goes with others on this one
     */
    void run(GroupedCall<?> call, long account) {
        boolean interrupted = false;
        int own = Math.floorMod(account, lanes.size());
        lanes.get(own).waiting.add(call);
        try {
            while (!call.isFinished()) {
                // others depend on whoever leads, so no interrupt of his must reach the database
                interrupted |= Thread.interrupted();
                if (!tryLead(call, own) && !call.isFinished()) LockSupport.park(this);
            }
        } finally {
            if (!call.leave()) giveUp(call, own);
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private boolean tryLead(GroupedCall<?> call, int own) {
        call.setLeading(true);
        try {
            for (int i = 0; i < lanes.size(); i++) {
                if (call.isTaken()) return false;
                int lane = (own + i) % lanes.size();
                if (!lanes.get(lane).busy.compareAndSet(false, true)) continue;
                lead(lane);
                return true;
            }
            return false;
        } finally {
            call.setLeading(false);
        }
    }

    private void lead(int lane) {
        List<GroupedCall<?>> group = new ArrayList<>();
        try {
            take(lane, group);
            if (!group.isEmpty()) work.accept(group);
        } finally {
            lanes.get(lane).busy.set(false);
            wakeNext(lane); // first, so that the lane is not idle while the many are told
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

    private void take(int lane, List<GroupedCall<?>> group) {
        Queue<GroupedCall<?>> own = lanes.get(lane).waiting;
        takeFrom(own, 1, group);
        // where several wait many have just been answered, and will ask again if they get to run
        if (!own.isEmpty()) Thread.yield();
        takeFrom(own, callsMax, group);
        if (group.size() * FEW >= callsMax) return;
        for (int i = 1; i < lanes.size(); i++) {
            takeFrom(lanes.get((lane + i) % lanes.size()).waiting, callsMax, group);
        }
    }

    private static void takeFrom(
            Queue<GroupedCall<?>> waiting, int callsMax, List<GroupedCall<?>> group) {
        while (group.size() < callsMax) {
            GroupedCall<?> next = waiting.poll();
            if (next == null) return;
            group.add(next);
            next.take();
        }
    }

    /** An error took the thread of the caller away; if it is not under way it will not happen. */
    private void giveUp(GroupedCall<?> call, int own) {
        lanes.get(own).waiting.remove(call);
        wakeNext(own);
    }

    /**
     * The first of those that wait for {@code lane}, or else for another. Who leads elsewhere may
     * not notice for a while, so then the next is woken, too.
     */
    private void wakeNext(int lane) {
        for (int i = 0; i < lanes.size(); i++) {
            for (GroupedCall<?> next : lanes.get((lane + i) % lanes.size()).waiting) {
                next.wake();
                if (!next.isLeading()) return;
            }
        }
    }
}

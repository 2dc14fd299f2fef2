package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Calls without a database: what they are answered is the size of their group. */
@Timeout(60)
class GroupQueueTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch secondGate = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Integer> groups = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<List<String>> names = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private void answerWithSize(List<GroupedCall<?>> calls) {
        groups.add(calls.size());
        calls.forEach(call -> call.decide(calls.size(), Map.of()));
    }

    /** The first group waits at the gate, whatever comes meanwhile has to wait too. */
    private Consumer<List<GroupedCall<?>>> gated(Consumer<List<GroupedCall<?>>> work) {
        AtomicInteger first = new AtomicInteger();
        return calls -> {
            if (first.getAndIncrement() == 0) awaitGate();
            work.accept(calls);
        };
    }

    private void awaitGate() {
        await(gate);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static GroupedCall<Integer> call() {
        return GroupedCall.of(GroupedCall.Wanted.hold(new HoldId("x")), ledger -> -1);
    }

    private static int ask(GroupQueue queue) {
        return ask(queue, 0, "x");
    }

    private static int ask(GroupQueue queue, long account, String hold) {
        GroupedCall<Integer> call =
                GroupedCall.of(GroupedCall.Wanted.hold(new HoldId(hold)), ledger -> -1);
        queue.run(call, account);
        return call.answerOrAlone(null);
    }

    private Thread start(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
        return thread;
    }

    private void joinAll() throws InterruptedException {
        for (Thread thread : threads) thread.join();
    }

    @Test
    void whoeverComesAloneGoesAlone() {
        GroupQueue queue = new GroupQueue(8, 1, this::answerWithSize);
        assertEquals(1, ask(queue));
        assertEquals(1, ask(queue));
    }

    @Test
    void thoseWhoHadToWaitGoTogetherInGroupsOfTheLargestSize() throws Exception {
        GroupQueue queue = new GroupQueue(8, 1, gated(this::answerWithSize));
        ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 21; i++) start(() -> answers.add(ask(queue)));
        gate.countDown();
        joinAll();
        assertEquals(List.of(1, 8, 8, 4), List.copyOf(groups));
        assertEquals(21, answers.size());
    }

    @Test
    void asManyGroupsAreUnderWayAsThereAreLanes() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        GroupQueue queue = new GroupQueue(2, 3, calls -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            awaitGate();
            underWay.decrementAndGet();
            answerWithSize(calls);
        });
        for (int i = 0; i < 12; i++) start(() -> ask(queue));
        assertEquals(3, underWay.get());
        gate.countDown();
        joinAll();
        assertEquals(3, most.get());
        assertEquals(12, groups.stream().mapToInt(n -> n).sum());
    }

    /** Two lanes, each with a call under way that waits: "one" at the gate, "two" at the second. */
    private GroupQueue busyWithOneAndTwo(int callsMax) {
        return busyWithOneAndTwo(callsMax, holds -> {});
    }

    private GroupQueue busyWithOneAndTwo(int callsMax, Consumer<List<String>> underWay) {
        GroupQueue queue = new GroupQueue(callsMax, 2, calls -> {
            List<String> holds =
                    calls.stream().map(call -> call.wanted().holds().get(0)).toList();
            if (holds.contains("one")) await(gate);
            if (holds.contains("two")) await(secondGate);
            underWay.accept(holds);
            names.add(holds);
            answerWithSize(calls);
        });
        start(() -> ask(queue, 0, "one"));
        start(() -> ask(queue, 1, "two"));
        return queue;
    }

    @Test
    void callsOnOneAccountGoTogetherAndNotWithOthers() throws Exception {
        // a lane that is done takes what waits for the other, so neither is done before both began
        CountDownLatch bothBegan = new CountDownLatch(2);
        GroupQueue queue = busyWithOneAndTwo(8, holds -> {
            if (holds.contains("one") || holds.contains("two")) return;
            bothBegan.countDown();
            await(bothBegan);
        });
        for (String name : List.of("a", "b", "c")) {
            start(() -> ask(queue, 2, name + "-even"));
            start(() -> ask(queue, 3, name + "-odd"));
        }
        gate.countDown();
        secondGate.countDown();
        joinAll();
        List<String> even = List.of("a-even", "b-even", "c-even");
        List<String> odd = List.of("a-odd", "b-odd", "c-odd");
        assertEquals(Set.of(List.of("one"), List.of("two"), even, odd), new HashSet<>(names));
    }

    @Test
    void aLaneThatFewWaitForTakesThoseOfTheOtherToo() throws Exception {
        GroupQueue queue = busyWithOneAndTwo(64);
        start(() -> ask(queue, 0, "few"));
        for (String name : List.of("a", "b", "c")) start(() -> ask(queue, 1, name));
        gate.countDown();
        while (names.size() < 2) Thread.onSpinWait();
        assertEquals(List.of(List.of("one"), List.of("few", "a", "b", "c")), List.copyOf(names));
        secondGate.countDown();
        joinAll();
    }

    @Test
    void anErrorOfTheLeaderTakesNobodyWithIt() throws Exception {
        AtomicInteger groupsBefore = new AtomicInteger();
        GroupQueue queue = new GroupQueue(4, 1, gated(calls -> {
            if (groupsBefore.getAndIncrement() < 2) throw new StackOverflowError("made up");
            answerWithSize(calls);
        }));
        AtomicInteger errors = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 10; i++) {
            start(() -> {
                try {
                    answers.add(ask(queue));
                } catch (StackOverflowError error) {
                    errors.incrementAndGet();
                }
            });
        }
        gate.countDown();
        joinAll();
        assertEquals(2, errors.get());
        // of the second group all but its leader go alone; the third and the fourth are answered
        assertEquals(3, answers.stream().filter(n -> n == -1).count());
        assertEquals(5, answers.stream().filter(n -> n > 0).count());
    }

    @Test
    void whoIsGoneIsNotReliedOnToWakeTheNext() throws Exception {
        GroupedCall<Integer> gone = call();
        assertFalse(gone.leave());
        assertFalse(gone.finish(call()));
        GroupedCall<Integer> there = call();
        assertTrue(there.finish(null));
        assertTrue(there.leave());
    }

    @Test
    void anInterruptedCallerStillGetsItsAnswerAndTheInterrupt() throws Exception {
        GroupQueue queue = new GroupQueue(8, 1, gated(this::answerWithSize));
        AtomicReference<Integer> answer = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        start(() -> ask(queue));
        Thread second = start(() -> {
            answer.set(ask(queue));
            flag.set(Thread.currentThread().isInterrupted());
        });
        second.interrupt();
        gate.countDown();
        joinAll();
        assertEquals(1, answer.get());
        assertTrue(flag.get());
    }

    @Test
    void anInterruptedLeaderDoesNotInterruptTheWork() {
        AtomicReference<Boolean> seen = new AtomicReference<>();
        GroupQueue queue = new GroupQueue(8, 1, calls -> {
            seen.set(Thread.currentThread().isInterrupted());
            answerWithSize(calls);
        });
        Thread.currentThread().interrupt();
        assertEquals(1, ask(queue));
        assertFalse(seen.get());
        assertTrue(Thread.interrupted());
    }

    @Test
    void whatIsLeftUndecidedIsDoneAloneByItsCaller() {
        GroupQueue queue = new GroupQueue(8, 1, calls -> {});
        assertEquals(-1, ask(queue));
    }

    @Test
    void aThousandThreadsAreAllAnswered() throws Exception {
        GroupQueue queue = new GroupQueue(16, 3, this::answerWithSize);
        AtomicInteger answers = new AtomicInteger();
        for (int i = 0; i < 1000; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 20; n++) {
                    if (ask(queue, n, "x") > 0) answers.incrementAndGet();
                }
            });
            threads.add(thread);
            thread.start();
        }
        joinAll();
        assertEquals(20_000, answers.get());
        assertEquals(20_000, groups.stream().mapToInt(n -> n).sum());
    }

    @Test
    void refusesKnobsBeyondTheirBounds() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new GroupCommit(0, 17));
        assertTrue(refused.getMessage().matches("writesMax: 0 .*\ncommitsAtOnce: 17 .*"));
        assertFalse(GroupCommit.off().isOn());
        assertTrue(GroupCommit.off().withWritesMax(2).isOn());
    }
}

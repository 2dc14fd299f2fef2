package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.DoubtfulCalls;
import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.spi.CallFlow;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Forwarding;

import java.time.Clock;
import java.util.Optional;

/**
 * After a dialogue, asks the switch for the ends of calls that it kept because nobody was there to
 * hear of them. The store of the switch can be read even when the caller has hung up, so nobody
 * waits for it.
 */
final class CollectingFlow implements CallFlow {
    private static final int CALLS_PER_SESSION = 20;

    private final CallFlow dialogue;
    private final DoubtfulCalls doubtful;
    private final Bookkeeper books;
    private final Clock clock;

    CollectingFlow(CallFlow dialogue, DoubtfulCalls doubtful, Bookkeeper books, Clock clock) {
        this.dialogue = requireNonNull(dialogue, "dialogue");
        this.doubtful = requireNonNull(doubtful, "doubtful");
        this.books = requireNonNull(books, "books");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void run(CallChannel channel) {
        try {
            dialogue.run(channel);
        } finally {
            collect(channel);
        }
    }

    private void collect(CallChannel channel) {
        for (CallId call : doubtful.next(CALLS_PER_SESSION)) {
            Optional<LegOutcome> outcome = channel.kept(call).flatMap(LegOutcome::find);
            if (outcome.isPresent()
                    && books.settleBoth(call, outcome.get().report(clock.instant()))) {
                doubtful.remove(call);
                Forwarding.of(call).map(Forwarding::inbound).ifPresent(doubtful::remove);
                channel.forget(call);
            }
        }
    }
}

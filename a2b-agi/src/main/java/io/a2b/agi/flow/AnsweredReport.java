package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.CallOrigin;
import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.spi.CallFlow;
import io.a2b.core.cdr.CallId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The carrier's channel reports that it was answered, while the dial blocks the session of the
 * call. Two people wait for this to end, so it asks the channel nothing.
 */
final class AnsweredReport implements CallFlow {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweredReport.class);

    /** Asterisk's unique id: a host's name perhaps, seconds and a number. */
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9._-]{1,150}");

    private final Bookkeeper books;
    private final LiveCalls live;
    private final Clock clock;

    AnsweredReport(Bookkeeper books, LiveCalls live, Clock clock) {
        this.books = requireNonNull(books, "books");
        this.live = requireNonNull(live, "live");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void run(CallChannel channel) {
        CallOrigin origin = channel.origin();
        Optional<CallId> call = Reported.call(origin.argument(0));
        Optional<LegOutcome> outcome = LegOutcome.find(String.join(
                ":",
                "v1",
                origin.argument(1),
                origin.argument(2),
                "",
                origin.argument(3),
                "",
                "",
                ""));
        Optional<Instant> at = LegOutcome.time(origin.argument(3));
        if (call.isEmpty() || outcome.isEmpty() || at.isEmpty()) {
            LOG.warn("{}: a report of an answer that makes no sense", origin.uniqueId());
            return;
        }
        String legChannel = origin.argument(4);
        if (CHANNEL.matcher(legChannel).matches()) {
            Instant now = clock.instant(); // two clocks: the earlier time lets nobody talk too long
            Instant since = at.get().isBefore(now) ? at.get() : now;
            live.answered(new LiveCalls.Answered(call.get(), legChannel, since));
        }
        books.answered(call.get(), outcome.get().leg(), outcome.get().trunk(), at.get());
    }
}

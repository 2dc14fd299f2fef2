package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.CallOrigin;
import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.spi.CallFlow;
import io.a2b.core.cdr.CallId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Optional;

/**
 * The carrier's channel reports that it was answered, while the dial blocks the session of the
 * call. Two people wait for this to end, so it asks the channel nothing.
 */
final class AnsweredReport implements CallFlow {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweredReport.class);

    private final Bookkeeper books;

    AnsweredReport(Bookkeeper books) {
        this.books = requireNonNull(books, "books");
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
        books.answered(call.get(), outcome.get().leg(), outcome.get().trunk(), at.get());
    }
}

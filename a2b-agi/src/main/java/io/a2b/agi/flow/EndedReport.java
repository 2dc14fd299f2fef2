package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.CallOrigin;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.spi.CallFlow;
import io.a2b.core.cdr.CallId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Optional;

/**
 * The caller's hang-up handler reports a call that the session of the call left unsettled, because
 * the program died under it or its database was away.
 */
final class EndedReport implements CallFlow {
    private static final Logger LOG = LoggerFactory.getLogger(EndedReport.class);

    private final Bookkeeper books;
    private final Clock clock;

    EndedReport(Bookkeeper books, Clock clock) {
        this.books = requireNonNull(books, "books");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void run(CallChannel channel) {
        CallOrigin origin = channel.origin();
        Optional<CallId> call = Reported.call(origin.argument(0));
        Optional<LegOutcome> outcome = LegOutcome.find(origin.argument(1));
        if (call.isEmpty() || outcome.isEmpty()) {
            LOG.warn("{}: a report of an end that makes no sense", origin.uniqueId());
            return;
        }
        if (books.settleBoth(call.get(), outcome.get().report(clock.instant()))) {
            channel.setVariable(ChannelVariable.A2B_SETTLED, "yes");
        }
    }
}

package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.Forwarding;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.RatingConfig;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Charging over the tables {@code a2b_call} and those of the ledger. Whatever changes a call locks
 * its row first, so two reports of one call come one after the other, on whatever node.
 */
final class SqlCharging implements Charging {
    private static final Logger LOG = LoggerFactory.getLogger(SqlCharging.class);
    private static final int SEEN_AT_ONCE = 100;

    private final Transactor transactor;
    private final Authorizer authorizer;
    private final Extender extender;
    private final Closer closer;
    private final LinkedCloser linked;

    SqlCharging(ChargingParts parts, RatingConfig config, Clock clock) {
        this.transactor = parts.transactor();
        this.authorizer = new Authorizer(parts, config, clock);
        this.extender = new Extender(parts, config, clock);
        this.closer = new Closer(parts, config.overrun(), clock);
        this.linked = new LinkedCloser(closer);
    }

    @Override
    public Authorization authorize(CallRequest request) {
        return authorizer.authorize(requireNonNull(request, "request"));
    }

    @Override
    public void legFailed(CallId call, LegReport leg) {
        if (leg.disposition() == Disposition.ANSWERED) {
            throw new IllegalArgumentException("leg: " + leg + " was answered; settle it");
        }
        withLocked(call, (transaction, row) -> {
            closer.endLeg(transaction, row, leg);
            return row;
        });
    }

    @Override
    public void answered(CallId call, int leg, String trunk, Instant at) {
        if (leg < 1) throw new IllegalArgumentException("leg: " + leg);
        if (trunk.length() > 64) throw new IllegalArgumentException("trunk: over 64 characters");
        requireNonNull(at, "at");
        int changed = transactor.inTransaction(transaction -> {
            CallMapper calls = transaction.mapper(CallMapper.class);
            int noted = calls.noteAnswer(call, leg, trunk, at);
            if (noted > 0) {
                carriedOn(calls, call)
                        .ifPresent(to -> calls.noteAnswer(to.inbound(), to.leg(), trunk, at));
            }
            return noted;
        });
        if (changed == 0) LOG.debug("{}: answered on leg {} at {}, nothing new", call, leg, at);
    }

    @Override
    public Extension extend(CallId call, int step, long moreSeconds) {
        if (step < 1) throw new IllegalArgumentException("step: " + step);
        if (moreSeconds < 1) throw new IllegalArgumentException("moreSeconds: " + moreSeconds);
        return withLocked(
                        call,
                        (transaction, row) -> extender.extend(transaction, row, step, moreSeconds))
                .orElseGet(() -> new Extension.Refused(Extension.Reason.CALL_UNKNOWN));
    }

    @Override
    public Settlement settle(CallId call, LegReport leg) {
        requireNonNull(leg, "leg");
        return withLocked(call, (transaction, row) -> linked.settle(transaction, row, leg))
                .orElseGet(() -> new Settlement.CallUnknown(call));
    }

    @Override
    public Settlement release(CallId call) {
        return withLocked(call, linked::release).orElseGet(() -> new Settlement.CallUnknown(call));
    }

    @Override
    public void lost(CallId call, Instant at) {
        requireNonNull(at, "at");
        int changed = transactor.inTransaction(transaction -> {
            CallMapper calls = transaction.mapper(CallMapper.class);
            int noted = calls.noteLoss(call, at);
            if (noted > 0) {
                carriedOn(calls, call).ifPresent(to -> calls.noteLoss(to.inbound(), at));
            }
            return noted;
        });
        if (changed > 0) LOG.info("{}: connection to the switch lost at {}", call, at);
    }

    @Override
    public void seen(Collection<CallId> calls, Instant at) {
        requireNonNull(at, "at");
        // in one order everywhere, so that two nodes never wait for each other
        TreeSet<String> ids = new TreeSet<>();
        for (CallId call : calls) ids.add(call.value());
        List<String> ordered = List.copyOf(ids);
        for (int from = 0; from < ordered.size(); from += SEEN_AT_ONCE) {
            int end = Math.min(ordered.size(), from + SEEN_AT_ONCE);
            List<String> some = ordered.subList(from, end);
            transactor.inTransaction(transaction -> {
                CallMapper mapper = transaction.mapper(CallMapper.class);
                for (String id : some) mapper.noteSeen(new CallId(id), at);
                return null;
            });
        }
    }

    @Override
    public Optional<Call> find(CallId call) {
        return transactor
                .inTransaction(transaction ->
                        Optional.ofNullable(transaction.mapper(CallMapper.class).find(call)))
                .flatMap(CallRow::toCall);
    }

    /** What {@code call} carries on; a host may have given a call of its own such an id. */
    private static Optional<Forwarding> carriedOn(CallMapper calls, CallId call) {
        return Forwarding.of(call)
                .flatMap(known -> Optional.ofNullable(calls.find(call)))
                .flatMap(CallRow::forwarding);
    }

    /** Runs {@code work} on an authorised call that nobody else can change meanwhile. */
    private <T> Optional<T> withLocked(CallId call, BiFunction<Transaction, CallRow, T> work) {
        requireNonNull(call, "call");
        Optional<T> result = transactor.inTransaction(transaction -> {
            CallRow row = transaction.mapper(CallMapper.class).lock(call);
            if (row == null || row.state() == CallRow.State.REFUSED) return Optional.empty();
            return Optional.of(work.apply(transaction, row));
        });
        if (result.isEmpty()) LOG.warn("{}: reported, but it was never authorised", call);
        return result;
    }
}

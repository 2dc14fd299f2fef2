package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.CorrectResult;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.charging.CallHolds;
import io.a2b.rating.charging.CallJson;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.simulation.RepricedCall.Outcome;
import io.a2b.rating.simulation.ReratingRow.PageCount;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Re-rating in SQL. A run remembers after each page how far it is; each correction is a transaction
 * that locks the call first, then, in the ledger, its hold and its account.
 */
final class SqlRerating implements Rerating {
    /** Calls that are read at once. */
    static final int PAGE = 500;

    private final Transactor transactor;
    private final Ledger ledger;
    private final RateDecks decks;
    private final Clock clock;
    private final int pageSize;

    SqlRerating(Transactor transactor, Ledger ledger, RateDecks decks, Clock clock, int pageSize) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.ledger = requireNonNull(ledger, "ledger");
        this.decks = requireNonNull(decks, "decks");
        this.clock = requireNonNull(clock, "clock");
        this.pageSize = pageSize;
    }

    @Override
    public ReratingPreview preview(ReratingScope scope, Consumer<RepricedCall> calls) {
        RateDeck deck = deck(scope);
        Repricer repricer = new Repricer(deck, scope.ratedBy());
        long[] counts = new long[Outcome.values().length];
        Money before = Money.zero(deck.currency());
        Money after = before;
        long all = 0;
        Instant at = scope.from();
        String call = "";
        List<ChargedCallRow> page;
        do {
            page = page(scope, at, call);
            for (ChargedCallRow row : page) {
                at = row.startedAt();
                call = row.callId();
                Optional<RepricedCall> found = repricer.reprice(row);
                if (found.isEmpty()) continue;
                RepricedCall repriced = found.get();
                all++;
                counts[repriced.outcome().ordinal()]++;
                if (repriced.price().isPresent()) {
                    before = before.plus(repriced.cost());
                    after = after.plus(repriced.price().get());
                }
                calls.accept(repriced);
            }
        } while (page.size() == pageSize);
        return new ReratingPreview(
                all,
                counts[Outcome.SAME.ordinal()],
                counts[Outcome.CHEAPER.ordinal()],
                counts[Outcome.DEARER.ordinal()],
                counts[Outcome.UNRATED.ordinal()],
                counts[Outcome.CURRENCY_DIFFERS.ordinal()],
                before,
                after);
    }

    @Override
    public ReratingReport apply(ReratingRun run, Progress progress) {
        Instant now = now();
        if (run.scope().until().isAfter(now)) {
            throw new IllegalArgumentException("until: " + run.scope().until() + " is to come");
        }
        RateDeck deck = deck(run.scope());
        ReratingRow asked = ReratingRow.started(run, deck.currency(), now);
        ReratingRow at = begin(asked);
        if (!at.order().equals(asked.order())) {
            throw new ReratingConflictException(
                    run.id(), "was " + at.order() + ", is now " + asked.order());
        }
        boolean replay = at.finishedAt() != null;
        Repricer repricer = new Repricer(deck, run.scope().ratedBy());
        while (at.finishedAt() == null) {
            at = applyPage(run, at, repricer);
            progress.examined(at.calls());
        }
        return report(at, replay);
    }

    /** Starts the run, unless it was started before. */
    private ReratingRow begin(ReratingRow asked) {
        return in(mapper -> {
            Optional<ReratingRow> earlier = mapper.findRun(asked.id());
            if (earlier.isPresent()) return earlier.get();
            mapper.insertRun(asked);
            return asked;
        });
    }

    private ReratingRow applyPage(ReratingRun run, ReratingRow seen, Repricer repricer) {
        List<ChargedCallRow> page = page(run.scope(), seen.reachedAt(), seen.reachedCall());
        PageCount count = new PageCount();
        ChargedCallRow last = null;
        for (ChargedCallRow row : page) {
            last = row;
            Optional<RepricedCall> found = repricer.reprice(row);
            if (found.isEmpty()) continue;
            count.count(found.get());
            if (found.get().changes()) correct(run.id(), row.callId(), repricer);
        }
        ReratingRow next = seen.behind(last, count, page.size() < pageSize ? now() : null);
        return in(mapper -> mapper.advance(seen, next) == 1
                ? next
                : mapper.findRun(seen.id()).orElseThrow(() -> corrupt(seen.id(), "vanished")));
    }

    private void correct(CorrectionId run, String call, Repricer repricer) {
        transactor.inTransaction(transaction -> {
            ReratingMapper mapper = transaction.mapper(ReratingMapper.class);
            mapper.lock(call);
            if (mapper.countOf(call, run.value()) > 0) return null;
            // what it is charged may have changed since the page was read
            RepricedCall repriced = repricer.reprice(mapper.call(call)).orElseThrow();
            if (!repriced.changes()) return null;
            CorrectResult.Corrected booked = book(transaction, run, repriced);
            mapper.insertCorrection(row(repriced, booked, mapper.corrections(call) + 1));
            return null;
        });
    }

    private CorrectResult.Corrected book(
            Transaction transaction, CorrectionId run, RepricedCall repriced) {
        Ledger joined = ledger.within(transaction);
        CallId call = repriced.call();
        Money price = repriced.price().orElseThrow();
        CorrectResult result = joined.correct(CallHolds.of(call), run, price, call.value());
        if (result instanceof CorrectResult.Refused) {
            result = joined.correct(CallHolds.late(call), run, price, call.value());
        }
        if (result instanceof CorrectResult.Corrected corrected) return corrected;
        throw corrupt(
                call.value(),
                "the ledger refuses to correct it: " + ((CorrectResult.Refused) result).reason());
    }

    private CallCorrectionRow row(
            RepricedCall repriced, CorrectResult.Corrected booked, int number) {
        return new CallCorrectionRow(
                repriced.call().value(),
                number,
                booked.id().value(),
                "",
                "",
                booked.charged().currency().getCurrencyCode(),
                booked.chargedBefore().micros(),
                booked.uncoveredBefore().micros(),
                booked.charged().micros(),
                booked.uncovered().micros(),
                CallJson.write(repriced.trace().orElseThrow()),
                now());
    }

    @Override
    public Optional<ReratingReport> find(CorrectionId run) {
        return in(mapper -> mapper.findRun(run.value()))
                .map(row -> report(row, row.finishedAt() != null));
    }

    private ReratingReport report(ReratingRow row, boolean replay) {
        ReratingMapper.Sums sums = in(mapper -> mapper.sums(row.id()));
        return new ReratingReport(
                new CorrectionId(row.id()),
                row.calls(),
                sums.calls(),
                row.unrated(),
                row.otherCurrency(),
                money(row, sums.chargedBefore()),
                money(row, sums.uncoveredBefore()),
                money(row, sums.charged()),
                money(row, sums.uncovered()),
                replay);
    }

    private static Money money(ReratingRow row, BigDecimal micros) {
        return new Money(row.unit(), micros.longValueExact());
    }

    @Override
    public List<CallCorrection> corrections(CallId call) {
        return in(mapper -> mapper.correctionsOf(call.value())).stream()
                .map(CallCorrectionRow::toCorrection)
                .toList();
    }

    private List<ChargedCallRow> page(ReratingScope scope, Instant at, String call) {
        Instant until = scope.until();
        return in(mapper -> scope.account().isPresent()
                ? mapper.callsOf(scope.account().get().value(), at, call, until, pageSize)
                : mapper.calls(at, call, until, pageSize));
    }

    private RateDeck deck(ReratingScope scope) {
        return decks.find(scope.deck())
                .orElseThrow(
                        () -> new IllegalArgumentException("deck: there is no " + scope.deck()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    private <T> T in(Function<ReratingMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(ReratingMapper.class)));
    }

    private static A2bException corrupt(String what, String why) {
        return new A2bException(ErrorCode.DATA_CORRUPT, what + ": " + why);
    }
}

package io.a2b.rating.simulation;

import static io.a2b.rating.simulation.ReratingRig.LISBON;
import static io.a2b.rating.simulation.ReratingRig.LONDON;
import static io.a2b.rating.simulation.ReratingRig.MADRID;
import static io.a2b.rating.simulation.ReratingRig.PARIS;
import static io.a2b.rating.simulation.ReratingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;
import io.a2b.rating.RatingTables;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.simulation.RepricedCall.Outcome;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What re-rating keeps, on one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReratingContract {
    private final TestDatabase kind;
    private FreshDatabase database;
    private ReratingRig rig;

    ReratingContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open(RatingTables.MIGRATIONS);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void rig() {
        rig = new ReratingRig(database.dataSource());
    }

    @AfterEach
    void theBooksBalance() {
        rig.assertBooksBalance();
    }

    @Test
    void previewTellsCallByCallAndTouchesNothing() {
        rig.deck("0.60", "0.60", "0.60", "0.60");
        AccountId account = rig.account("10");
        List<CallId> calls = List.of(
                rig.charged(account, LISBON, 60),
                rig.charged(account, MADRID, 60),
                rig.charged(account, LONDON, 60),
                rig.charged(account, PARIS, 60),
                rig.charged(account, LISBON, 30));
        DeckVersion next = rig.deck("0.30", "0.90", "0.60");
        List<RepricedCall> seen = new ArrayList<>();
        ReratingPreview preview = rig.rerating.preview(rig.scope(next), seen::add);
        assertEquals(new ReratingPreview(5, 1, 2, 1, 1, 0, usd("2.10"), usd("1.95")), preview);
        assertEquals(usd("-0.15"), preview.change());
        assertEquals(calls, seen.stream().map(RepricedCall::call).toList());
        assertEquals(
                List.of(
                        Outcome.CHEAPER,
                        Outcome.DEARER,
                        Outcome.SAME,
                        Outcome.UNRATED,
                        Outcome.CHEAPER),
                seen.stream().map(RepricedCall::outcome).toList());
        assertEquals(Optional.of(usd("0.90")), seen.get(1).price());
        assertEquals(usd("0.90"), seen.get(1).trace().orElseThrow().total());
        assertEquals(Optional.empty(), seen.get(3).price());
        assertEquals(usd("7.30"), rig.posted(account));
        for (CallId call : calls) {
            assertEquals(1, rig.core.ledger().entriesOf(call.value()).size());
            assertEquals(List.of(), rig.rerating.corrections(call));
        }
    }

    @Test
    void chargesAnewAndKeepsTheFirstChargeOnRecord() {
        rig.deck("0.60", "0.60", "0.60", "0.60");
        AccountId account = rig.account("10");
        CallId cheaper = rig.charged(account, LISBON, 60);
        CallId dearer = rig.charged(account, MADRID, 60);
        CallId same = rig.charged(account, LONDON, 60);
        CallId unrated = rig.charged(account, PARIS, 60);
        DeckVersion next = rig.deck("0.30", "0.90", "0.60");
        List<Long> progress = new ArrayList<>();
        ReratingReport report = rig.rerating.apply(rig.run("run", next), progress::add);
        assertEquals(
                new ReratingReport(
                        new CorrectionId(rig.deck + ":run"),
                        4,
                        2,
                        1,
                        0,
                        usd("1.20"),
                        usd("0"),
                        usd("1.20"),
                        usd("0"),
                        false),
                report);
        assertEquals(1, report.same());
        assertEquals(List.of(2L, 4L, 4L), progress);
        assertEquals(
                List.of(usd("0.30"), usd("0.90"), usd("0.60"), usd("0.60")),
                List.of(rig.paid(cheaper), rig.paid(dearer), rig.paid(same), rig.paid(unrated)));
        assertEquals(usd("7.60"), rig.posted(account));

        CallCorrection correction = rig.rerating.corrections(cheaper).get(0);
        assertEquals(
                List.of(usd("0.60"), usd("0"), usd("0.30"), usd("0")),
                List.of(
                        correction.chargedBefore(),
                        correction.uncoveredBefore(),
                        correction.charged(),
                        correction.uncovered()));
        assertEquals(usd("0.30"), correction.trace().total());
        assertEquals(usd("0.30"), correction.trace().replayed());
        assertEquals(
                List.of("alice", "wrong prices were imported"),
                List.of(correction.actor(), correction.reason()));
        assertEquals(rig.clock.instant(), correction.correctedAt());
        assertEquals(List.of(), rig.rerating.corrections(same));
        assertEquals(
                usd("0.60"),
                rig.core.callDetailRecords().of(cheaper).get(0).bill().charge());
        Settlement.Charged settled =
                assertInstanceOf(Settlement.Charged.class, rig.settle(cheaper, 60));
        assertEquals(usd("0.60"), settled.charged());
    }

    @Test
    void takesNoMoreThanIsAvailableAndWritesOffTheRest() {
        rig.deck("0.60", "0.60");
        AccountId account = rig.account("2");
        CallId past = rig.charged(account, LISBON, 60);
        rig.authorized(account, MADRID, 100); // holds 1.00 of the 1.40 left
        DeckVersion next = rig.deck("1.80");
        ReratingReport report = rig.apply("run", next);
        assertEquals(usd("1.00"), report.charged());
        assertEquals(usd("0.80"), report.uncovered());
        assertEquals(usd("1.00"), rig.paid(past));
        assertEquals(usd("0"), rig.balance(account).available());
        assertEquals(usd("1.00"), rig.balance(account).held());
        // what was written off is forgiven first
        DeckVersion last = rig.deck("0.90");
        rig.apply("run-2", last);
        assertEquals(usd("0.90"), rig.paid(past));
        assertEquals(usd("0.10"), rig.balance(account).available());
    }

    @Test
    void aRepeatChangesNothing() {
        rig.deck("0.60");
        AccountId account = rig.account("10");
        CallId call = rig.charged(account, LISBON, 60);
        DeckVersion next = rig.deck("0.30");
        ReratingRun run = rig.run("run", next);
        ReratingReport first = rig.rerating.apply(run, Rerating.Progress.NONE);
        rig.clock.advance(Duration.ofDays(1));
        ReratingReport again = rig.rerating.apply(run, Rerating.Progress.NONE);
        assertEquals(List.of(false, true), List.of(first.replay(), again.replay()));
        assertEquals(Optional.of(again), rig.rerating.find(run.id()));
        assertEquals(first.charged(), again.charged());
        assertEquals(usd("9.70"), rig.posted(account));
        assertEquals(1, rig.rerating.corrections(call).size());
    }

    @Test
    void anotherRunGoesOnFromTheLatestCharge() {
        rig.deck("0.60");
        AccountId account = rig.account("10");
        CallId call = rig.charged(account, LISBON, 60);
        DeckVersion second = rig.deck("0.30");
        DeckVersion third = rig.deck("0.45");
        ReratingRun run = rig.run("run-2", second);
        rig.rerating.apply(run, Rerating.Progress.NONE);
        ReratingReport report = rig.apply("run-3", third);
        assertEquals(
                List.of(usd("0.30"), usd("0.45")),
                List.of(report.chargedBefore(), report.charged()));
        rig.rerating.apply(run, Rerating.Progress.NONE);
        assertEquals(usd("0.45"), rig.paid(call));
        assertEquals(
                List.of(usd("0.30"), usd("0.45")),
                rig.rerating.corrections(call).stream()
                        .map(CallCorrection::charged)
                        .toList());
        assertEquals(0, rig.apply("run-4", third).corrected());
    }

    /** Nor does a run that finished take back what a later one did to a call it had left alone. */
    @Test
    void aFinishedRunIsFinished() {
        DeckVersion first = rig.deck("0.60");
        AccountId account = rig.account("10");
        CallId call = rig.charged(account, LISBON, 60);
        ReratingRun nothing = rig.run("run-1", first);
        assertEquals(0, rig.rerating.apply(nothing, Rerating.Progress.NONE).corrected());
        rig.apply("run-2", rig.deck("0.30"));
        rig.rerating.apply(nothing, Rerating.Progress.NONE);
        assertEquals(usd("0.30"), rig.paid(call));
    }

    @Test
    void leavesOutWhatIsNotInScope() {
        rig.deck("0.60");
        String other = rig.deck + "-other";
        rig.otherDeck(other, "USD", "0.60");
        AccountId account = rig.account("10");
        AccountId neighbour = rig.account("10");
        AccountId elsewhere = rig.account(usd("10"), other);
        CallId early = rig.charged(account, LISBON, 60);
        Instant from = rig.clock.instant();
        CallId meant = rig.charged(account, LISBON, 60);
        rig.charged(neighbour, LISBON, 60);
        CallId otherDeck = rig.charged(elsewhere, LISBON, 60);
        Instant until = rig.clock.instant();
        CallId late = rig.charged(account, LISBON, 60);
        DeckVersion next = rig.deck("0.30");
        ReratingScope scope = ReratingScope.of(next, from, until);
        assertEquals(
                1, rig.rerating.preview(scope.withAccount(account), call -> {}).cheaper());
        assertEquals(
                1, rig.rerating.preview(scope.withRatedBy(other), call -> {}).cheaper());
        rig.rerating.apply(
                rig.run("run", scope.withAccount(account).withRatedBy(rig.deck)),
                Rerating.Progress.NONE);
        assertEquals(
                List.of(usd("0.60"), usd("0.30"), usd("0.60"), usd("0.60")),
                List.of(rig.paid(early), rig.paid(meant), rig.paid(late), rig.paid(otherDeck)));
        assertEquals(usd("9.40"), rig.posted(neighbour));
    }

    @Test
    void leavesCallsInAnotherCurrencyAlone() {
        String euros = rig.deck + "-eur";
        rig.otherDeck(euros, "EUR", "0.60");
        AccountId account = rig.account(Money.of("EUR", "10"), euros);
        rig.charged(account, LISBON, 60);
        ReratingScope scope = ReratingScope.of(
                        rig.deck("0.30"), rig.clock.instant().minusSeconds(60), rig.clock.instant())
                .withAccount(account);
        ReratingReport report = rig.rerating.apply(rig.run("run", scope), Rerating.Progress.NONE);
        assertEquals(
                List.of(1L, 0L, 1L),
                List.of(report.calls(), report.corrected(), report.otherCurrency()));
        assertEquals(Money.of("EUR", "9.40"), rig.posted(account));
    }

    @Test
    void correctsACallThatWasReportedAfterItHadBeenGivenUp() {
        rig.deck("0.60");
        AccountId account = rig.account("10");
        CallId call = rig.authorized(account, LISBON, 60);
        rig.clock.advance(Duration.ofMinutes(3));
        rig.rating.recovery().recover();
        assertInstanceOf(Settlement.Charged.class, rig.settle(call, 60));
        rig.clock.advance(Duration.ofSeconds(1));
        rig.apply("run", rig.deck("0.30"));
        assertEquals(usd("0.30"), rig.paid(call));
        assertEquals(usd("9.70"), rig.posted(account));
    }

    @Test
    void refusesTheSameRunOnOtherTerms() {
        rig.deck("0.60");
        DeckVersion next = rig.deck("0.30");
        rig.clock.advance(Duration.ofSeconds(1));
        ReratingRun run = rig.run("run", next);
        rig.rerating.apply(run, Rerating.Progress.NONE);
        ReratingRun other = new ReratingRun(run.id(), run.scope(), "bob", run.reason());
        assertThrows(
                ReratingConflictException.class,
                () -> rig.rerating.apply(other, Rerating.Progress.NONE));
        ReratingRun wider = rig.run("run", run.scope().withAccount(new AccountId(1)));
        assertThrows(
                ReratingConflictException.class,
                () -> rig.rerating.apply(wider, Rerating.Progress.NONE));
    }

    @Test
    void refusesWhatCannotBeMeant() {
        DeckVersion deck = rig.deck("0.60");
        rig.clock.advance(Duration.ofSeconds(1));
        ReratingScope scope = rig.scope(deck);
        assertThrows(
                IllegalArgumentException.class,
                () -> ReratingScope.of(deck, scope.until(), scope.from()));
        CorrectionId id = new CorrectionId("run");
        assertThrows(IllegalArgumentException.class, () -> new ReratingRun(id, scope, " ", "why"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReratingRun(id, scope, "alice", "y".repeat(256)));
        ReratingScope toCome =
                ReratingScope.of(deck, scope.from(), scope.until().plusNanos(1000));
        assertThrows(
                IllegalArgumentException.class,
                () -> rig.rerating.apply(rig.run("run", toCome), Rerating.Progress.NONE));
        ReratingScope unknown =
                ReratingScope.of(new DeckVersion(rig.deck, 99), scope.from(), scope.until());
        assertThrows(
                IllegalArgumentException.class, () -> rig.rerating.preview(unknown, call -> {}));
        assertEquals(Optional.empty(), rig.rerating.find(rig.run("run", scope).id()));
    }

    @Test
    void goesOnWhereverTheDatabaseGoesAwayAndCorrectsOnce() {
        rig.deck("0.60");
        AccountId account = rig.account("100");
        CallId call = rig.charged(account, LISBON, 60);
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        Rerating shaky = rig.reratingOver(Transactor.over(unreliable), 1);
        shaky.find(new CorrectionId("none"));
        int failures = 0;
        int statements = 0;
        boolean broke = true;
        while (broke) {
            String price = statements % 2 == 0 ? "0.30" : "0.90";
            ReratingRun run = rig.run("run-" + statements, rig.deck(price));
            unreliable.goAwayAfter(statements);
            broke = false;
            try {
                shaky.apply(run, Rerating.Progress.NONE);
            } catch (A2bException gone) {
                assertEquals(ErrorCode.DATABASE_UNAVAILABLE, gone.code());
                rig.assertBooksBalance();
                failures++;
                broke = true;
            }
            unreliable.comeBack();
            ReratingReport report = shaky.apply(run, Rerating.Progress.NONE);
            assertEquals(List.of(1L, 1L), List.of(report.calls(), report.corrected()), price);
            assertEquals(usd(price), rig.paid(call));
            statements++;
        }
        assertTrue(failures > 20, "failures: " + failures);
        assertEquals(statements, rig.rerating.corrections(call).size());
    }

    /** Loses the answer of the commit of one transaction, counted from 0. */
    private static Transactor losing(UnreliableDataSource unreliable, int transaction) {
        Transactor over = Transactor.over(unreliable);
        AtomicInteger left = new AtomicInteger(transaction);
        return new Transactor() {
            @Override
            public <T> T inTransaction(Function<Transaction, T> work) {
                if (left.getAndDecrement() == 0) unreliable.loseAnswersOfCommits(1);
                return over.inTransaction(work);
            }
        };
    }

    @Test
    void findsOutWhatWasWrittenWhenTheAnswerOfACommitIsLost() {
        rig.deck("0.60");
        AccountId account = rig.account("10");
        CallId call = rig.charged(account, LISBON, 60);
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        // start, page, correction, advance, report
        for (int lost = 0; lost < 5; lost++) {
            String price = lost % 2 == 0 ? "0.30" : "0.90";
            ReratingRun run = rig.run("run-" + lost, rig.deck(price));
            Rerating shaky = rig.reratingOver(losing(unreliable, lost), 2);
            assertThrows(A2bException.class, () -> shaky.apply(run, Rerating.Progress.NONE));
            assertEquals(1, shaky.apply(run, Rerating.Progress.NONE).corrected());
            assertEquals(usd(price), rig.paid(call));
            assertEquals(lost + 1, rig.rerating.corrections(call).size());
        }
    }

    @Test
    void oneRunOnManyNodesCorrectsAndCountsEachCallOnce() throws Exception {
        rig.deck("0.60");
        AccountId account = rig.account("10");
        List<CallId> calls = new ArrayList<>();
        for (int n = 0; n < 9; n++) calls.add(rig.charged(account, LISBON, 60));
        ReratingRun run = rig.run("run", rig.deck("0.30"));
        List<ReratingReport> reports =
                AtOnce.run(4, n -> rig.rerating.apply(run, Rerating.Progress.NONE));
        for (ReratingReport report : reports) {
            assertEquals(List.of(9L, 9L), List.of(report.calls(), report.corrected()));
        }
        assertEquals(usd("7.30"), rig.posted(account));
        for (CallId call : calls) {
            assertEquals(3, rig.core.ledger().entriesOf(call.value()).size());
        }
    }

    @Test
    void twoRunsOverTheSameCallsLeaveOnePriceEach() throws Exception {
        rig.deck("0.60");
        AccountId account = rig.account("10");
        List<CallId> calls = new ArrayList<>();
        for (int n = 0; n < 6; n++) calls.add(rig.charged(account, LISBON, 60));
        List<ReratingRun> runs =
                List.of(rig.run("run-1", rig.deck("0.30")), rig.run("run-2", rig.deck("0.90")));
        AtOnce.run(4, n -> rig.rerating.apply(runs.get(n % 2), Rerating.Progress.NONE));
        Money paid = usd("0");
        for (CallId call : calls) {
            List<CallCorrection> corrections = rig.rerating.corrections(call);
            assertEquals(2, corrections.size());
            assertEquals(corrections.get(0).charged(), corrections.get(1).chargedBefore());
            assertEquals(corrections.get(1).charged(), rig.paid(call));
            paid = paid.plus(rig.paid(call));
        }
        assertEquals(usd("10").minus(paid), rig.posted(account));
    }

    @Test
    void neverTakesWhatLiveCallsHoldNorTheyWhatItTakes() throws Exception {
        rig.deck("0.60", "0.60");
        AccountId account = rig.account("9");
        List<CallId> past = new ArrayList<>();
        for (int n = 0; n < 10; n++) past.add(rig.charged(account, LISBON, 60));
        List<CallId> live = new ArrayList<>();
        for (int n = 0; n < 10; n++) live.add(rig.authorized(account, MADRID, 20));
        ReratingRun run = rig.run("run", rig.deck("0.90"));
        // 1.00 is free; the run wants 3.00, and live calls that end at once give back 1.00
        AtOnce.run(3, n -> {
            if (n == 0) return rig.rerating.apply(run, Rerating.Progress.NONE);
            for (int at = n - 1; at < live.size(); at += 2) rig.settle(live.get(at), 10);
            return null;
        });
        for (CallId call : live) assertEquals(usd("0.10"), rig.paid(call));
        ReratingReport report = rig.rerating.find(run.id()).orElseThrow();
        assertEquals(usd("9.00"), report.charged().plus(report.uncovered()));
        assertTrue(report.charged().compareTo(usd("7.00")) >= 0, report.toString());
        Money left = rig.balance(account).available();
        assertTrue(!left.isNegative() && left.compareTo(usd("1.00")) <= 0, left.toString());
        Money sum = usd("0");
        for (LedgerEntry entry : rig.core.ledger().entries(account, 0, 1000)) {
            sum = entry.to().number() > 0 ? sum.plus(entry.amount()) : sum.minus(entry.amount());
            assertTrue(!sum.isNegative(), "overdrawn at entry " + entry.id());
        }
    }
}

package io.a2b.core.ledger;

import static io.a2b.core.ledger.EntryCode.TOP_UP;
import static io.a2b.core.ledger.SystemAccount.PAYMENTS_CLEARING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every verb of the ledger, with the connection cut before and after each of its statements and
 * with another call of the same account in between.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerFaultsContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final CorrectionId AGAIN = new CorrectionId("again");

    final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private FreshDatabase database;
    private FaultSweep sweep;

    abstract TestDatabase engine();

    /** The ledger under test. */
    Ledger ledger(Transactor transactor) {
        return Ledger.over(transactor, clock);
    }

    @BeforeAll
    void open() {
        database = engine().open();
        sweep = FaultSweep.over(database);
    }

    @AfterAll
    void close() {
        sweep.close();
        Books books = Ledger.over(database.transactor(), clock).audit();
        database.close();
        assertTrue(books.balance(), books.toString());
    }

    enum Verb {
        PLACE,
        PLACE_BEYOND_THE_BALANCE,
        EXTEND,
        POST,
        POST_MORE_THAN_HELD,
        POST_EXPIRED,
        CORRECT,
        VOID,
        EXPIRE,
        CREDIT,
        BOOK
    }

    @ParameterizedTest
    @EnumSource
    void comesToTheSameBooksWhateverBreaks(Verb verb) {
        int faults = sweep.sweep(new VerbPath(verb));
        assertTrue(faults >= 6, verb + ": " + faults + " faults");
    }

    private final class VerbPath implements FaultSweep.Path {
        private final Map<String, AccountId> accounts = new ConcurrentHashMap<>();
        private final Verb verb;

        private VerbPath(Verb verb) {
            this.verb = verb;
        }

        @Override
        public void prepare(Transactor sound, String run) {
            AccountId account = AccountRows.open(sound, Money.of("USD", "0"), 10);
            accounts.put(run, account);
            Ledger ledger = Ledger.over(sound, clock);
            ledger.credit(id(run, "paid"), PAYMENTS_CLEARING, account, usd("9"), TOP_UP, run);
            ledger.place(hold(run, "open"), account, usd("2"), HOUR);
            ledger.place(hold(run, "late"), account, usd("1"), Duration.ofMillis(1));
            clock.advance(Duration.ofSeconds(1));
            if (verb == Verb.POST_EXPIRED) ledger.expire(hold(run, "late"));
            if (verb == Verb.CORRECT) ledger.post(hold(run, "open"), usd("1.5"), run);
        }

        @Override
        public void act(Transactor transactor, String run) {
            Ledger ledger = ledger(transactor);
            AccountId account = accounts.get(run);
            switch (verb) {
                case PLACE -> ledger.place(hold(run, "new"), account, usd("3"), HOUR);
                case PLACE_BEYOND_THE_BALANCE -> refused(ledger, run, account);
                case EXTEND -> ledger.extend(hold(run, "open"), 1, usd("3"), HOUR);
                case POST -> ledger.post(hold(run, "open"), usd("1.25"), run);
                case POST_MORE_THAN_HELD -> ledger.post(hold(run, "open"), usd("2.25"), run);
                case POST_EXPIRED -> ledger.post(hold(run, "late"), usd("0.5"), run);
                case CORRECT -> ledger.correct(hold(run, "open"), AGAIN, usd("1.75"), run);
                case VOID -> ledger.voidHold(hold(run, "open"));
                case EXPIRE -> ledger.expire(hold(run, "late"));
                case CREDIT ->
                    ledger.credit(
                            id(run, "more"), PAYMENTS_CLEARING, account, usd("4"), TOP_UP, run);
                case BOOK -> ledger.book(List.of(fee(run, account), tax(run, account)));
            }
        }

        private void refused(Ledger ledger, String run, AccountId account) {
            assertEquals(
                    new HoldResult.Refused(HoldResult.Reason.FUNDS_INSUFFICIENT),
                    ledger.place(hold(run, "new"), account, usd("6.01"), HOUR));
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            Ledger ledger = Ledger.over(sound, clock);
            ledger.place(hold(run, "rival"), accounts.get(run), usd("0.01"), HOUR);
            ledger.voidHold(hold(run, "rival"));
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            Ledger ledger = Ledger.over(sound, clock);
            AccountId account = accounts.get(run);
            List<String> books = new ArrayList<>();
            books.add(ledger.balance(account).orElseThrow().toString());
            for (String name : List.of("open", "late", "new")) {
                ledger.findHold(hold(run, name))
                        .ifPresent(hold -> books.add(name + hold.amount() + hold.state()));
            }
            for (LedgerEntry entry : ledger.entriesOf(run)) {
                books.add(entry.id().value().replace(run, "")
                        + side(entry.from())
                        + side(entry.to())
                        + entry.amount()
                        + entry.code());
            }
            return books;
        }

        private String side(LedgerAccount account) {
            return account instanceof LedgerAccount.Customer ? " customer " : account.toString();
        }
    }

    private static Booking fee(String run, AccountId account) {
        return Booking.debit(
                id(run, "fee"), account, SystemAccount.REVENUE, usd("1"), EntryCode.FEE, run);
    }

    private static Booking tax(String run, AccountId account) {
        return Booking.debit(
                id(run, "tax"), account, SystemAccount.TAX, usd("0.2"), EntryCode.TAX, run);
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    private static HoldId hold(String run, String name) {
        return new HoldId(run + name);
    }

    private static EntryId id(String run, String name) {
        return new EntryId(run + name);
    }
}

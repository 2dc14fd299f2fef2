package io.a2b.core.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bCore;
import io.a2b.core.A2bException;
import io.a2b.core.CoreConfig;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.CardNumbers;
import io.a2b.core.directory.AccountSearch;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;

/** Batches of accounts on one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpeningsContract {
    private static final Currency USD = Currency.getInstance("USD");
    private static final AccountTerms TERMS = AccountTerms.prepaid(USD).withCallsMax(2);

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private FreshDatabase database;
    private A2bCore core;

    abstract TestDatabase engine();

    @BeforeAll
    void open() {
        database = engine().open();
        core = A2bCore.over(database.dataSource(), clock, CoreConfig.defaults());
    }

    @AfterAll
    void close() {
        assertEquals(List.of(), core.ledger().audit().contradictions());
        database.close();
    }

    private Openings over(Transactor transactor) {
        return Openings.over(
                transactor,
                Accounts.over(transactor, clock, CoreConfig.defaults()),
                Ledger.over(transactor, clock));
    }

    private List<CardNumber> opened(AccountBatch batch) {
        List<CardNumber> cards = new ArrayList<>();
        over(database.transactor()).open(batch, (first, some) -> cards.addAll(some), done -> {});
        return cards;
    }

    private Money posted(String alias) {
        Account account = core.accounts().findByAlias(alias).orElseThrow();
        return core.ledger().balance(account.id()).orElseThrow().posted();
    }

    @Test
    void opensThemWithNumbersBalanceAndTag() {
        AccountBatch batch = AccountBatch.of("cards", 1_234, TERMS)
                .withNumbers(CardNumbers.ofLength(12).withPrefix("99").withCheckDigit())
                .withOpening(Money.of("USD", "0.50"))
                .withTag("spring");
        List<CardNumber> cards = opened(batch);
        assertEquals(1_234, new HashSet<>(cards).size());
        Account last = core.accounts().findByCardNumber(cards.get(1_233)).orElseThrow();
        assertEquals("cards-1234", last.alias());
        assertEquals(TERMS, last.terms());
        assertTrue(CardNumbers.isChecked(last.cardNumber()));
        assertEquals(Money.of("USD", "0.50"), posted("cards-1234"));
        AccountSearch tagged = AccountSearch.all().withTag("spring");
        assertEquals(1_000, core.directory().search(tagged, 0, 1_000).size());
    }

    @Test
    void opensNothingTwiceAndRefusesOtherTerms() {
        AccountBatch batch = AccountBatch.of("once", 3, TERMS);
        assertEquals(3, opened(batch).size());
        assertEquals(List.of(), opened(batch));
        assertThrows(
                IllegalArgumentException.class,
                () -> opened(AccountBatch.of("once", 3, TERMS.withCallsMax(1))));
    }

    @Test
    void printsAgainWhatWasNotPrinted() {
        AccountBatch batch = AccountBatch.of("paper", 1_003, TERMS);
        assertThrows(
                IllegalStateException.class,
                () -> over(database.transactor())
                        .open(
                                batch,
                                (first, some) -> {
                                    if (first > 1) throw new IllegalStateException("no paper");
                                },
                                done -> {}));
        List<CardNumber> rest = opened(batch);
        assertEquals(3, rest.size());
        assertEquals(
                "paper-1001",
                core.accounts().findByCardNumber(rest.get(0)).orElseThrow().alias());
    }

    @Test
    void saysSoWhenNumbersRunOut() {
        A2bException exhausted = assertThrows(
                A2bException.class,
                () -> opened(AccountBatch.of("full", 1_001, TERMS)
                        .withNumbers(CardNumbers.ofLength(7).withPrefix("7777"))));
        assertEquals(ErrorCode.NUMBERS_EXHAUSTED, exhausted.code());
    }

    @Test
    void refusesBatchesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> AccountBatch.of("12345", 1, TERMS));
        assertThrows(IllegalArgumentException.class, () -> AccountBatch.of("b", 0, TERMS));
        assertThrows(
                IllegalArgumentException.class,
                () -> AccountBatch.of("b", 1, TERMS).withOpening(Money.of("EUR", "1")));
    }

    @Test
    void comesToTheSameAccountsWhateverBreaks() {
        try (FaultSweep sweep = FaultSweep.over(database)) {
            assertTrue(sweep.sweep(new BatchPath()) >= 9);
        }
    }

    private final class BatchPath implements FaultSweep.Path {
        @Override
        public void prepare(Transactor sound, String run) {}

        @Override
        public void act(Transactor transactor, String run) {
            AccountBatch batch =
                    AccountBatch.of("f" + run, 3, TERMS).withOpening(Money.of("USD", "2"));
            over(transactor).open(batch, (first, some) -> {}, done -> {});
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            act(sound, run); // two nodes at once
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            List<String> books = new ArrayList<>();
            for (int n = 1; n <= 3; n++) books.add(n + ": " + posted("f" + run + "-" + n));
            books.add(core.ledger().entriesOf("batch:f" + run).size() + " entries");
            return books;
        }
    }
}

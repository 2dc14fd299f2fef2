package io.a2b.core.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.CardNumbers;
import io.a2b.core.account.NewAccount;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.AccountSearch;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What all {@link Openings} promise. Tests may share one store: their batches differ. */
public abstract class OpeningsContract {
    private static final Currency USD = Currency.getInstance("USD");
    protected static final AccountTerms TERMS = AccountTerms.prepaid(USD).withCallsMax(2);

    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private Accounts accounts;
    private Ledger ledger;
    private AccountDirectory directory;
    private Openings openings;

    @BeforeEach
    void open() {
        AccountStores stores = stores();
        accounts = stores.accounts();
        ledger = stores.ledger();
        directory = stores.directory();
        openings = openings();
    }

    @AfterEach
    void theBooksAreRight() {
        assertEquals(List.of(), ledger.audit().contradictions());
    }

    /** Where the accounts are kept; all calls may share one place. */
    protected abstract AccountStores stores();

    /** The openings under test, in the same place. */
    protected abstract Openings openings();

    private List<CardNumber> opened(AccountBatch batch) {
        List<CardNumber> cards = new ArrayList<>();
        openings.open(batch, (first, some) -> cards.addAll(some), done -> {});
        return cards;
    }

    protected final Money posted(String alias) {
        Account account = accounts.findByAlias(alias).orElseThrow();
        return ledger.balance(account.id()).orElseThrow().posted();
    }

    @Test
    void opensThemWithNumbersBalanceAndTag() {
        AccountBatch batch = AccountBatch.of("cards", 1_234, TERMS)
                .withNumbers(CardNumbers.ofLength(12).withPrefix("99").withCheckDigit())
                .withOpening(Money.of("USD", "0.50"))
                .withTag("spring");
        List<CardNumber> cards = opened(batch);
        assertEquals(1_234, new HashSet<>(cards).size());
        Account last = accounts.findByCardNumber(cards.get(1_233)).orElseThrow();
        assertEquals("cards-1234", last.alias());
        assertEquals(TERMS, last.terms());
        assertTrue(CardNumbers.isChecked(last.cardNumber()));
        assertEquals(Money.of("USD", "0.50"), posted("cards-1234"));
        AccountSearch tagged = AccountSearch.all().withTag("spring");
        assertEquals(1_000, directory.search(tagged, 0, 1_000).size());
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
                () -> openings.open(
                        batch,
                        (first, some) -> {
                            if (first > 1) throw new IllegalStateException("no paper");
                        },
                        done -> {}));
        List<CardNumber> rest = opened(batch);
        assertEquals(3, rest.size());
        assertEquals(
                "paper-1001",
                accounts.findByCardNumber(rest.get(0)).orElseThrow().alias());
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
    void leavesNothingWhenAnAliasIsSomebodyElses() {
        CardNumber card = new CardNumber("87654321");
        accounts.open(NewAccount.of(card, "theirs-2", TERMS));
        assertThrows(
                IllegalArgumentException.class, () -> opened(AccountBatch.of("theirs", 3, TERMS)));
        assertEquals(Optional.empty(), accounts.findByAlias("theirs-1"));
        // not even the batch: it may be asked for on other terms
        AccountTerms other = TERMS.withCallsMax(1);
        assertThrows(
                IllegalArgumentException.class, () -> opened(AccountBatch.of("theirs", 2, other)));
        assertEquals(1, opened(AccountBatch.of("theirs", 1, other)).size());
    }

    @Test
    void tellsHowFarItIsAndWhichAccountsThePaperIsOf() {
        List<String> told = new ArrayList<>();
        int open = openings.open(
                AccountBatch.of("far", 1_500, TERMS),
                (first, some) -> told.add(first + " to " + (first + some.size() - 1)),
                done -> told.add("done " + done));
        assertEquals(1_500, open);
        assertEquals(List.of("1 to 1000", "done 1000", "1001 to 1500", "done 1500"), told);
    }

    @Test
    void opensEachAccountOnceHoweverManyOpenTheBatch() throws Exception {
        AccountBatch batch = AccountBatch.of("both", 40, TERMS).withOpening(Money.of("USD", "2"));
        List<Integer> open =
                AtOnce.run(4, i -> openings.open(batch, (first, some) -> {}, done -> {}));
        assertEquals(List.of(40, 40, 40, 40), open);
        assertEquals(40, ledger.entriesOf("batch:both").size());
        assertEquals(Money.of("USD", "2"), posted("both-40"));
        assertEquals(Optional.empty(), accounts.findByAlias("both-41"));
    }
}

package io.a2b.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.Expiry;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.directory.AccountEdits.EditReport;
import io.a2b.core.directory.AccountEdits.Reject;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.Note;
import io.a2b.core.money.Money;
import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What edits of many accounts promise. Tests share one store, so each makes names of its own. */
public abstract class AccountEditsContract {
    protected static final Currency USD = Currency.getInstance("USD");
    protected static final Note NOTE = new Note("ann", "spring cleaning");
    private static final AtomicLong NAMES = new AtomicLong(7_000_000_000L);

    protected final ManualClock clock = ManualClock.at(Instant.parse("2026-03-29T00:59:59Z"));
    private final List<Reject> rejects = new ArrayList<>();
    private Accounts accounts;
    private Ledger ledger;
    private AccountDirectory directory;
    private AccountEdits edits;
    private AccountSearch ours;
    private String group;

    @BeforeEach
    void open() {
        AccountStores stores = stores();
        accounts = stores.accounts();
        ledger = stores.ledger();
        directory = stores.directory();
        edits = over(stores);
        group = "group-" + NAMES.incrementAndGet();
        directory.putGroup(new AccountGroup(group, ""));
        ours = AccountSearch.all().withGroup(group);
    }

    /** Where the accounts are kept; all calls may share one place. */
    protected abstract AccountStores stores();

    protected static AccountEdits over(AccountStores stores) {
        return AccountEdits.over(
                stores.transactor(), stores.accounts(), stores.directory(), stores.ledger());
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    private AccountId account(AccountTerms terms) {
        return account(terms, group);
    }

    /** Opens an account in a group that is there. */
    protected final AccountId account(AccountTerms terms, String group) {
        CardNumber card = new CardNumber(Long.toString(NAMES.incrementAndGet()));
        NewAccount asked = NewAccount.of(card, "alias-" + card.digits(), terms);
        Account opened = assertInstanceOf(Opened.class, accounts.open(asked)).account();
        directory.changeProfile(opened.id(), Profile.none().withGroup(group));
        return opened.id();
    }

    private AccountId prepaid() {
        return account(AccountTerms.prepaid(USD));
    }

    private EditReport apply(AccountEdit edit) {
        rejects.clear();
        return edits.apply(edit, ours, rejects::add, looked -> {});
    }

    private AccountEdit edit() {
        return AccountEdit.of("edit-" + NAMES.incrementAndGet(), NOTE);
    }

    protected final Money posted(AccountId account) {
        return ledger.balance(account).orElseThrow().posted();
    }

    @Test
    void changesAllThatIsGivenAndNothingElse() {
        AccountId first = prepaid();
        AccountId second = account(AccountTerms.prepaid(USD).withTariffPlan("gold"));
        AccountEdit edit = edit().withTariffPlan("gold")
                .withCallsMax(3)
                .withStatus(AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, true);
        assertEquals(new EditReport(2, 2, 0), apply(edit));
        for (AccountId id : List.of(first, second)) {
            Account account = accounts.find(id).orElseThrow();
            assertEquals(
                    AccountTerms.prepaid(USD).withTariffPlan("gold").withCallsMax(3),
                    account.terms());
            assertEquals(AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, account.status());
            assertTrue(accounts.callsAreCut(id));
            assertEquals("ann", accounts.statusChanges(id, 0, 10).get(0).note().actor());
        }
        assertEquals(new EditReport(2, 0, 0), apply(edit));
    }

    @Test
    void movesMoneyOnceHoweverOftenItIsRepeated() {
        AccountId account = prepaid();
        AccountEdit edit = edit().giving(usd("5"));
        assertEquals(new EditReport(1, 1, 0), apply(edit));
        assertEquals(new EditReport(1, 0, 0), apply(edit));
        assertEquals(usd("5"), posted(account));
        assertEquals(new EditReport(1, 1, 0), apply(edit().taking(usd("2"))));
        assertEquals(usd("3"), posted(account));
        AccountEdit set = edit().settingBalance(usd("1.5"));
        assertEquals(new EditReport(1, 1, 0), apply(set));
        assertEquals(usd("1.5"), posted(account));
        apply(edit().giving(usd("1")));
        assertEquals(new EditReport(1, 0, 0), apply(set));
        assertEquals(usd("2.5"), posted(account));
        assertTrue(ledger.audit().balance());
    }

    @Test
    void oneThatCannotBeChangedStaysWholeAndStopsNoOther() {
        AccountId poor = prepaid();
        AccountId rich = prepaid();
        apply(edit().giving(usd("1")));
        assertInstanceOf(
                HoldResult.Held.class,
                ledger.place(new HoldId("h" + poor), poor, usd("1"), Duration.ofHours(1)));
        AccountId euro = account(AccountTerms.prepaid(Currency.getInstance("EUR")));
        AccountEdit edit = edit().withLanguage("de").taking(usd("1"));
        assertEquals(new EditReport(3, 1, 2), apply(edit));
        assertEquals(List.of(poor, euro), rejects.stream().map(Reject::account).toList());
        assertTrue(rejects.get(0).reason().contains("FUNDS_INSUFFICIENT"));
        assertEquals("en", accounts.find(poor).orElseThrow().terms().language());
        assertEquals("de", accounts.find(rich).orElseThrow().terms().language());
        assertEquals(usd("0"), posted(rich));
        // once the hold is gone, a repeat does the rest
        ledger.voidHold(new HoldId("h" + poor));
        assertEquals(new EditReport(3, 1, 1), apply(edit));
        assertEquals(usd("0"), posted(poor));
        assertEquals("de", accounts.find(poor).orElseThrow().terms().language());
    }

    @Test
    void aPreviewSaysWhatWouldBeAndLeavesEverythingAsItIs() {
        AccountId poor = prepaid();
        AccountId rich = prepaid();
        apply(edit().giving(usd("1")));
        ledger.place(new HoldId("h" + poor), poor, usd("1"), Duration.ofHours(1));
        directory.putGroup(new AccountGroup("other-" + group, ""));
        Account before = accounts.find(rich).orElseThrow();
        AccountEdit edit = edit().withLanguage("de")
                .withStatus(AccountStatus.SUSPENDED_FOR_LITIGATION, true)
                .withGroup("other-" + group)
                .taking(usd("1"));
        for (int time = 1; time <= 2; time++) {
            rejects.clear();
            assertEquals(
                    new EditReport(2, 1, 1), edits.preview(edit, ours, rejects::add, looked -> {}));
            assertEquals(List.of(poor), rejects.stream().map(Reject::account).toList());
            assertEquals(before, accounts.find(rich).orElseThrow());
            assertEquals(List.of(), accounts.statusChanges(rich, 0, 10));
            assertEquals(group, directory.profile(rich).orElseThrow().group());
            assertEquals(usd("1"), posted(rich));
            assertEquals(1, ledger.entries(rich, 0, 10).size());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> edits.preview(edit(), ours, rejects::add, looked -> {}));
        assertEquals(new EditReport(2, 1, 1), apply(edit));
        assertEquals(usd("0"), posted(rich));
    }

    @Test
    void reachesAllOfManyPagesWhileTheyDropOutOfTheSearch() {
        List<NewAccount> many = new ArrayList<>();
        String plan = "plan-" + NAMES.incrementAndGet();
        for (int at = 0; at < 600; at++) {
            String card = Long.toString(NAMES.incrementAndGet());
            AccountTerms terms = AccountTerms.prepaid(USD).withTariffPlan(plan);
            many.add(NewAccount.of(new CardNumber(card), "alias-" + card, terms));
        }
        accounts.openAll(many);
        AccountSearch search = AccountSearch.all().withTariffPlan(plan);
        List<Long> told = new ArrayList<>();
        EditReport report =
                edits.apply(edit().withTariffPlan("other"), search, rejects::add, told::add);
        assertEquals(new EditReport(600, 600, 0), report);
        assertEquals(List.of(500L, 600L), told);
        assertTrue(directory.search(search, 0, 10).isEmpty());
    }

    @Test
    void anEditOfNothingAndAGroupThatIsNotThereAreErrors() {
        prepaid();
        assertThrows(IllegalArgumentException.class, () -> apply(edit()));
        assertThrows(IllegalArgumentException.class, () -> apply(edit().withGroup("nowhere")));
        assertThrows(IllegalArgumentException.class, () -> AccountEdit.of("a b", NOTE));
        assertThrows(IllegalArgumentException.class, () -> edit().giving(usd("0")));
    }

    @Test
    void editsOfOneAccountAtTheSameTimeLoseNothingOfEachOther() throws Exception {
        List<AccountId> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) all.add(prepaid());
        List<AccountEdit> editing = List.of(
                edit().withLanguage("de"),
                edit().withCallsMax(7),
                edit().withTariffPlan("gold"),
                edit().withExpiry(new Expiry.DaysAfterFirstUse(30)));
        List<EditReport> reports =
                AtOnce.run(4, i -> edits.apply(editing.get(i), ours, reject -> {}, looked -> {}));
        assertEquals(Collections.nCopies(4, new EditReport(10, 10, 0)), reports);
        for (AccountId id : all) {
            assertEquals(
                    AccountTerms.prepaid(USD)
                            .withLanguage("de")
                            .withCallsMax(7)
                            .withTariffPlan("gold")
                            .withExpiry(new Expiry.DaysAfterFirstUse(30)),
                    accounts.find(id).orElseThrow().terms());
        }
    }
}

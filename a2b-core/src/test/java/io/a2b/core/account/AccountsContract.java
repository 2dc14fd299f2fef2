package io.a2b.core.account;

import static io.a2b.core.account.OpenResult.Reason.ALIAS_TAKEN;
import static io.a2b.core.account.OpenResult.Reason.CALLER_ID_TAKEN;
import static io.a2b.core.account.OpenResult.Reason.CARD_NUMBER_TAKEN;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.account.OpenResult.Refused;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What every {@link Accounts} promises. Tests share one store, so each makes names of its own. */
public abstract class AccountsContract {
    protected static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456Z");
    protected static final Currency USD = Currency.getInstance("USD");
    private static final AtomicLong NAMES = new AtomicLong(7_000_000_000L);

    protected Accounts accounts;

    @BeforeEach
    void open() {
        accounts = accounts(ManualClock.at(NOW));
    }

    /** The accounts under test, with that clock; all calls may share one store. */
    protected abstract Accounts accounts(Clock clock);

    /** The accounts under test, which tell what happens. */
    protected abstract Accounts telling(Clock clock, Outbox outbox);

    /** Runs the transactions that these accounts join. */
    protected abstract Transactor transactor(Accounts accounts);

    protected static String fresh() {
        return Long.toString(NAMES.incrementAndGet());
    }

    protected static NewAccount someone() {
        return NewAccount.of(
                new CardNumber(fresh()), "alias-" + fresh(), AccountTerms.prepaid(USD));
    }

    protected Account opened(NewAccount account) {
        return assertInstanceOf(Opened.class, accounts.open(account)).account();
    }

    @Test
    void opensAnAccountAsItWasAsked() {
        AccountTerms terms = AccountTerms.postpaid(Money.of("USD", "12.345678"))
                .withCallsMax(7)
                .withTariffPlan("gold.2026")
                .withLanguage("pt")
                .withZone(ZoneId.of("Europe/Lisbon"));
        NewAccount asked = NewAccount.of(new CardNumber(fresh()), "alias-" + fresh(), terms);
        Account account = opened(asked);
        assertEquals(asked.cardNumber(), account.cardNumber());
        assertEquals(asked.alias(), account.alias());
        assertEquals(AccountStatus.ACTIVE, account.status());
        assertEquals(terms, account.terms());
        assertEquals(AccountLife.unused(NOW), account.life());
        assertEquals(Optional.of(account), accounts.find(account.id()));
    }

    @Test
    void keepsEveryRuleOfExpiry() {
        for (Expiry expiry : List.of(
                new Expiry.Never(),
                new Expiry.At(Instant.parse("2026-10-25T01:30:00.000001Z")),
                new Expiry.DaysAfterFirstUse(30),
                new Expiry.DaysAfterCreation(365))) {
            NewAccount asked = NewAccount.of(
                    new CardNumber(fresh()),
                    "alias-" + fresh(),
                    AccountTerms.prepaid(USD).withExpiry(expiry));
            Account account = opened(asked);
            assertEquals(expiry, account.terms().expiry());
            assertEquals(Optional.of(account), accounts.find(account.id()));
        }
    }

    @Test
    void findsAnAccountByEachOfItsNames() {
        PhoneNumber one = new PhoneNumber(fresh());
        PhoneNumber two = new PhoneNumber(fresh());
        Account account = opened(someone().withCallerIds(two, one));
        Optional<Account> found = Optional.of(account);
        assertEquals(found, accounts.find(account.id()));
        assertEquals(found, accounts.findByCardNumber(account.cardNumber()));
        assertEquals(found, accounts.findByAlias(account.alias()));
        assertEquals(found, accounts.findByCallerId(one));
        assertEquals(found, accounts.findByCallerId(two));
        assertEquals(List.of(one, two), accounts.callerIds(account.id()));
    }

    @Test
    void findsNothingUnderNamesNobodyHas() {
        Account account = opened(someone());
        assertEquals(Optional.empty(), accounts.find(new AccountId(Long.MAX_VALUE)));
        assertEquals(Optional.empty(), accounts.findByCardNumber(new CardNumber(fresh())));
        assertEquals(Optional.empty(), accounts.findByAlias(account.cardNumber().digits()));
        assertEquals(Optional.empty(), accounts.findByAlias("' OR '1'='1"));
        assertEquals(Optional.empty(), accounts.findByCallerId(new PhoneNumber(fresh())));
        assertEquals(List.of(), accounts.callerIds(account.id()));
    }

    @Test
    void capitalLettersMakeAnotherAliasAndLeadingZerosAnotherCard() {
        String name = fresh();
        CardNumber zero = new CardNumber("0" + name);
        Account small =
                opened(NewAccount.of(new CardNumber(name), "a" + name, AccountTerms.prepaid(USD)));
        Account capital = opened(NewAccount.of(zero, "A" + name, AccountTerms.prepaid(USD)));
        assertEquals(Optional.of(small), accounts.findByAlias("a" + name));
        assertEquals(Optional.of(capital), accounts.findByAlias("A" + name));
        assertEquals(Optional.of(small), accounts.findByCardNumber(new CardNumber(name)));
        assertEquals(Optional.of(capital), accounts.findByCardNumber(zero));
    }

    @Test
    void refusesACardNumberThatIsTakenBeforeAnythingElse() {
        PhoneNumber callerId = new PhoneNumber(fresh());
        NewAccount taken = someone().withCallerIds(callerId);
        opened(taken);
        assertEquals(new Refused(CARD_NUMBER_TAKEN), accounts.open(taken));
    }

    @Test
    void refusesAnAliasThatIsTakenBeforeACallerId() {
        PhoneNumber callerId = new PhoneNumber(fresh());
        NewAccount taken = someone().withCallerIds(callerId);
        opened(taken);
        NewAccount other = NewAccount.of(new CardNumber(fresh()), taken.alias(), taken.terms())
                .withCallerIds(callerId);
        assertEquals(new Refused(ALIAS_TAKEN), accounts.open(other));
    }

    @Test
    void refusesACallerIdThatIsTakenAndLeavesNothingBehind() {
        PhoneNumber taken = new PhoneNumber(fresh());
        PhoneNumber free = new PhoneNumber(fresh());
        opened(someone().withCallerIds(taken));
        NewAccount other = someone().withCallerIds(free, taken);
        assertEquals(new Refused(CALLER_ID_TAKEN), accounts.open(other));
        assertEquals(Optional.empty(), accounts.findByCardNumber(other.cardNumber()));
        assertEquals(Optional.empty(), accounts.findByCallerId(free));
        opened(NewAccount.of(other.cardNumber(), other.alias(), other.terms()).withCallerIds(free));
    }

    @Test
    void refusesACardNumberThatIsSomebodysAlias() {
        String name = fresh();
        opened(NewAccount.of(new CardNumber(fresh()), name, AccountTerms.prepaid(USD)));
        NewAccount other =
                NewAccount.of(new CardNumber(name), "alias-" + fresh(), AccountTerms.prepaid(USD));
        assertEquals(new Refused(CARD_NUMBER_TAKEN), accounts.open(other));
    }

    @Test
    void refusesAnAliasThatIsSomebodysCardNumber() {
        NewAccount taken = someone();
        opened(taken);
        NewAccount other =
                NewAccount.of(new CardNumber(fresh()), taken.cardNumber().digits(), taken.terms());
        assertEquals(new Refused(ALIAS_TAKEN), accounts.open(other));
    }

    @Test
    void listsAccountsInPagesInOrderOfTheirIds() {
        AccountId before = opened(someone()).id();
        List<Account> three = List.of(opened(someone()), opened(someone()), opened(someone()));
        List<Account> first = accounts.list(before.value(), 2);
        List<Account> second = accounts.list(first.get(1).id().value(), 2);
        assertEquals(three.subList(0, 2), first);
        assertEquals(three.get(2), second.get(0));
        assertThrows(IllegalArgumentException.class, () -> accounts.list(0, 0));
        assertThrows(IllegalArgumentException.class, () -> accounts.list(0, 1001));
    }

    @Test
    void isProvedByItsSecretOnly() {
        Account account = opened(someone().withSecret("correct horse Ü"));
        assertTrue(accounts.hasSecret(account.id()));
        assertTrue(accounts.proves(account.id(), "correct horse Ü"));
        for (String wrong : List.of(
                "",
                "correct horse",
                "Correct horse Ü",
                "correct horse Ü\0",
                "correct horse Ü\0correct horse Ü",
                "x".repeat(100_000))) {
            assertFalse(accounts.proves(account.id(), wrong), wrong);
        }
    }

    @Test
    void everyByteOfTheLongestSecretCounts() {
        String secret = "s".repeat(72);
        Account account = opened(someone().withSecret(secret));
        assertTrue(accounts.proves(account.id(), secret));
        assertFalse(accounts.proves(account.id(), secret + "t"));
        assertFalse(accounts.proves(account.id(), "s".repeat(71) + "t"));
        assertThrows(IllegalArgumentException.class, () -> someone().withSecret(secret + "t"));
        assertThrows(IllegalArgumentException.class, () -> someone().withSecret("Ü".repeat(37)));
    }

    @Test
    void nothingProvesAnAccountWithoutASecretOrNoAccountAtAll() {
        Account account = opened(someone());
        assertFalse(accounts.hasSecret(account.id()));
        assertFalse(accounts.proves(account.id(), ""));
        assertFalse(accounts.proves(account.id(), "1234"));
        assertFalse(accounts.hasSecret(new AccountId(Long.MAX_VALUE)));
        assertFalse(accounts.proves(new AccountId(Long.MAX_VALUE), "1234"));
    }

    @ParameterizedTest
    @EnumSource(AccountStatus.class)
    void changesItsStatus(AccountStatus status) {
        AccountId id = opened(someone()).id();
        accounts.changeStatus(id, status);
        accounts.changeStatus(id, status);
        assertEquals(status, accounts.find(id).orElseThrow().status());
    }

    @Test
    void changesItsTermsAndNothingElse() {
        Account before = opened(someone().withSecret("1234"));
        AccountTerms terms = AccountTerms.postpaid(Money.of("USD", "50"))
                .withCallsMax(3)
                .withTariffPlan("silver")
                .withLanguage("fr")
                .withZone(ZoneId.of("Europe/Paris"))
                .withExpiry(new Expiry.DaysAfterCreation(10))
                .withCaps(SpendCaps.none()
                        .withDay(Money.of("USD", "5"))
                        .withMonth(Money.of("USD", "50")));
        accounts.changeTerms(before.id(), terms);
        accounts.changeTerms(before.id(), terms);
        assertEquals(
                new Account(
                        before.id(),
                        before.cardNumber(),
                        before.alias(),
                        before.status(),
                        terms,
                        before.life()),
                accounts.find(before.id()).orElseThrow());
        assertTrue(accounts.proves(before.id(), "1234"));
    }

    @Test
    void neverChangesItsCurrency() {
        Account before = opened(someone());
        AccountTerms euros = AccountTerms.prepaid(Currency.getInstance("EUR"));
        assertThrows(
                IllegalArgumentException.class, () -> accounts.changeTerms(before.id(), euros));
        assertEquals(Optional.of(before), accounts.find(before.id()));
    }

    @Test
    void refusesToChangeAnAccountThatIsNotThere() {
        AccountId nobody = new AccountId(Long.MAX_VALUE);
        assertThrows(
                IllegalArgumentException.class,
                () -> accounts.changeStatus(nobody, AccountStatus.CANCELLED));
        assertThrows(
                IllegalArgumentException.class,
                () -> accounts.changeTerms(nobody, AccountTerms.prepaid(USD)));
    }

    @Test
    void remembersItsFirstUseOnly() {
        Account account = opened(someone());
        Instant first = NOW.plusSeconds(60);
        accounts.noteUse(account.id(), first);
        accounts.noteUse(account.id(), first.plusSeconds(60));
        accounts.noteUse(account.id(), first.minusSeconds(60));
        assertEquals(
                AccountLife.used(NOW, first),
                accounts.find(account.id()).orElseThrow().life());
    }

    @Test
    void isOpenedOnceHoweverManyAskAtTheSameTime() throws Exception {
        NewAccount account = someone().withCallerIds(new PhoneNumber(fresh()));
        List<OpenResult> results = AtOnce.run(12, i -> accounts.open(account));
        assertEquals(1, results.stream().filter(Opened.class::isInstance).count());
        assertEquals(
                11,
                results.stream().filter(new Refused(CARD_NUMBER_TAKEN)::equals).count());
    }

    @Test
    void noCardNumberBecomesAnAliasEvenAtTheSameTime() throws Exception {
        String name = fresh();
        List<OpenResult> results = AtOnce.run(
                12,
                i -> accounts.open(
                        i % 2 == 0
                                ? NewAccount.of(
                                        new CardNumber(name),
                                        "a" + fresh(),
                                        AccountTerms.prepaid(USD))
                                : NewAccount.of(
                                        new CardNumber(fresh()), name, AccountTerms.prepaid(USD))));
        assertEquals(1, results.stream().filter(Opened.class::isInstance).count());
    }

    @Test
    void opensManyAtOnceOrNone() {
        Accounts accounts = accounts(ManualClock.at(NOW));
        List<NewAccount> some = List.of(someone(), someone(), someone());
        List<AccountId> opened = accounts.openAll(some);
        assertEquals(3, opened.size());
        for (int n = 0; n < 3; n++) {
            Account found = accounts.find(opened.get(n)).orElseThrow();
            assertEquals(some.get(n).cardNumber(), found.cardNumber());
            assertEquals(Optional.of(found), accounts.findByAlias(some.get(n).alias()));
        }
        NewAccount fresh = someone();
        assertEquals(List.of(), accounts.openAll(List.of(fresh, some.get(1))));
        NewAccount clash = NewAccount.of(
                someone().cardNumber(), some.get(0).cardNumber().digits(), fresh.terms());
        assertEquals(List.of(), accounts.openAll(List.of(fresh, clash)));
        assertEquals(List.of(), accounts.openAll(List.of(fresh, fresh)));
        assertEquals(1, accounts.openAll(List.of(fresh)).size());
        assertThrows(IllegalArgumentException.class, () -> accounts.openAll(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> accounts.openAll(List.of(someone().withSecret("open sesame"))));
    }

    @Test
    void opensManyEachOnTermsOfItsOwn() {
        AccountTerms terms = AccountTerms.prepaid(USD);
        SpendCaps day = SpendCaps.none().withDay(Money.of("USD", "1.5"));
        List<AccountTerms> kinds = List.of(
                terms,
                terms.withExpiry(new Expiry.At(NOW.plusSeconds(60))).withLanguage("pt"),
                terms.withExpiry(new Expiry.DaysAfterFirstUse(30)).withCallsMax(7),
                terms.withExpiry(new Expiry.DaysAfterCreation(9)).withTariffPlan("gold"),
                terms.withCaps(day).withZone(ZoneId.of("Asia/Kathmandu")),
                terms.withCaps(day.withMonth(Money.of("USD", "20"))),
                AccountTerms.postpaid(Money.of("EUR", "50")),
                terms);
        List<NewAccount> some = kinds.stream()
                .map(each -> NewAccount.of(new CardNumber(fresh()), "alias-" + fresh(), each))
                .toList();
        List<AccountId> opened = accounts.openAll(some);
        for (int n = 0; n < kinds.size(); n++) {
            Account found = accounts.find(opened.get(n)).orElseThrow();
            assertEquals(some.get(n).alias(), found.alias());
            assertEquals(kinds.get(n), found.terms());
            assertEquals(AccountStatus.ACTIVE, found.status());
            assertEquals(AccountLife.unused(NOW), found.life());
        }
    }

    @Test
    void opensAndChangesNothingWhenTheTransactionItJoinsRollsBack() {
        Account before = opened(someone());
        NewAccount lost = someone();
        assertThrows(
                IllegalStateException.class,
                () -> transactor(accounts).inTransaction(transaction -> {
                    Accounts joined = accounts.within(transaction);
                    joined.open(lost);
                    joined.changeStatus(before.id(), AccountStatus.CANCELLED);
                    joined.noteUse(before.id(), NOW);
                    assertTrue(joined.findByAlias(lost.alias()).isPresent());
                    throw new IllegalStateException("the host changes its mind");
                }));
        assertEquals(Optional.empty(), accounts.findByAlias(lost.alias()));
        assertEquals(Optional.of(before), accounts.find(before.id()));
        opened(lost); // its names are free
    }

    @Test
    void aRefusalLeavesTheTransactionItJoinsUsable() {
        NewAccount taken = someone();
        NewAccount other = someone();
        opened(taken);
        transactor(accounts).inTransaction(transaction -> {
            accounts.within(transaction).open(taken);
            return accounts.within(transaction).open(other);
        });
        assertTrue(accounts.findByAlias(other.alias()).isPresent());
    }

    @Test
    void whoLocksWhatHeChangesLosesNoChangeOfAnother() throws Exception {
        AccountId id = opened(someone()).id();
        Transactor transactor = transactor(accounts);
        AtOnce.run(
                8,
                i -> transactor.inTransaction(transaction -> {
                    Accounts joined = accounts.within(transaction);
                    AccountTerms terms = joined.lock(id).orElseThrow().terms();
                    joined.changeTerms(id, terms.withCallsMax(terms.callsMax() + 1));
                    return i;
                }));
        assertEquals(9, accounts.lock(id).orElseThrow().terms().callsMax());
        assertEquals(Optional.empty(), accounts.lock(new AccountId(Long.MAX_VALUE)));
    }

    @Test
    void tellsWhatHappensOnce() {
        List<Event> events = new ArrayList<>();
        Accounts telling = telling(ManualClock.at(NOW), (transaction, event) -> events.add(event));
        NewAccount asked = someone();
        AccountId id =
                assertInstanceOf(Opened.class, telling.open(asked)).account().id();
        assertInstanceOf(Refused.class, telling.open(asked));
        StatusNote note = StatusNote.by("maria", "letter of 3 March").cuttingCalls();
        telling.changeStatus(id, AccountStatus.RESERVED, note);
        telling.changeStatus(id, AccountStatus.RESERVED, note);
        telling.changeTerms(id, asked.terms().withCallsMax(2));
        telling.noteUse(id, NOW);
        List<NewAccount> two = List.of(someone(), someone());
        List<AccountId> ids = telling.openAll(two);
        assertEquals(List.of(), telling.openAll(two));
        assertEquals(
                List.of(
                        told(id, asked),
                        Event.of(
                                EventKind.ACCOUNT_STATUS_CHANGED,
                                id,
                                Map.of(
                                        "before", "ACTIVE",
                                        "after", "RESERVED",
                                        "actor", "maria",
                                        "cutCalls", "true")),
                        Event.of(EventKind.ACCOUNT_TERMS_CHANGED, id, Map.of("actor", "host")),
                        told(ids.get(0), two.get(0)),
                        told(ids.get(1), two.get(1))),
                events);
    }

    private static Event told(AccountId id, NewAccount opened) {
        Map<String, String> facts = Map.of("alias", opened.alias(), "currency", "USD");
        return Event.of(EventKind.ACCOUNT_OPENED, id, facts);
    }
}

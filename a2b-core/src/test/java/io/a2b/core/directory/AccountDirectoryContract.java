package io.a2b.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** What every directory promises. Tests share one store, so each makes names of its own. */
public abstract class AccountDirectoryContract {
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456Z");
    private static final Currency USD = Currency.getInstance("USD");
    private static final AccountId NOBODY = new AccountId(Long.MAX_VALUE);
    private static final AtomicLong NAMES = new AtomicLong(8_000_000_000L);

    protected final ManualClock clock = ManualClock.at(NOW);
    private AccountStores stores;
    private Accounts accounts;
    private AccountDirectory directory;

    @BeforeEach
    void open() {
        stores = stores();
        accounts = stores.accounts();
        directory = stores.directory();
    }

    /** Where the directory is kept; all calls may share one place. */
    protected abstract AccountStores stores();

    private static String fresh() {
        return Long.toString(NAMES.incrementAndGet());
    }

    private AccountId account() {
        return account(AccountTerms.prepaid(USD));
    }

    private AccountId account(AccountTerms terms) {
        NewAccount asked = NewAccount.of(new CardNumber(fresh()), "alias-" + fresh(), terms);
        return assertInstanceOf(Opened.class, accounts.open(asked)).account().id();
    }

    private String group() {
        String name = "group-" + fresh();
        directory.putGroup(new AccountGroup(name, ""));
        return name;
    }

    private String newSeries() {
        String name = "series-" + fresh();
        directory.putSeries(name, "");
        return name;
    }

    private static Profile tagged(String tag) {
        return Profile.none().withTag(tag);
    }

    @Test
    void knowsNothingOfAnAccountUntilSomethingIsSaid() {
        assertEquals(Optional.of(Profile.none()), directory.profile(account()));
        assertEquals(Optional.empty(), directory.profile(NOBODY));
    }

    @Test
    void keepsEverythingThatIsKnown() {
        AccountId id = account();
        Profile profile = Profile.none()
                .withGroup(group())
                .withTag("spring fair")
                .withContact(new Contact(
                        "José",
                        "Ångström",
                        "Übersee & Co",
                        "Rua Nova 1",
                        "Faro",
                        "Algarve",
                        "8000-001",
                        "PRT",
                        "jose@example.com",
                        "+351 289 000 000",
                        "+351 289 000 001"));
        directory.changeProfile(id, profile);
        directory.changeProfile(id, profile);
        assertEquals(Optional.of(profile), directory.profile(id));
        directory.changeProfile(id, profile.withTag(""));
        assertEquals(Optional.of(profile.withTag("")), directory.profile(id));
    }

    @Test
    void refusesWhatIsNotThere() {
        AccountId id = account();
        Profile nowhere = Profile.none().withGroup("no-such-group");
        assertThrows(IllegalArgumentException.class, () -> directory.changeProfile(id, nowhere));
        assertThrows(
                IllegalArgumentException.class,
                () -> directory.changeProfile(NOBODY, Profile.none()));
        assertThrows(
                IllegalArgumentException.class, () -> directory.enterSeries(NOBODY, newSeries()));
        assertThrows(
                IllegalArgumentException.class, () -> directory.enterSeries(id, "no-such-series"));
        assertEquals(Optional.of(Profile.none()), directory.profile(id));
        assertEquals(Optional.empty(), directory.serial(id));
    }

    @Test
    void movesTheAccountsOfAGroupThatGoesToTheDefaultOne() {
        String name = group();
        AccountId id = account();
        directory.changeProfile(id, tagged("t").withGroup(name));
        assertTrue(directory.removeGroup(name));
        assertFalse(directory.removeGroup(name));
        assertEquals(Optional.of(tagged("t")), directory.profile(id));
        assertTrue(directory.groups().stream().noneMatch(group -> group.name().equals(name)));
    }

    @Test
    void theDefaultGroupStays() {
        assertThrows(
                IllegalArgumentException.class, () -> directory.removeGroup(AccountGroup.DEFAULT));
        assertTrue(directory.groups().stream()
                .anyMatch(group -> group.name().equals(AccountGroup.DEFAULT)));
    }

    @Test
    void describesAGroupAnew() {
        String name = group();
        directory.putGroup(new AccountGroup(name, "those of the fair"));
        assertTrue(directory.groups().contains(new AccountGroup(name, "those of the fair")));
    }

    @Test
    void numbersTheAccountsOfASeries() {
        String series = newSeries();
        AccountId one = account();
        AccountId two = account();
        assertEquals(new Serial(series, 1), directory.enterSeries(one, series));
        assertEquals(new Serial(series, 2), directory.enterSeries(two, series));
        assertEquals(new Serial(series, 1), directory.enterSeries(one, series), "again");
        String other = newSeries();
        assertEquals(new Serial(other, 1), directory.enterSeries(one, other));
        assertEquals(new Serial(series, 3), directory.enterSeries(one, series), "never reused");
        directory.putSeries(series, "cards of 2026");
        assertTrue(directory.series().contains(new Series(series, "cards of 2026", 3)));
        directory.changeProfile(two, tagged("t"));
        assertEquals(Optional.of(new Serial(series, 2)), directory.serial(two));
    }

    @Test
    void givesEachSerialOnceHoweverManyAsk() throws Exception {
        String series = newSeries();
        List<AccountId> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) ids.add(account());
        TreeSet<Long> given = new TreeSet<>();
        for (Serial serial : AtOnce.run(8, i -> directory.enterSeries(ids.get(i), series))) {
            given.add(serial.number());
        }
        assertEquals(new TreeSet<>(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)), given);
    }

    @Test
    void findsAccountsByEverythingThatIsAskedFor() {
        String tag = fresh();
        String group = group();
        String series = newSeries();
        AccountTerms terms =
                AccountTerms.prepaid(Currency.getInstance("EUR")).withTariffPlan("gold-" + tag);
        AccountId wanted = account(terms);
        AccountId other = account();
        Contact contact = Contact.named("Ann", "L" + tag)
                .withCompany("C" + tag)
                .withEmail("e" + tag + "@example.com");
        directory.changeProfile(wanted, tagged(tag).withGroup(group).withContact(contact));
        directory.changeProfile(other, tagged(tag));
        directory.enterSeries(wanted, series);
        accounts.changeStatus(wanted, AccountStatus.RESERVED);
        accounts.noteUse(wanted, NOW.plusSeconds(5));
        AccountSearch both = AccountSearch.all().withTag(tag);
        assertEquals(List.of(wanted, other), directory.search(both, 0, 10));
        String card = accounts.find(wanted).orElseThrow().cardNumber().digits();
        for (AccountSearch search : List.of(
                both.withGroup(group),
                both.withSeries(series),
                both.withLastName("L" + tag),
                both.withCompany("C" + tag),
                both.withEmail("e" + tag + "@example.com"),
                both.withStatus(AccountStatus.RESERVED),
                both.withCurrency(Currency.getInstance("EUR")),
                both.withTariffPlan("gold-" + tag),
                both.withFirstUsedBetween(NOW.plusSeconds(5), NOW.plusSeconds(6)),
                both.withCardPrefix(card))) {
            assertEquals(List.of(wanted), directory.search(search, 0, 10), search.toString());
        }
        assertEquals(List.of(other), directory.search(both.withGroup("default"), 0, 10));
        assertEquals(
                List.of(wanted, other),
                directory.search(both.withCreatedBetween(NOW, NOW.plusSeconds(1)), 0, 10));
        assertEquals(
                List.of(),
                directory.search(both.withCreatedBetween(NOW.minusSeconds(1), NOW), 0, 10));
        assertEquals(List.of(), directory.search(both.withTag("' OR '1'='1"), 0, 10));
    }

    @Test
    void findsAccountsOfWhichNothingIsKnownInTheDefaultGroup() {
        AccountId id = account();
        AccountSearch search = AccountSearch.all().withGroup(AccountGroup.DEFAULT);
        assertEquals(List.of(id), directory.search(search, id.value() - 1, 1));
    }

    @Test
    void goesThroughAllPagesWithoutMissingOrRepeatingAnAccount() {
        String tag = fresh();
        List<AccountId> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            AccountId id = account();
            directory.changeProfile(id, tagged(tag));
            all.add(id);
        }
        AccountSearch search = AccountSearch.all().withTag(tag);
        List<AccountId> found = new ArrayList<>();
        long after = 0;
        for (List<AccountId> page = directory.search(search, after, 3);
                !page.isEmpty();
                page = directory.search(search, after, 3)) {
            found.addAll(page);
            after = page.get(page.size() - 1).value();
        }
        assertEquals(all, found);
        assertThrows(IllegalArgumentException.class, () -> directory.search(search, 0, 1001));
    }

    @Test
    void keepsNotesAsTheyWereWritten() {
        AccountId id = account();
        String noteId = "note-" + fresh();
        Note note = directory.addNote(noteId, id, "maria", "asked for a new card\nby telephone");
        assertEquals(note, directory.addNote(noteId, id, "maria", note.text()), "again");
        assertEquals(List.of(note), directory.notes(id, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> directory.addNote(noteId, id, "maria", "something else"));
        assertThrows(
                IllegalArgumentException.class,
                () -> directory.addNote("note-" + fresh(), NOBODY, "maria", "hello"));
    }

    @Test
    void showsTheNewestNotesFirst() {
        AccountId id = account();
        String first = "note-" + fresh();
        List<Note> newestFirst = new ArrayList<>();
        newestFirst.add(directory.addNote(first + "a", id, "maria", "one"));
        newestFirst.add(directory.addNote(first + "b", id, "maria", "two, at the same time"));
        clock.advance(Duration.ofSeconds(1));
        newestFirst.add(0, directory.addNote(first + "c", id, "maria", "three"));
        directory.addNote(first + "d", account(), "maria", "of somebody else");
        assertEquals(newestFirst, directory.notes(id, 10));
        assertEquals(newestFirst.subList(0, 2), directory.notes(id, 2));
        assertThrows(IllegalArgumentException.class, () -> directory.notes(id, 0));
    }

    @Test
    void listsGroupsAndSeriesInOrderOfTheirNames() {
        String prefix = "n" + fresh();
        List<String> names = List.of(prefix + "-", prefix + ".", prefix + "A", prefix + "a");
        for (int n : List.of(2, 0, 3, 1)) {
            directory.putGroup(new AccountGroup(names.get(n), ""));
            directory.putSeries(names.get(n), "");
        }
        assertEquals(
                names,
                directory.groups().stream()
                        .map(AccountGroup::name)
                        .filter(name -> name.startsWith(prefix))
                        .toList());
        assertEquals(
                names,
                directory.series().stream()
                        .map(Series::name)
                        .filter(name -> name.startsWith(prefix))
                        .toList());
    }

    @Test
    void keepsNothingWhenTheTransactionItJoinsRollsBack() {
        String group = group();
        String series = newSeries();
        AccountId id = account();
        String noteId = "note-" + fresh();
        assertThrows(
                IllegalStateException.class,
                () -> stores.transactor().inTransaction(transaction -> {
                    AccountDirectory joined = directory.within(transaction);
                    joined.changeProfile(id, tagged("t").withGroup(group));
                    joined.enterSeries(id, series);
                    joined.addNote(noteId, id, "maria", "hello");
                    joined.putSeries(series, "described");
                    joined.removeGroup(group);
                    joined.putGroup(new AccountGroup("not-" + group, ""));
                    assertEquals(Optional.of(tagged("t")), joined.profile(id));
                    throw new IllegalStateException("the host changes its mind");
                }));
        assertEquals(Optional.of(Profile.none()), directory.profile(id));
        assertEquals(Optional.empty(), directory.serial(id));
        assertEquals(List.of(), directory.notes(id, 10));
        assertTrue(directory.series().contains(new Series(series, "", 0)));
        assertTrue(directory.groups().contains(new AccountGroup(group, "")));
        assertFalse(directory.groups().contains(new AccountGroup("not-" + group, "")));
    }
}

package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.AccountGroup;
import io.a2b.core.directory.AccountSearch;
import io.a2b.core.directory.AccountSearches;
import io.a2b.core.directory.Note;
import io.a2b.core.directory.Profile;
import io.a2b.core.directory.Serial;
import io.a2b.core.directory.Series;
import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of accounts without a database, for tests. Rolls back with the transactions of an
 * {@link InMemoryTransactor} it is part of; it comes before its accounts there.
 */
public final class InMemoryAccountDirectory implements AccountDirectory, InMemoryTransactor.Part {
    private static final Comparator<Note> NEWEST_FIRST =
            Comparator.comparing(Note::notedAt).reversed().thenComparing(Note::id);

    private final InMemoryAccounts accounts;
    private final Clock clock;
    private final Map<AccountId, Profile> profiles = new HashMap<>();
    private final Map<AccountId, Serial> serials = new HashMap<>();
    private final Map<String, AccountGroup> groups = new TreeMap<>();
    private final Map<String, Series> series = new TreeMap<>();
    private final Map<String, Note> notes = new HashMap<>();

    public InMemoryAccountDirectory(InMemoryAccounts accounts, Clock clock) {
        this.accounts = requireNonNull(accounts, "accounts");
        this.clock = requireNonNull(clock, "clock");
        putGroup(new AccountGroup(AccountGroup.DEFAULT, "All others"));
    }

    @Override
    public synchronized Optional<Profile> profile(AccountId id) {
        return accounts.find(id).map(account -> known(id));
    }

    private Profile known(AccountId id) {
        return profiles.getOrDefault(id, Profile.none());
    }

    @Override
    public synchronized void changeProfile(AccountId id, Profile profile) {
        requireAccount(id);
        if (!groups.containsKey(profile.group())) {
            throw new IllegalArgumentException("group: there is no " + profile.group());
        }
        profiles.put(id, profile);
    }

    private void requireAccount(AccountId id) {
        if (accounts.find(id).isEmpty()) {
            throw new IllegalArgumentException("id: there is no account " + id);
        }
    }

    @Override
    public synchronized void putGroup(AccountGroup group) {
        groups.put(group.name(), group);
    }

    @Override
    public synchronized boolean removeGroup(String name) {
        if (name.equals(AccountGroup.DEFAULT)) throw new IllegalArgumentException("name: " + name);
        profiles.replaceAll((id, profile) ->
                profile.group().equals(name) ? profile.withGroup(AccountGroup.DEFAULT) : profile);
        return groups.remove(name) != null;
    }

    @Override
    public synchronized List<AccountGroup> groups() {
        return List.copyOf(groups.values());
    }

    @Override
    public synchronized void putSeries(String name, String description) {
        long last = series.containsKey(name) ? series.get(name).lastSerial() : 0;
        series.put(name, new Series(name, description, last));
    }

    @Override
    public synchronized List<Series> series() {
        return List.copyOf(series.values());
    }

    @Override
    public synchronized Serial enterSeries(AccountId id, String name) {
        requireAccount(id);
        Optional<Serial> before = serial(id).filter(serial -> serial.series().equals(name));
        if (before.isPresent()) return before.get();
        Series entered = series.get(name);
        if (entered == null) throw new IllegalArgumentException("series: there is no " + name);
        Serial next = new Serial(name, entered.lastSerial() + 1);
        series.put(name, new Series(name, entered.description(), next.number()));
        serials.put(id, next);
        return next;
    }

    @Override
    public synchronized Optional<Serial> serial(AccountId id) {
        return Optional.ofNullable(serials.get(id));
    }

    @Override
    public synchronized List<AccountId> search(AccountSearch search, long after, int limit) {
        requireLimit(limit);
        return accounts.all().stream()
                .filter(account -> account.id().value() > after)
                .filter(account ->
                        AccountSearches.finds(search, account, known(account.id()), serials))
                .map(Account::id)
                .limit(limit)
                .toList();
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    @Override
    public synchronized Note addNote(String id, AccountId account, String actor, String text) {
        Note note = new Note(id, account, actor, text, clock.instant());
        requireAccount(account);
        Note first = notes.getOrDefault(id, note);
        if (!first.equals(new Note(id, account, actor, text, first.notedAt()))) {
            throw new IllegalArgumentException("id: another note has " + id);
        }
        notes.put(id, first);
        return first;
    }

    @Override
    public synchronized List<Note> notes(AccountId account, int limit) {
        requireLimit(limit);
        return notes.values().stream()
                .filter(note -> note.account().equals(account))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public AccountDirectory within(Transaction transaction) {
        return this;
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(
                List.of(), List.of(profiles, serials, groups, series, notes));
    }
}

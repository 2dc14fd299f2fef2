package io.a2b.core.directory;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.directory.DirectoryMapper.NoteRow;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The directory in tables. Whoever changes what is known of an account locks its row first, so that
 * two who do it at the same time do it one after the other.
 */
final class SqlAccountDirectory implements AccountDirectory {
    /** Names of all criteria: a statement asks for those that are not given, too. */
    private static final List<String> CRITERIA = List.of(
            "cardFrom",
            "cardUntil",
            "status",
            "currency",
            "plan",
            "createdFrom",
            "createdUntil",
            "usedFrom",
            "usedUntil",
            "group",
            "series",
            "tag",
            "lastName",
            "company",
            "email");

    private final Transactor transactor;
    private final Clock clock;

    SqlAccountDirectory(Transactor transactor, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public Optional<Profile> profile(AccountId id) {
        return in(directory -> directory
                .findCurrency(id.value())
                .map(currency -> directory
                        .findProfile(id.value())
                        .map(ProfileRow::toProfile)
                        .orElse(Profile.none())));
    }

    @Override
    public void changeProfile(AccountId id, Profile profile) {
        in(directory -> {
            lock(directory, id);
            if (directory.lockGroup(profile.group()).isEmpty()) {
                throw new IllegalArgumentException("group: there is no " + profile.group());
            }
            return put(directory, ProfileRow.of(id.value(), profile));
        });
    }

    private static String lock(DirectoryMapper directory, AccountId id) {
        return directory
                .lockAccount(id.value())
                .orElseThrow(() -> new IllegalArgumentException("id: there is no account " + id));
    }

    private static int put(DirectoryMapper directory, ProfileRow row) {
        int updated = directory.updateProfile(row);
        if (updated == 0) directory.insertProfile(row);
        return updated;
    }

    @Override
    public void putGroup(AccountGroup group) {
        in(directory -> {
            int described = directory.describeGroup(group);
            if (described == 0) directory.insertGroup(group); // a race for it is lost by a repeat
            return described;
        });
    }

    @Override
    public boolean removeGroup(String name) {
        if (name.equals(AccountGroup.DEFAULT)) {
            throw new IllegalArgumentException("name: the default group stays");
        }
        return in(directory -> {
            if (directory.lockGroup(name).isEmpty()) return false;
            directory.emptyGroup(name);
            directory.deleteGroup(name);
            return true;
        });
    }

    @Override
    public List<AccountGroup> groups() {
        return in(DirectoryMapper::groups);
    }

    @Override
    public void putSeries(String name, String description) {
        Series series = new Series(name, description, 0);
        in(directory -> {
            int described = directory.describeSeries(series.name(), series.description());
            if (described == 0) directory.insertSeries(series.name(), series.description());
            return described;
        });
    }

    @Override
    public List<Series> series() {
        return in(DirectoryMapper::series);
    }

    @Override
    public Serial enterSeries(AccountId id, String series) {
        return in(directory -> {
            lock(directory, id);
            Optional<Serial> before = serial(directory, id);
            if (before.isPresent() && before.get().series().equals(series)) return before.get();
            if (directory.giveSerial(series) == 0) {
                throw new IllegalArgumentException("series: there is no " + series);
            }
            long number = directory.lastSerial(series);
            if (directory.enterSeries(id.value(), series, number) == 0) {
                directory.insertProfile(ProfileRow.of(id.value(), Profile.none()));
                directory.enterSeries(id.value(), series, number);
            }
            return new Serial(series, number);
        });
    }

    @Override
    public Optional<Serial> serial(AccountId id) {
        return in(directory -> serial(directory, id));
    }

    private static Optional<Serial> serial(DirectoryMapper directory, AccountId id) {
        return directory
                .findSerial(id.value())
                .filter(row -> row.seriesName() != null)
                .map(row -> new Serial(row.seriesName(), row.serial()));
    }

    @Override
    public List<AccountId> search(AccountSearch search, long after, int limit) {
        requireLimit(limit);
        Map<String, Object> criteria = new HashMap<>();
        CRITERIA.forEach(name -> criteria.put(name, search.criteria().get(name)));
        return in(directory -> directory.search(criteria, after, limit)).stream()
                .map(AccountId::new)
                .toList();
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    @Override
    public Note addNote(String id, AccountId account, String actor, String text) {
        Note note = new Note(id, account, actor, text, clock.instant());
        return in(directory -> {
            lock(directory, account);
            Optional<Note> before = directory.findNote(id).map(SqlAccountDirectory::note);
            if (before.isEmpty()) {
                directory.insertNote(new NoteRow(id, account.value(), actor, text, note.notedAt()));
                return note;
            }
            Note found = before.get();
            if (!found.equals(new Note(id, account, actor, text, found.notedAt()))) {
                throw new IllegalArgumentException("id: another note has " + id);
            }
            return found;
        });
    }

    @Override
    public List<Note> notes(AccountId account, int limit) {
        requireLimit(limit);
        return in(directory -> directory.notes(account.value(), limit)).stream()
                .map(SqlAccountDirectory::note)
                .toList();
    }

    private static Note note(NoteRow row) {
        return new Note(
                row.id(), new AccountId(row.accountId()), row.actor(), row.text(), row.notedAt());
    }

    @Override
    public AccountDirectory within(Transaction transaction) {
        return new SqlAccountDirectory(transaction, clock);
    }

    private <T> T in(Function<DirectoryMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(DirectoryMapper.class)));
    }
}

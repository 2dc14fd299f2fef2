package io.a2b.core.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows a group has locked, with the statements of {@link LedgerMapper} on them: the ledger that
 * works with these decides by the same rules as the one that works with the database, and what it
 * has written goes there at the end, all at once. Not thread-safe.
 */
final class GroupRows implements LedgerMapper {
    /** The key of an extension. */
    record Extension(String hold, int step) implements Comparable<Extension> {
        private static final Comparator<Extension> ORDER =
                Comparator.comparing(Extension::hold).thenComparing(Extension::step);

        @Override
        public int compareTo(Extension other) {
            return ORDER.compare(this, other);
        }
    }

    private final GroupTable<String, HoldRow> holds = new GroupTable<>();
    private final GroupTable<Extension, Long> extensions = new GroupTable<>();
    private final GroupTable<Long, BalanceRow> accounts = new GroupTable<>();
    private final GroupTable<String, EntryRow> entries = new GroupTable<>();

    private GroupRows() {}

    /**
     * Locks all that {@code calls} want, some of it by writing it {@code ahead}. Holds come before
     * accounts, as in every transaction of the ledger. What is to be new is looked for before the
     * accounts are locked, if that locks nothing, because others wait from then on; {@link #write}
     * finds out what somebody wrote meanwhile.
     */
    static GroupRows lock(GroupSql sql, List<GroupedCall<?>> calls, GroupAhead ahead)
            throws SQLException {
        TreeSet<String> oldHolds = new TreeSet<>();
        TreeSet<String> newHolds = new TreeSet<>();
        TreeSet<Long> accounts = new TreeSet<>(ahead.deltas().keySet());
        TreeSet<String> entries = new TreeSet<>();
        List<Extension> extensions = new ArrayList<>();
        GroupRows rows = new GroupRows();
        for (GroupedCall<?> call : calls) {
            if (ahead.isOf(call)) continue;
            GroupedCall.Wanted wanted = call.wanted();
            oldHolds.addAll(wanted.holds());
            newHolds.addAll(wanted.newHolds());
            accounts.addAll(wanted.accounts());
            entries.addAll(wanted.entries());
            if (wanted.step() == 0) continue;
            wanted.holds().forEach(hold -> extensions.add(new Extension(hold, wanted.step())));
        }
        for (GroupAhead.Guess guess : ahead.guesses()) {
            oldHolds.remove(guess.id());
            newHolds.remove(guess.id());
        }
        if (!oldHolds.isEmpty()) {
            Map<String, HoldRow> found = sql.lockHolds(oldHolds);
            found.values().forEach(hold -> accounts.add(hold.accountId()));
            rows.holds.fillLocked(oldHolds, found);
            newHolds.removeAll(found.keySet());
        }
        if (!extensions.isEmpty()) rows.extensions.fill(extensions, find(sql, extensions));
        if (sql.isReadingUnlocked()) rows.lookFor(sql, newHolds, entries);
        if (!ahead.isEmpty()) rows.writeAhead(sql, ahead, accounts);
        else if (!accounts.isEmpty())
            rows.accounts.fillLocked(accounts, sql.lockAccounts(accounts));
        if (!sql.isReadingUnlocked()) rows.lookFor(sql, newHolds, entries);
        return rows;
    }

    private void writeAhead(GroupSql sql, GroupAhead ahead, SortedSet<Long> wanted)
            throws SQLException {
        Map<Long, BalanceRow> found = ahead.write(sql, wanted);
        for (GroupAhead.Guess guess : ahead.guesses()) {
            holds.fillAhead(guess.id(), guess.before(), guess.after());
        }
        accounts.fillLocked(wanted, found);
        ahead.deltas().forEach((id, delta) -> {
            BalanceRow there = found.get(id);
            if (there != null) accounts.fillAhead(id, delta.takenFrom(there), there);
        });
    }

    private void lookFor(GroupSql sql, Set<String> newHolds, Set<String> newEntries)
            throws SQLException {
        if (!newHolds.isEmpty()) holds.fill(newHolds, sql.holds(newHolds));
        if (!newEntries.isEmpty()) entries.fill(newEntries, sql.entries(newEntries));
    }

    private static Map<Extension, Long> find(GroupSql sql, List<Extension> extensions)
            throws SQLException {
        TreeSet<String> holds = new TreeSet<>();
        TreeSet<Integer> steps = new TreeSet<>();
        for (Extension extension : extensions) {
            holds.add(extension.hold());
            steps.add(extension.step());
        }
        return sql.extensions(holds, steps);
    }

    /** What the last call wrote stands. */
    void keep() {
        holds.keep();
        extensions.keep();
        accounts.keep();
        entries.keep();
    }

    /** What the last call wrote never was. */
    void forget() {
        holds.forget();
        extensions.forget();
        accounts.forget();
        entries.forget();
    }

    /**
     * Writes what was kept, and gives the numbers of those entries that {@code calls} want. The
     * entries come after the accounts, as in every transaction of the ledger.
     *
     * @throws NotGroupedException if something that was not there is there now, and no key would
     *     say so, since nothing was written in its place
     */
    Map<String, Long> write(GroupSql sql, List<GroupedCall<?>> calls) throws SQLException {
        requireStillAbsent(sql);
        writeHolds(sql);
        writeExtensions(sql);
        writeAccounts(sql);
        List<EntryRow> written = entries.written();
        if (written.isEmpty()) return Map.of();
        sql.insertEntries(written);
        TreeSet<String> wanted = new TreeSet<>();
        for (GroupedCall<?> call : calls) {
            wanted.addAll(call.wanted().entries());
        }
        if (wanted.isEmpty()) return Map.of();
        wanted.retainAll(written.stream().map(EntryRow::id).toList());
        return wanted.isEmpty() ? Map.of() : sql.sequences(wanted);
    }

    private void requireStillAbsent(GroupSql sql) throws SQLException {
        List<String> noHolds = holds.absent();
        if (!noHolds.isEmpty() && !sql.holds(noHolds).isEmpty()) throw new NotGroupedException();
        List<String> noEntries = entries.absent();
        if (!noEntries.isEmpty() && !sql.entries(noEntries).isEmpty()) {
            throw new NotGroupedException();
        }
    }

    private void writeHolds(GroupSql sql) throws SQLException {
        List<HoldRow> placed = new ArrayList<>();
        List<HoldRow> changed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (GroupTable.Difference<String, HoldRow> each : holds.differences()) {
            boolean isNew = each.before() == null;
            if (isNew && each.there() != null) wrong.add(each.key()); // as another may have asked
            if (!isNew) changed.add(each.target());
            else if (each.target() != null) placed.add(each.target());
        }
        if (!wrong.isEmpty()) sql.deleteHolds(wrong);
        if (!placed.isEmpty()) sql.insertHolds(placed);
        if (!changed.isEmpty()) sql.updateHolds(changed);
    }

    private void writeExtensions(GroupSql sql) throws SQLException {
        Map<Extension, Long> steps = new TreeMap<>();
        extensions.differences().forEach(each -> steps.put(each.key(), each.target()));
        if (!steps.isEmpty()) sql.insertExtensions(steps);
    }

    private void writeAccounts(GroupSql sql) throws SQLException {
        List<GroupTable.Difference<Long, BalanceRow>> changed = accounts.differences();
        if (!changed.isEmpty()) sql.updateAccounts(changed);
    }

    /** The holds that the group has written, as they are after it. */
    List<HoldRow> writtenHolds() {
        return holds.written();
    }

    @Override
    public int insertHold(HoldRow hold) {
        if (holds.find(hold.id()).isPresent()) return 0;
        holds.put(hold.id(), hold);
        return 1;
    }

    @Override
    public void deleteHold(String id) {
        holds.takeBack(id);
    }

    @Override
    public Optional<HoldRow> findHold(String id) {
        return holds.find(id);
    }

    /** One that somebody placed while this group was being locked may change under its hands. */
    @Override
    public Optional<HoldRow> lockHold(String id) {
        Optional<HoldRow> found = holds.find(id);
        if (!holds.isSafe(id)) throw new NotGroupedException();
        return found;
    }

    @Override
    public int updateHold(HoldRow hold) {
        if (holds.find(hold.id()).isEmpty()) return 0;
        holds.put(hold.id(), hold);
        return 1;
    }

    /** Says no, so that the hold is read first: here that costs nothing. */
    @Override
    public int chargeHold(String id, String currency, long micros, Instant now) {
        return 0;
    }

    @Override
    public int settleCharged(String hold, long spentMicros, Instant now) {
        throw new IllegalStateException("no hold is charged unread");
    }

    @Override
    public int insertCharge(String hold, EntryRow entry) {
        throw new IllegalStateException("no hold is charged unread");
    }

    @Override
    public Optional<Long> findExtension(String hold, int step) {
        return extensions.find(new Extension(hold, step));
    }

    @Override
    public void insertExtension(String hold, int step, long micros) {
        extensions.put(new Extension(hold, step), micros);
    }

    @Override
    public void deleteExtension(String hold, int step) {
        extensions.takeBack(new Extension(hold, step));
    }

    @Override
    public int reserve(HoldRow hold, long micros, int calls, int fresh, Instant now) {
        return change(hold.accountId(), hold.currency(), row -> {
            if (fresh != 0 && !(row.isActive() && row.callsHeld() < row.callsMax())) return null;
            if (!row.covers(micros) || !row.hasRoom(micros, now)) return null;
            return row.plus(0, micros, calls, 0);
        });
    }

    @Override
    public int settle(long account, long held, int calls, long charged, long spent, Instant now) {
        Optional<BalanceRow> found = accounts.find(account);
        if (found.isEmpty() || !counts(found.get(), spent, now)) return 0;
        BalanceRow after = found.get().plus(-charged, -held, -calls, spent);
        // what the database would refuse
        if (after.heldMicros() < 0 || after.callsHeld() < 0) throw new NotGroupedException();
        accounts.put(account, after);
        return 1;
    }

    private static boolean counts(BalanceRow row, long spent, Instant now) {
        return spent == 0 || row.isCounted(now);
    }

    @Override
    public int addPosted(long account, String currency, long micros, long spent, Instant now) {
        return change(
                account,
                currency,
                row -> counts(row, spent, now) ? row.plus(micros, 0, 0, spent) : null);
    }

    @Override
    public int takePosted(long account, String currency, long micros, long spent, Instant now) {
        return change(account, currency, row -> {
            if (!row.covers(micros) || !counts(row, spent, now)) return null;
            return row.plus(-micros, 0, 0, spent);
        });
    }

    @Override
    public int turnWindows(long account, Instant now, Instant dayEnd, Instant monthEnd) {
        Optional<BalanceRow> found = accounts.find(account);
        if (found.isEmpty()) return 0;
        accounts.put(account, found.get().turned(now, dayEnd, monthEnd));
        return 1;
    }

    private interface Change {
        /** Null: the guard of the statement lets nothing through. */
        BalanceRow of(BalanceRow before);
    }

    private int change(long account, String currency, Change change) {
        Optional<BalanceRow> found = accounts.find(account);
        if (found.isEmpty() || !found.get().currency().equals(currency)) return 0;
        BalanceRow after = change.of(found.get());
        if (after == null) return 0;
        accounts.put(account, after);
        return 1;
    }

    @Override
    public Optional<BalanceRow> findBalance(long account) {
        return accounts.find(account);
    }

    @Override
    public Optional<BalanceRow> lockBalance(long account) {
        return accounts.find(account);
    }

    /**
     * The ids of entries of holds are the ledger's own and not looked for before: if one is there
     * all the same, the database says so at the end, and each call goes alone.
     */
    @Override
    public int insertEntry(EntryRow entry) {
        boolean known = Terms.isOfHold(entry.id())
                ? entries.findWritten(entry.id()).isPresent()
                : entries.find(entry.id()).isPresent();
        if (known) return 0;
        entries.put(entry.id(), entry);
        return 1;
    }

    @Override
    public void deleteEntry(String id) {
        entries.takeBack(id);
    }

    @Override
    public Optional<EntryRow> findEntry(String id) {
        return entries.find(id);
    }

    @Override
    public List<HoldRow> overdueHolds(Instant now, int limit) {
        throw new NotGroupedException();
    }

    @Override
    public List<HoldRow> overdueHoldsAfter(Instant now, Hold after, int limit) {
        throw new NotGroupedException();
    }

    @Override
    public List<EntryRow> entries(long account, long after, int limit) {
        throw new NotGroupedException();
    }

    @Override
    public List<EntryRow> entriesOf(String reference) {
        throw new NotGroupedException();
    }
}

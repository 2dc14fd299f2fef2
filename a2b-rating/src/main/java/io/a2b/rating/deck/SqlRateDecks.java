package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;
import io.a2b.rating.deck.RateDeckMapper.DeckRow;
import io.a2b.rating.deck.RateDeckMapper.RateRow;

import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rate decks in the database, with the newest version of each in memory. */
final class SqlRateDecks implements RateDecks {
    /** Eight parameters a row: a statement of PostgreSQL takes 65,535. */
    private static final int ROWS_PER_INSERT = 500;

    private final Transactor transactor;
    private final Clock clock;
    private final Duration refreshEvery;
    private final Map<String, Live> newest = new ConcurrentHashMap<>();
    private final Map<DeckVersion, SoftReference<RateDeck>> older = new ConcurrentHashMap<>();
    private final Object firstLoad = new Object();

    SqlRateDecks(Transactor transactor, Clock clock, Duration refreshEvery) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
        this.refreshEvery = requireNonNull(refreshEvery, "refreshEvery");
        if (refreshEvery.isNegative()) {
            throw new IllegalArgumentException("refreshEvery: " + refreshEvery);
        }
    }

    /** A snapshot, and when it was last known to be the newest. */
    private record Live(RateDeck deck, Instant checkedAt) {}

    @Override
    public Optional<RateDeck> find(String deck) {
        Live known = newest.get(deck);
        if (known == null) return findFirst(deck);
        Instant now = clock.instant();
        if (isFresh(known, now)) return Optional.of(known.deck());
        // whoever gets the new time in asks the database; the others use what is known meanwhile
        Live claimed = new Live(known.deck(), now);
        if (newest.replace(deck, known, claimed)) refresh(deck, known, claimed);
        return Optional.of(newest.get(deck).deck());
    }

    @Override
    public Optional<RateDeck> find(DeckVersion version) {
        Live live = newest.get(version.deck());
        if (live != null && live.deck().version().equals(version)) return Optional.of(live.deck());
        SoftReference<RateDeck> kept = older.get(version);
        RateDeck deck = kept == null ? null : kept.get();
        if (deck != null) return Optional.of(deck);
        Optional<RateDeck> loaded = transactor.inTransaction(tx -> {
            RateDeckMapper mapper = tx.mapper(RateDeckMapper.class);
            return mapper.findVersion(version).map(row -> load(mapper, row));
        });
        loaded.ifPresent(old -> older.put(version, new SoftReference<>(old)));
        return loaded;
    }

    @Override
    public DeckImport importCsv(
            String deck, Currency currency, InputStream csv, DeckImport.Progress progress) {
        requireNonNull(currency, "currency");
        DeckVersion.checkName(deck);
        DeckCsv read = DeckCsv.read(csv, progress);
        Optional<DeckImport.Rejected> rejected = read.rejected();
        return rejected.isPresent() ? rejected.get() : importRates(deck, currency, read.rates());
    }

    @Override
    public DeckImport importRates(String deck, Currency currency, List<Rate> rates) {
        requireNonNull(currency, "currency");
        DeckVersion.checkName(deck);
        if (rates.isEmpty()) throw new IllegalArgumentException("rates: none");
        RateDeck checked = RateDeck.of(new DeckVersion(deck, 1), currency, rates);
        Instant now = clock.instant();
        DeckImport result = transactor.inTransaction(
                tx -> insert(tx.mapper(RateDeckMapper.class), checked, now));
        if (result instanceof DeckImport.Imported imported) {
            publish(new Live(checked.withVersion(imported.version()), now));
        }
        return result;
    }

    private static DeckImport insert(RateDeckMapper mapper, RateDeck deck, Instant now) {
        String name = deck.version().deck();
        mapper.lockImports(name);
        Optional<DeckRow> newest = mapper.findNewest(name);
        if (newest.isPresent() && !newest.get().toCurrency().equals(deck.currency())) {
            return new DeckImport.CurrencyDiffers(newest.get().toCurrency());
        }
        // two first imports at once take the same version: one fails on the key and runs again
        DeckVersion next = new DeckVersion(name, newest.map(DeckRow::version).orElse(0) + 1);
        List<RateRow> rows = deck.rates().stream().map(RateRow::of).toList();
        mapper.insertVersion(next, deck.currency().getCurrencyCode(), rows.size(), now);
        for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
            int to = Math.min(from + ROWS_PER_INSERT, rows.size());
            mapper.insertRates(next, rows.subList(from, to));
        }
        return new DeckImport.Imported(next, rows.size());
    }

    /** Threads that ask for a deck nobody has loaded wait for one that does. */
    private Optional<RateDeck> findFirst(String deck) {
        synchronized (firstLoad) {
            Live known = newest.get(deck);
            if (known == null) loadNewer(deck, 0).ifPresent(this::publish);
            return Optional.ofNullable(newest.get(deck)).map(Live::deck);
        }
    }

    private void refresh(String deck, Live known, Live claimed) {
        boolean done = false;
        try {
            loadNewer(deck, known.deck().version().version()).ifPresent(this::publish);
            done = true;
        } finally {
            // nothing was learnt: the next call has to ask again
            if (!done) newest.replace(deck, claimed, known);
        }
    }

    private Optional<Live> loadNewer(String deck, int thanVersion) {
        Instant now = clock.instant();
        return transactor.inTransaction(tx -> {
            RateDeckMapper mapper = tx.mapper(RateDeckMapper.class);
            return mapper.findNewest(deck)
                    .filter(row -> row.version() > thanVersion)
                    .map(row -> new Live(load(mapper, row), now));
        });
    }

    private static RateDeck load(RateDeckMapper mapper, DeckRow row) {
        List<Rate> rates = mapper.listRates(row.deckVersion()).stream()
                .map(RateRow::toRate)
                .toList();
        return RateDeck.of(row.deckVersion(), row.toCurrency(), rates);
    }

    /** A slow load never replaces a newer version. */
    private void publish(Live live) {
        newest.merge(live.deck().version().deck(), live, (known, next) -> {
            boolean newer =
                    next.deck().version().version() > known.deck().version().version();
            return newer ? next : known;
        });
    }

    private boolean isFresh(Live live, Instant now) {
        // a clock that was set back must not make a snapshot fresh for longer
        return !now.isBefore(live.checkedAt()) && now.isBefore(live.checkedAt().plus(refreshEvery));
    }
}

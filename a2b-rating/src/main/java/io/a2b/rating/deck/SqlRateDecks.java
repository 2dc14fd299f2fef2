package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.deck.RateDeckMapper.DeckRow;
import io.a2b.rating.deck.RateDeckMapper.VersionRow;

import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rate decks in the database, with the live version of each in memory. */
final class SqlRateDecks implements DeckVersions {
    private final Transactor transactor;
    private final Clock clock;
    private final Duration refreshEvery;
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final Map<DeckVersion, SoftReference<RateDeck>> others = new ConcurrentHashMap<>();
    private final Object firstLoad = new Object();

    SqlRateDecks(Transactor transactor, Clock clock, Duration refreshEvery) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
        this.refreshEvery = requireNonNull(refreshEvery, "refreshEvery");
        if (refreshEvery.isNegative()) {
            throw new IllegalArgumentException("refreshEvery: " + refreshEvery);
        }
    }

    /** A snapshot, which activation made it live, and when that was last known to be the last. */
    private record Live(RateDeck deck, int activation, Instant checkedAt) {}

    @Override
    public Optional<RateDeck> find(String deck) {
        Live known = live.get(deck);
        if (known == null) return findFirst(deck);
        Instant now = clock.instant();
        if (isFresh(known, now)) return Optional.of(known.deck());
        // whoever gets the new time in asks the database; the others use what is known meanwhile
        Live claimed = new Live(known.deck(), known.activation(), now);
        if (live.replace(deck, known, claimed)) refresh(deck, known, claimed);
        return Optional.of(live.get(deck).deck());
    }

    @Override
    public Optional<RateDeck> find(DeckVersion version) {
        Optional<RateDeck> inMemory = inMemory(version);
        if (inMemory.isPresent()) return inMemory;
        Optional<RateDeck> loaded = transactor.inTransaction(tx -> {
            DeckStore store = new DeckStore(tx);
            return store.findVersion(version).map(store::load);
        });
        loaded.ifPresent(deck -> others.put(version, new SoftReference<>(deck)));
        return loaded;
    }

    private Optional<RateDeck> inMemory(DeckVersion version) {
        Live known = live.get(version.deck());
        if (known != null && known.deck().version().equals(version)) {
            return Optional.of(known.deck());
        }
        return Optional.ofNullable(others.get(version)).map(SoftReference::get);
    }

    @Override
    public DeckImport importCsv(
            NewVersion version,
            DeckImportOptions options,
            InputStream csv,
            DeckImport.Progress progress) {
        return addCsv(version, read(version, options, csv, progress), true);
    }

    @Override
    public DeckImport stageCsv(
            NewVersion version,
            DeckImportOptions options,
            InputStream csv,
            DeckImport.Progress progress) {
        return addCsv(version, read(version, options, csv, progress), false);
    }

    @Override
    public ImportPreview preview(
            NewVersion version,
            DeckImportOptions options,
            InputStream csv,
            DeckImport.Progress progress) {
        DeckCsv read = read(version, options, csv, progress);
        return Previewer.preview(read, find(version.deck()));
    }

    private DeckCsv read(
            NewVersion version,
            DeckImportOptions options,
            InputStream csv,
            DeckImport.Progress progress) {
        OnDemand<DestinationNames> names =
                new OnDemand<>(() -> new SqlDestinations(transactor).names());
        return DeckCsv.read(new DeckCsv.Source(version.terms(), options, names), csv, progress);
    }

    private DeckImport addCsv(NewVersion version, DeckCsv csv, boolean activating) {
        Optional<DeckImport.Rejected> rejected = csv.rejected();
        if (rejected.isPresent()) return rejected.get();
        DeckBuilder rates = csv.rates().orElseThrow().builder();
        return add(version, rates, csv.deck().orElseThrow(), activating);
    }

    @Override
    public DeckImport importRates(NewVersion version, List<Rate> rates) {
        return addRates(version, rates, true);
    }

    @Override
    public DeckImport stageRates(NewVersion version, List<Rate> rates) {
        return addRates(version, rates, false);
    }

    private DeckImport addRates(NewVersion version, List<Rate> rates, boolean activating) {
        if (rates.isEmpty()) throw new IllegalArgumentException("rates: none");
        DeckBuilder builder = new DeckBuilder(version.terms());
        for (Rate rate : rates) builder.add(rate.pattern(), rate.destination(), rate.terms());
        return add(version, builder, activating);
    }

    private DeckImport add(NewVersion version, DeckBuilder rates, boolean activating) {
        RateDeck checked = rates.build(new DeckVersion(version.deck(), 1));
        return add(version, rates, checked, activating);
    }

    private DeckImport add(
            NewVersion version, DeckBuilder rates, RateDeck checked, boolean activating) {
        Instant now = clock.instant();
        Added added = transactor.inTransaction(tx -> {
            DeckStore store = new DeckStore(tx);
            DeckRow deck = store.lock(version.deck(), version.terms());
            if (!deck.toCurrency().equals(version.terms().currency())) {
                return new Added(new DeckImport.CurrencyDiffers(deck.toCurrency()), 0);
            }
            DeckVersion next = store.insert(deck, version, rates, now);
            if (!activating) return new Added(new DeckImport.Staged(next, rates.size()), 0);
            int activation = store.activate(deck, next, now);
            return new Added(new DeckImport.Imported(next, rates.size()), activation);
        });
        if (added.result() instanceof DeckImport.Imported imported) {
            RateDeck deck = checked.withVersion(imported.version());
            publish(new Live(deck, added.activation(), now));
        }
        return added.result();
    }

    @Override
    public Optional<DeckImport> merge(DeckVersion base, DeckVersion over) {
        return find(base)
                .flatMap(rates -> find(over).map(others -> {
                    if (!rates.currency().equals(others.currency())) {
                        return new DeckImport.CurrencyDiffers(rates.currency());
                    }
                    return stageChanged(rates, DeckMerge.of(rates, others), "merge of " + over);
                }));
    }

    @Override
    public Optional<DeckImport> update(DeckVersion base, BulkUpdate update) {
        return find(base).map(rates -> stageChanged(rates, update.applyTo(rates), "update"));
    }

    private DeckImport stageChanged(RateDeck base, DeckBuilder rates, String how) {
        RateDeck changed = rates.build(base.version());
        if (DeckDiff.between(base, changed, 0).isEmpty()) {
            return new DeckImport.Unchanged(base.version());
        }
        String note = how + " into " + base.version();
        NewVersion version = new NewVersion(base.version().deck(), base.terms(), note);
        return add(version, rates, changed, false);
    }

    private record Added(DeckImport result, int activation) {}

    @Override
    public Optional<VersionSummary> activate(DeckVersion version) {
        // loaded before, so that what is activated cannot fail to reach this node
        Optional<RateDeck> deck = find(version);
        if (deck.isEmpty()) return Optional.empty();
        Instant now = clock.instant();
        int activation = transactor.inTransaction(tx -> {
            DeckStore store = new DeckStore(tx);
            DeckRow row = store.lockDeck(version.deck()).orElseThrow();
            boolean already = row.live().equals(Optional.of(version));
            return already ? row.activations() : store.activate(row, version, now);
        });
        publish(new Live(deck.get(), activation, now));
        return summary(version);
    }

    @Override
    public Optional<VersionSummary> rollback(String deck) {
        while (true) {
            Optional<DeckVersion> target = transactor.inTransaction(
                    tx -> new DeckStore(tx).findDeck(deck).flatMap(row -> replaced(tx, row)));
            if (target.isEmpty()) return Optional.empty();
            RateDeck loaded = find(target.get()).orElseThrow();
            Instant now = clock.instant();
            int activation = transactor.inTransaction(tx -> {
                DeckStore store = new DeckStore(tx);
                DeckRow row = store.lockDeck(deck).orElseThrow();
                boolean changed = !replaced(tx, row).equals(target);
                return changed ? 0 : store.activateAgain(row, target.get(), now);
            });
            if (activation == 0) continue; // somebody else activated a version in the meantime
            publish(new Live(loaded, activation, now));
            return summary(target.get());
        }
    }

    /** What the live version of a deck has replaced. */
    private static Optional<DeckVersion> replaced(Transaction tx, DeckRow deck) {
        return deck.live()
                .flatMap(version -> new DeckStore(tx).findVersion(version))
                .flatMap(version -> Optional.ofNullable(version.replacedVersion()))
                .map(version -> new DeckVersion(deck.deck(), version));
    }

    private Optional<VersionSummary> summary(DeckVersion version) {
        return versions(version.deck()).stream()
                .filter(summary -> summary.version().equals(version))
                .findFirst();
    }

    @Override
    public List<VersionSummary> versions(String deck) {
        return transactor.inTransaction(tx -> new DeckStore(tx).versions(deck));
    }

    @Override
    public List<String> decks() {
        return transactor.inTransaction(tx -> new DeckStore(tx).decks());
    }

    @Override
    public Optional<DeckImport> copy(DeckVersion from, String toDeck) {
        DeckVersion.checkName(toDeck);
        Instant now = clock.instant();
        return transactor.inTransaction(tx -> {
            DeckStore store = new DeckStore(tx);
            Optional<VersionRow> source = store.findVersion(from);
            if (source.isEmpty()) return Optional.empty();
            DeckTerms terms = source.get().toTerms();
            DeckRow deck = store.lock(toDeck, terms);
            if (!deck.toCurrency().equals(terms.currency())) {
                return Optional.of(new DeckImport.CurrencyDiffers(deck.toCurrency()));
            }
            DeckVersion next = store.insertCopy(deck, source.get(), now);
            return Optional.of(new DeckImport.Staged(next, source.get().rates()));
        });
    }

    /** Threads that ask for a deck nobody has loaded wait for one that does. */
    private Optional<RateDeck> findFirst(String deck) {
        synchronized (firstLoad) {
            Live known = live.get(deck);
            if (known == null) loadLater(deck, 0).ifPresent(this::publish);
            return Optional.ofNullable(live.get(deck)).map(Live::deck);
        }
    }

    private void refresh(String deck, Live known, Live claimed) {
        boolean done = false;
        try {
            loadLater(deck, known.activation()).ifPresent(this::publish);
            done = true;
        } finally {
            // nothing was learnt: the next call has to ask again
            if (!done) live.replace(deck, claimed, known);
        }
    }

    /** The live version, if it was activated later than the one that is known. */
    private Optional<Live> loadLater(String deck, int thanActivation) {
        Instant now = clock.instant();
        return transactor.inTransaction(tx -> {
            DeckStore store = new DeckStore(tx);
            Optional<DeckRow> row =
                    store.findDeck(deck).filter(found -> found.activations() > thanActivation);
            return row.flatMap(DeckRow::live)
                    .flatMap(version -> inMemory(version)
                            .or(() -> store.findVersion(version).map(store::load)))
                    .map(loaded -> new Live(loaded, row.get().activations(), now));
        });
    }

    /** A slow load never replaces what was activated later. */
    private void publish(Live next) {
        live.merge(next.deck().version().deck(), next, (known, later) -> {
            if (later.activation() <= known.activation()) return known;
            others.put(known.deck().version(), new SoftReference<>(known.deck()));
            return later;
        });
    }

    private boolean isFresh(Live known, Instant now) {
        // a clock that was set back must not make a snapshot fresh for longer
        Instant end = known.checkedAt().plus(refreshEvery);
        return !now.isBefore(known.checkedAt()) && now.isBefore(end);
    }
}

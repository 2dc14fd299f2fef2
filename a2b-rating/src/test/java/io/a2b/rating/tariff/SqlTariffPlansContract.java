package io.a2b.rating.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.tariff.PlanSave.Saved;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What plans in a database keep besides: races, and how often they ask. */
abstract class SqlTariffPlansContract extends TariffPlansContract {
    private static final int THREADS = 8;

    private static final Map<TestDatabase, FreshDatabase> DATABASES = new ConcurrentHashMap<>();

    private Counting transactor;
    private DeckVersions decks;

    abstract TestDatabase engine();

    // made once per engine; a new one for each test would take most of the time
    @BeforeEach
    @Override
    void start() {
        FreshDatabase database =
                DATABASES.computeIfAbsent(engine(), engine -> engine.open(RatingTables.MIGRATIONS));
        database.transactor()
                .inTransaction(tx -> tx.mapper(TariffPlanRows.class).deleteAll());
        transactor = new Counting(database.transactor());
        decks = RateDecks.inDatabase(database.transactor(), clock, REFRESH);
        super.start();
    }

    @Override
    protected TariffPlans node() {
        return TariffPlans.inDatabase(transactor, decks, clock, REFRESH);
    }

    @Override
    protected DeckVersions decks() {
        return decks;
    }

    @Test
    void savesOneOfManyPlansThatAreSavedAtOnce() throws Exception {
        for (int version = 0; version < 3; version++) {
            List<PlanSave> results = saveAtOnce(version);
            assertEquals(
                    1,
                    results.stream().filter(new Saved(version + 1)::equals).count(),
                    results::toString);
            assertEquals(
                    THREADS - 1,
                    results.stream()
                            .filter(new PlanSave.VersionDiffers(version + 1)::equals)
                            .count(),
                    results::toString);
        }
    }

    private List<PlanSave> saveAtOnce(int version) throws Exception {
        return AtOnce.run(
                THREADS,
                thread -> node().save(GOLD.withAllowances("v" + version + "-" + thread), version));
    }

    @Test
    void asksTheDatabaseOnceInEachInterval() {
        here.save(GOLD, 0);
        transactor.count.set(0);
        for (int call = 0; call < 10; call++) here.lookup("gold");
        assertEquals(0, transactor.count.get());
        clock.advance(REFRESH);
        for (int call = 0; call < 10; call++) here.lookup("gold");
        assertEquals(1, transactor.count.get());
        here.lookup("carrier");
        here.lookup("carrier");
        assertEquals(2, transactor.count.get());
    }

    @Test
    void asksAgainWhenTheDatabaseFailedToAnswer() {
        here.save(GOLD, 0);
        clock.advance(REFRESH);
        transactor.broken = true;
        assertThrows(IllegalStateException.class, () -> here.lookup("gold"));
        transactor.broken = false;
        transactor.count.set(0);
        here.lookup("gold");
        assertEquals(1, transactor.count.get());
    }

    /** Counts transactions, and fails if told to. */
    private static final class Counting implements Transactor {
        final AtomicInteger count = new AtomicInteger();
        private final Transactor transactor;
        volatile boolean broken;

        Counting(Transactor transactor) {
            this.transactor = transactor;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            if (broken) throw new IllegalStateException("no database");
            count.incrementAndGet();
            return transactor.inTransaction(work);
        }
    }
}

package io.a2b.core.opening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Batches in tables: whatever breaks, the accounts are the same. */
abstract class SqlOpeningsContract extends OpeningsContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @Override
    protected AccountStores stores() {
        return AccountStores.over(database().transactor(), clock);
    }

    @Override
    protected Openings openings() {
        return over(database().transactor());
    }

    private Openings over(Transactor transactor) {
        AccountStores stores = AccountStores.over(transactor, clock);
        return Openings.over(transactor, stores.accounts(), stores.ledger());
    }

    @Test
    void comesToTheSameAccountsWhateverBreaks() {
        try (FaultSweep sweep = FaultSweep.over(database())) {
            assertTrue(sweep.sweep(new BatchPath()) >= 9);
        }
    }

    private final class BatchPath implements FaultSweep.Path {
        @Override
        public void prepare(Transactor sound, String run) {}

        @Override
        public void act(Transactor transactor, String run) {
            AccountBatch batch =
                    AccountBatch.of("f" + run, 3, TERMS).withOpening(Money.of("USD", "2"));
            over(transactor).open(batch, (first, some) -> {}, done -> {});
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            act(sound, run); // two nodes at once
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            List<String> books = new ArrayList<>();
            for (int n = 1; n <= 3; n++) books.add(n + ": " + posted("f" + run + "-" + n));
            books.add(stores().ledger().entriesOf("batch:f" + run).size() + " entries");
            return books;
        }
    }
}

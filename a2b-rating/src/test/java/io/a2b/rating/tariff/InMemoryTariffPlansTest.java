package io.a2b.rating.tariff;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.RateDecks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class InMemoryTariffPlansTest extends TariffPlansContract {
    private final InMemoryTariffPlans.Shared shared = new InMemoryTariffPlans.Shared();
    private FreshDatabase database;
    private DeckVersions decks;

    @BeforeEach
    @Override
    void start() {
        database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS);
        decks = RateDecks.inDatabase(database.transactor(), clock, REFRESH);
        super.start();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected TariffPlans node() {
        return new InMemoryTariffPlans(shared, decks, clock, REFRESH);
    }

    @Override
    protected DeckVersions decks() {
        return decks;
    }
}

package io.a2b.core.opening;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.a2b.core.account.Account;
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
import java.util.concurrent.ConcurrentHashMap;

/** Lists of accounts, imported into tables: whatever breaks, the accounts are the same. */
abstract class SqlAccountImportContract extends AccountImportContract {
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

    @Test
    void comesToTheSameAccountsWhateverBreaks() {
        try (FaultSweep sweep = FaultSweep.over(database())) {
            assertTrue(sweep.sweep(new ListPath()) > 20);
        }
    }

    /** Two accounts of a list: one with all that can be told, one with a debt. */
    private final class ListPath implements FaultSweep.Path {
        private final Map<String, Long> firstCards = new ConcurrentHashMap<>();

        @Override
        public void prepare(Transactor sound, String run) {
            firstCards.put(run, 6_000_000_000L + 2L * firstCards.size());
        }

        @Override
        public void act(Transactor transactor, String run) {
            AccountStores stores = AccountStores.over(transactor, clock);
            String list = "card_number,alias,balance,status,billing_mode,credit_limit,last_name\n"
                    + firstCards.get(run) + ",one-" + run
                    + ",5,suspended_for_underpayment,prepaid,,Doe\n"
                    + (firstCards.get(run) + 1) + ",two-" + run + ",-3,active,postpaid,10,\n";
            AccountImport.over(transactor, stores.accounts(), stores.directory(), stores.ledger())
                    .run(csv(list), OPTIONS, (line, column, reason) -> fail(reason), done -> {});
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            act(sound, run); // two nodes at once
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            AccountStores stores = stores();
            List<String> books = new ArrayList<>();
            for (String alias : List.of("one-" + run, "two-" + run)) {
                Account account = stores.accounts().findByAlias(alias).orElseThrow();
                books.add(account.status() + " "
                        + stores.accounts().statusChanges(account.id(), 0, 10).size() + " "
                        + stores.ledger().balance(account.id()).orElseThrow().posted() + " "
                        + stores.ledger().entries(account.id(), 0, 10).size() + " "
                        + stores.directory().profile(account.id()).orElseThrow().contact());
            }
            return books;
        }
    }
}

package io.a2b.core.directory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
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

/** What edits of accounts in tables promise besides: no fault leaves half of one. */
abstract class SqlAccountEditsContract extends AccountEditsContract {
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
    void aBrokenConnectionLeavesNoHalfEditAndMovesNoMoneyTwice() {
        try (FaultSweep sweep = FaultSweep.over(database())) {
            assertTrue(sweep.sweep(new EditOfTwo()) > 20);
        }
        assertTrue(stores().ledger().audit().balance());
    }

    /** Two accounts of a group of the run get money, another status and another limit. */
    private final class EditOfTwo implements FaultSweep.Path {
        @Override
        public void prepare(Transactor sound, String run) {
            stores().directory().putGroup(new AccountGroup("group-" + run, ""));
            account(AccountTerms.prepaid(USD), "group-" + run);
            account(AccountTerms.prepaid(USD), "group-" + run);
        }

        @Override
        public void act(Transactor transactor, String run) {
            AccountEdit edit = AccountEdit.of(run, NOTE)
                    .withCallsMax(2)
                    .withStatus(AccountStatus.SUSPENDED_FOR_LITIGATION, false)
                    .giving(Money.of("USD", "5"));
            AccountSearch search = AccountSearch.all().withGroup("group-" + run);
            over(AccountStores.over(transactor, clock))
                    .apply(edit, search, reject -> {}, looked -> {});
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            AccountSearch search = AccountSearch.all().withGroup("group-" + run);
            List<String> books = new ArrayList<>();
            for (AccountId id : stores().directory().search(search, 0, 10)) {
                Account account = stores().accounts().find(id).orElseThrow();
                books.add(
                        posted(id) + " " + stores().ledger().entries(id, 0, 10).size() + " "
                                + account.terms().callsMax() + " " + account.status() + " "
                                + stores().accounts().statusChanges(id, 0, 10).size());
            }
            return books;
        }
    }
}

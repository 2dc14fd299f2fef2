package io.a2b.core.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What callers in tables promise besides: they join transactions. */
abstract class SqlCallersContract extends CallersContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);
    private static final CoreConfig CONFIG =
            CoreConfig.defaults().withSecretWorkFactor(4).withCallerIdsMax(CALLER_IDS_MAX);

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
    protected Accounts accounts() {
        return Accounts.over(database().transactor(), clock, CONFIG);
    }

    @Override
    protected Callers callers(Accounts accounts) {
        return Callers.over(database().transactor(), clock, CONFIG, accounts, ledger());
    }

    private Ledger ledger() {
        return Ledger.over(database().transactor(), clock);
    }

    @Override
    protected Money posted(AccountId account) {
        return ledger().balance(account).orElseThrow().posted();
    }

    @Test
    void whatIsEnrolledInATransactionThatRollsBackWasNever() {
        PhoneNumber number = new PhoneNumber("5550001112222");
        Enrolment enrolment = new Enrolment(AccountTerms.prepaid(USD), Money.of("USD", "1"), 10);
        assertThrows(
                IllegalStateException.class,
                () -> database().transactor().inTransaction(transaction -> {
                    Callers.over(transaction, clock, CONFIG, accounts(), ledger())
                            .ids()
                            .enrol(number, enrolment);
                    throw new IllegalStateException("the host changes its mind");
                }));
        assertEquals(Optional.empty(), accounts().findByCallerId(number));
        assertEquals(Optional.empty(), callers(accounts()).ids().find(number));
    }
}

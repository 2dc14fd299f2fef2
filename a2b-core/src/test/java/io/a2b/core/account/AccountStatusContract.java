package io.a2b.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What every {@link Accounts} promises of statuses, beside {@link AccountsContract}. */
public abstract class AccountStatusContract extends AccountsContract {
    private static final StatusNote LITIGATION = StatusNote.by("maria", "letter of 3 March");

    private AccountId someAccount() {
        return opened(someone()).id();
    }

    private AccountId withRule(Expiry expiry) {
        return opened(NewAccount.of(
                        new CardNumber(fresh()),
                        "alias-" + fresh(),
                        AccountTerms.prepaid(USD).withExpiry(expiry)))
                .id();
    }

    private AccountStatus status(AccountId id) {
        return accounts.find(id).orElseThrow().status();
    }

    @Test
    void writesDownWhoChangedAStatusAndWhy() {
        AccountId id = someAccount();
        assertTrue(accounts.changeStatus(id, AccountStatus.SUSPENDED_FOR_LITIGATION, LITIGATION));
        accounts.changeStatus(id, AccountStatus.ACTIVE, StatusNote.by("joe", ""));
        List<StatusChange> changes = accounts.statusChanges(id, 0, 10);
        assertEquals(2, changes.size());
        assertEquals(
                new StatusChange(
                        changes.get(0).sequence(),
                        id,
                        AccountStatus.ACTIVE,
                        AccountStatus.SUSPENDED_FOR_LITIGATION,
                        LITIGATION,
                        NOW),
                changes.get(0));
        assertEquals(AccountStatus.SUSPENDED_FOR_LITIGATION, changes.get(1).before());
        assertEquals(AccountStatus.ACTIVE, changes.get(1).after());
        assertEquals(
                changes.subList(1, 2), accounts.statusChanges(id, changes.get(0).sequence(), 1));
    }

    @Test
    void writesDownNothingWhenNothingChanges() {
        AccountId id = someAccount();
        assertFalse(accounts.changeStatus(id, AccountStatus.ACTIVE, LITIGATION));
        accounts.changeStatus(id, AccountStatus.CANCELLED, LITIGATION);
        assertFalse(accounts.changeStatus(id, AccountStatus.CANCELLED, LITIGATION));
        assertEquals(1, accounts.statusChanges(id, 0, 10).size());
    }

    @Test
    void cutsCallsUntilTheAccountIsActiveAgain() {
        AccountId id = someAccount();
        accounts.changeStatus(id, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, LITIGATION);
        assertFalse(accounts.callsAreCut(id));
        StatusNote cutting = LITIGATION.cuttingCalls();
        assertTrue(
                accounts.changeStatus(id, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, cutting),
                "suspended before, but its calls went on");
        assertTrue(accounts.callsAreCut(id));
        assertFalse(accounts.changeStatus(id, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, cutting));
        accounts.changeStatus(id, AccountStatus.CANCELLED, LITIGATION);
        assertTrue(accounts.callsAreCut(id), "another suspension does not let them go on");
        accounts.changeStatus(id, AccountStatus.ACTIVE, LITIGATION);
        assertFalse(accounts.callsAreCut(id));
        assertThrows(
                IllegalArgumentException.class,
                () -> accounts.changeStatus(id, AccountStatus.ACTIVE, cutting));
    }

    @Test
    void expiresEachAccountAtTheInstantOfItsRule() {
        Duration month = Duration.ofDays(30);
        AccountId dated = withRule(new Expiry.At(NOW.plus(month)));
        AccountId opened = withRule(new Expiry.DaysAfterCreation(30));
        AccountId used = withRule(new Expiry.DaysAfterFirstUse(30));
        AccountId unused = withRule(new Expiry.DaysAfterFirstUse(1));
        AccountId never = withRule(new Expiry.Never());
        AccountId cancelled = withRule(new Expiry.DaysAfterCreation(1));
        accounts.changeStatus(cancelled, AccountStatus.CANCELLED, LITIGATION);
        accounts.noteUse(used, NOW);
        List<AccountId> due = List.of(dated, opened, used);

        accounts.expireDue(NOW.plus(month).minusNanos(1000), 10_000);
        for (AccountId id : due) assertEquals(AccountStatus.ACTIVE, status(id));
        accounts.expireDue(NOW.plus(month), 10_000);
        for (AccountId id : due) {
            assertEquals(AccountStatus.EXPIRED, status(id));
            assertEquals(
                    AccountStatus.EXPIRED,
                    accounts.statusChanges(id, 0, 10).get(0).after());
        }
        assertEquals(AccountStatus.ACTIVE, status(unused));
        assertEquals(AccountStatus.ACTIVE, status(never));
        assertEquals(AccountStatus.CANCELLED, status(cancelled));
        assertEquals(0, accounts.expireDue(NOW.plus(month), 10_000), "again");
    }

    @Test
    void expiresNoMoreThanItWasAskedTo() {
        Instant then = NOW.plusSeconds(60);
        accounts.expireDue(then, 10_000);
        List<AccountId> due = List.of(
                withRule(new Expiry.At(then)),
                withRule(new Expiry.At(then)),
                withRule(new Expiry.At(then)));
        assertEquals(2, accounts.expireDue(then, 2));
        assertEquals(
                1, due.stream().filter(id -> status(id) == AccountStatus.ACTIVE).count());
        assertEquals(1, accounts.expireDue(then, 2));
        assertThrows(IllegalArgumentException.class, () -> accounts.expireDue(then, 0));
    }

    @Test
    void expiresAnAccountOnceHoweverManyMachinesTry() throws Exception {
        AccountId id = withRule(new Expiry.At(NOW));
        CyclicBarrier start = new CyclicBarrier(6);
        ExecutorService machines = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int machine = 0; machine < 6; machine++) {
                answers.add(machines.submit(() -> {
                    start.await();
                    return accounts.expireDue(NOW, 10_000);
                }));
            }
            int expired = 0;
            for (Future<Integer> answer : answers) expired += answer.get();
            assertTrue(expired >= 1);
        } finally {
            machines.shutdownNow();
        }
        assertEquals(1, accounts.statusChanges(id, 0, 10).size());
    }

    @Test
    void refusesToExplainTheStatusOfNobody() {
        AccountId nobody = new AccountId(Long.MAX_VALUE);
        assertFalse(accounts.callsAreCut(nobody));
        assertEquals(List.of(), accounts.statusChanges(nobody, 0, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> accounts.changeStatus(nobody, AccountStatus.CANCELLED, LITIGATION));
        assertThrows(IllegalArgumentException.class, () -> accounts.statusChanges(nobody, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> StatusNote.by(" ", ""));
        assertThrows(IllegalArgumentException.class, () -> StatusNote.by("joe", "x".repeat(256)));
    }
}

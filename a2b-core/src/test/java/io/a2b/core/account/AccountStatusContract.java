package io.a2b.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

        Instant before = NOW.plus(month).minusNanos(1000);
        for (AccountId id : due) {
            assertFalse(expired(before).contains(id));
            assertFalse(accounts.expire(id, before));
            assertEquals(AccountStatus.ACTIVE, status(id));
        }
        Instant then = NOW.plus(month);
        for (AccountId id : due) {
            assertTrue(expired(then).contains(id));
            assertTrue(accounts.expire(id, then));
            assertEquals(AccountStatus.EXPIRED, status(id));
            StatusChange change = accounts.statusChanges(id, 0, 10).get(0);
            assertEquals(AccountStatus.EXPIRED, change.after());
            assertEquals("its time has passed", change.note().reason());
            assertFalse(expired(then).contains(id), "again");
            assertFalse(accounts.expire(id, then), "again");
        }
        for (AccountId id : List.of(unused, never, cancelled, new AccountId(Long.MAX_VALUE))) {
            assertFalse(expired(then).contains(id));
            assertFalse(accounts.expire(id, then));
        }
        assertEquals(AccountStatus.ACTIVE, status(unused));
        assertEquals(AccountStatus.ACTIVE, status(never));
        assertEquals(AccountStatus.CANCELLED, status(cancelled));
    }

    @Test
    void listsTheExpiredInOrderAPageAtATime() {
        Instant then = NOW.plusSeconds(60);
        AccountId first = withRule(new Expiry.At(then));
        AccountId second = withRule(new Expiry.DaysAfterCreation(1));
        AccountId third = withRule(new Expiry.At(then));
        Instant late = NOW.plus(Duration.ofDays(1));
        long from = first.value() - 1;
        assertEquals(List.of(first, third), accounts.listExpired(then, from, 2));
        assertEquals(List.of(first, second), accounts.listExpired(late, from, 2));
        assertEquals(List.of(third), accounts.listExpired(late, second.value(), 2));
        assertThrows(IllegalArgumentException.class, () -> accounts.listExpired(late, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> accounts.listExpired(late, 0, 1001));
    }

    /** A prolonged account may still be on a list that was made before. */
    @Test
    void whoWasProlongedInTheMeantimeStaysActive() {
        AccountId id = withRule(new Expiry.At(NOW));
        assertTrue(expired(NOW).contains(id));
        AccountTerms terms = accounts.find(id).orElseThrow().terms();
        accounts.changeTerms(id, terms.withExpiry(new Expiry.At(NOW.plusSeconds(1))));
        assertFalse(accounts.expire(id, NOW));
        assertEquals(AccountStatus.ACTIVE, status(id));
    }

    private List<AccountId> expired(Instant now) {
        List<AccountId> all = new ArrayList<>();
        List<AccountId> page = accounts.listExpired(now, 0, 1000);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = accounts.listExpired(now, page.get(page.size() - 1).value(), 1000);
        }
        return all;
    }

    @Test
    void expiresAnAccountOnceHoweverManyMachinesTry() throws Exception {
        AccountId id = withRule(new Expiry.At(NOW));
        List<Boolean> answers = AtOnce.run(6, machine -> accounts.expire(id, NOW));
        assertEquals(1, Collections.frequency(answers, true));
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

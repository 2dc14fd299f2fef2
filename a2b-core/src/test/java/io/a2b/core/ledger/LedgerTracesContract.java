package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What entries of every {@link Ledger} leave behind: events, and the chain of seals. */
public abstract class LedgerTracesContract extends LedgerRacesContract {
    /** The ledger under test, which tells {@code outbox} from now on. */
    protected abstract Ledger telling(Outbox outbox);

    /** Of the entries of the ledger under test; the same chain for all calls within a test. */
    protected abstract LedgerSeals seals();

    @Test
    void tellsOfEachEntryOnACustomersAccount() {
        AccountId account = accountWith("1.00");
        List<String> told = new ArrayList<>();
        Outbox outbox = (transaction, event) ->
                told.add(event.subject() + " " + new TreeMap<>(event.facts()));
        Ledger telling = telling(outbox);
        telling.place(hold("call"), account, usd("0.50"), FIVE_MINUTES);
        telling.post(hold("call"), usd("0.60"), "call");
        telling.post(hold("call"), usd("0.60"), "call");
        Booking fee = Booking.debit(
                new EntryId("fee"),
                account,
                SystemAccount.REVENUE,
                usd("0.10"),
                EntryCode.FEE,
                "fees");
        telling.book(fee);
        telling.book(fee);
        telling.reverse(fee.id(), new EntryId("undo"), new Note("mary", "a mistake"));
        String of = "account:" + account + " ";
        assertEquals(
                List.of(
                        of + "{amount=-0.50, code=CALL_CHARGE, currency=USD,"
                                + " entry=hold:call:charge, reference=call}",
                        of + "{amount=-0.10, code=FEE, currency=USD, entry=fee, reference=fees}",
                        of + "{amount=0.10, code=REVERSAL, currency=USD, entry=undo,"
                                + " reference=fees}"),
                told);
    }

    @Test
    void tellsBothOfATransferAndNobodyOfWhatIsRefused() {
        AccountId from = accountWith("3.00");
        AccountId to = accountWith("1.00");
        List<String> told = new ArrayList<>();
        Ledger telling = telling((transaction, event) ->
                told.add(event.subject() + " " + event.facts().get("amount")));
        for (String id : List.of("first", "refused")) {
            telling.book(new Booking(
                    new EntryId(id),
                    new LedgerAccount.Customer(from),
                    new LedgerAccount.Customer(to),
                    usd("2.00"),
                    EntryCode.TRANSFER,
                    id));
        }
        assertEquals(List.of("account:" + to + " 2.00", "account:" + from + " -2.00"), told);
    }

    @Test
    void sealsEachEntryOnceAndFindsThemAsTheyWereSealed() throws Exception {
        AccountId account = accountWith("1.00");
        LedgerSeals seals = seals();
        assertEquals(SealHead.NONE, seals.verify(count -> {}).head());
        assertEquals(1, seals.verify(count -> {}).unsealed());
        SealHead first = seals.seal();
        assertEquals(1, first.number());
        assertEquals(first, seals.seal());
        for (int i = 0; i < 9; i++) topUp("pay-" + i, account, usd("0.10"));
        List<SealHead> heads = together(i -> i < 8 ? seals.seal() : first);
        assertEquals(10, heads.get(0).number());
        SealCheck check = seals.verify(first, count -> {});
        assertEquals(new SealCheck(heads.get(0), 0, Optional.empty()), check);
        assertEquals(first, SealHead.parse(first.toString()));
    }

    @Test
    void aChainThatDoesNotReachAnEarlierEndWasCutOrWrittenAnew() {
        AccountId account = accountWith("1.00");
        topUp("pay-1", account, usd("0.10"));
        SealHead head = seals().seal();
        SealCheck cut = seals().verify(new SealHead(3, head.hash()), count -> {});
        assertEquals(Optional.of("seal 3: gone, the chain once reached 3"), cut.problem());
        assertEquals(head, cut.head());
        SealCheck anew = seals().verify(new SealHead(2, "0".repeat(64)), count -> {});
        assertTrue(anew.problem().orElseThrow().startsWith("seal 2: not the one"));
        assertFalse(anew.isSound());
    }
}

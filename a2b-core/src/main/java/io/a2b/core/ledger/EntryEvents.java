package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;

import java.util.Map;

/** Tells of each entry on a customer's account, in the transaction that books it. */
final class EntryEvents {
    private final Outbox outbox;

    EntryEvents(Outbox outbox) {
        this.outbox = requireNonNull(outbox, "outbox");
    }

    boolean areHeard() {
        return outbox.keeps();
    }

    void tell(Transaction transaction, EntryRow entry) {
        if (!outbox.keeps()) return;
        if (entry.toAccount() > 0) add(transaction, entry.toAccount(), entry, 1);
        if (entry.fromAccount() > 0) add(transaction, entry.fromAccount(), entry, -1);
    }

    private void add(Transaction transaction, long account, EntryRow entry, int sign) {
        String amount = entry.toAmount().amount().toPlainString();
        Map<String, String> facts = Map.of(
                "entry", entry.id(),
                "code", entry.code().name(),
                "amount", sign < 0 ? "-" + amount : amount,
                "currency", entry.currency(),
                "reference", entry.reference());
        outbox.add(transaction, Event.of(EventKind.ENTRY_POSTED, new AccountId(account), facts));
    }
}

package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Accounts;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.ledger.Ledger;

import jakarta.inject.Inject;

/** The rooms of the core that a call passes through, all in one transaction. */
final class CoreRooms {
    private final Accounts accounts;
    private final Ledger ledger;
    private final CallDetailRecords callDetailRecords;

    @Inject
    CoreRooms(Accounts accounts, Ledger ledger, CallDetailRecords callDetailRecords) {
        this.accounts = requireNonNull(accounts, "accounts");
        this.ledger = requireNonNull(ledger, "ledger");
        this.callDetailRecords = requireNonNull(callDetailRecords, "callDetailRecords");
    }

    Accounts accounts() {
        return accounts;
    }

    Ledger ledger() {
        return ledger;
    }

    CallDetailRecords callDetailRecords() {
        return callDetailRecords;
    }
}

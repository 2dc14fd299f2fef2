package io.a2b.examples;

import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.LedgerEntry;

import java.util.List;

/** Ledger entries for people. */
final class LedgerTable {
    private LedgerTable() {}

    static TextTable of(List<LedgerEntry> entries) {
        return TextTable.of(
                List.of("entry", "from", "to", "amount", "why"),
                entries.stream()
                        .map(entry -> List.of(
                                entry.id().value(),
                                name(entry.from()),
                                name(entry.to()),
                                entry.amount().toString(),
                                entry.code().name()))
                        .toList());
    }

    private static String name(LedgerAccount account) {
        return account instanceof LedgerAccount.Customer customer
                ? "account " + customer.id()
                : ((LedgerAccount.Operator) account).account().name();
    }
}

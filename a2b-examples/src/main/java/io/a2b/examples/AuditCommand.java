package io.a2b.examples;

import io.a2b.core.ledger.Books;

import picocli.CommandLine.Command;

import java.io.PrintWriter;

@Command(
        name = "audit",
        description = "Check every balance against its entries, and debits against credits.",
        mixinStandardHelpOptions = true)
final class AuditCommand extends BillingCommand {
    @Override
    int run(Billing billing, PrintWriter out) {
        return print(billing.ledger().audit(), out);
    }

    static int print(Books books, PrintWriter out) {
        books.contradictions().forEach(out::println);
        out.printf(
                "books %s: %d accounts, %d entries, %d open holds%n",
                books.balance() ? "balance" : "do not balance",
                books.accounts(),
                books.entries(),
                books.openHolds());
        return books.balance() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}

package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.ledger.Books;
import io.a2b.core.ledger.LedgerSeals;
import io.a2b.core.ledger.SealCheck;
import io.a2b.core.ledger.SealHead;
import io.a2b.core.ledger.TrialBalance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

@Command(
        name = "ledger",
        description = "Check the books, seal them, and strike a balance.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LedgerCommand.Verify.class,
            LedgerCommand.Seal.class,
            LedgerCommand.TrialBalances.class
        })
final class LedgerCommand {
    private LedgerCommand() {}

    @Command(
            name = "verify",
            description = "Check every balance against its entries, and every sealed entry against "
                    + "the chain of hashes: names the first that was changed since.",
            mixinStandardHelpOptions = true)
    static final class Verify extends BillingCommand {
        @Option(
                names = "--earlier",
                paramLabel = "NUMBER:HASH",
                description = "What ledger seal has printed once: the chain must still reach it.")
        private Optional<String> earlier;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Optional<SealHead> head = earlier.map(SealHead::parse);
            Books books = billing.ledger().audit();
            SealCheck check;
            try (ProgressBar progress =
                    output.progress(err(), "seals", ProgressBar.Position.UNKNOWN)) {
                LedgerSeals seals = billing.ledgerSeals();
                LongConsumer at = progress::at;
                check = head.map(one -> seals.verify(one, at)).orElseGet(() -> seals.verify(at));
            }
            boolean good = books.balance() && check.isSound();
            if (output.json()) {
                Json.print(json(books, check), out);
                return good ? ExitCode.DONE : ExitCode.REFUSED;
            }
            AuditCommand.print(books, out);
            check.problem().ifPresent(problem -> out.println("chain broken: " + problem));
            out.printf(
                    "chain %s: %d entries sealed, %d not yet%n",
                    check.isSound() ? "unbroken" : "good as far as",
                    check.head().number(),
                    check.unsealed());
            return good ? ExitCode.DONE : ExitCode.REFUSED;
        }

        private static ObjectNode json(Books books, SealCheck check) {
            ObjectNode json = Json.object();
            json.put("balance", books.balance())
                    .put("accounts", books.accounts())
                    .put("entries", books.entries())
                    .put("openHolds", books.openHolds());
            json.set("contradictions", Json.of(books.contradictions()));
            json.put("sealed", check.head().number())
                    .put("head", check.head().toString())
                    .put("unsealed", check.unsealed())
                    .put("chainUnbroken", check.isSound());
            json.set("chainProblem", Json.ofOptional(check.problem()));
            return json;
        }
    }

    @Command(
            name = "seal",
            description = "Lengthen the chain of hashes by all new entries, and print its end: to "
                    + "be kept where the database cannot be written from.",
            mixinStandardHelpOptions = true)
    static final class Seal extends BillingCommand {
        @Override
        int run(Billing billing, PrintWriter out) {
            out.println(billing.ledgerSeals().seal());
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "trial-balance",
            description = "What all customers have, and each of the operator's accounts: the sum "
                    + "must be zero.",
            mixinStandardHelpOptions = true)
    static final class TrialBalances extends BillingCommand {
        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<TrialBalance> balances = billing.ledgerReports().trialBalances();
            if (output.json()) printJson(balances, out);
            else balances.forEach(balance -> print(balance, out));
            boolean zero = balances.stream().allMatch(TrialBalance::isZero);
            return zero ? ExitCode.DONE : ExitCode.REFUSED;
        }

        private static void print(TrialBalance balance, PrintWriter out) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("customers", balance.customers().toString()));
            balance.operator()
                    .forEach((account, sum) -> rows.add(List.of(account.name(), sum.toString())));
            rows.add(List.of("sum", balance.sum().toString()));
            TextTable.of(List.of("account", "balance"), rows).print(out);
        }

        private static void printJson(List<TrialBalance> balances, PrintWriter out) {
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("currencies");
            for (TrialBalance balance : balances) {
                ObjectNode one = list.addObject();
                one.put("currency", balance.currency().getCurrencyCode());
                one.set("customers", Json.of(balance.customers()));
                ObjectNode operator = one.putObject("operator");
                balance.operator()
                        .forEach((account, sum) -> operator.set(account.name(), Json.of(sum)));
                one.set("sum", Json.of(balance.sum()));
                one.put("zero", balance.isZero());
            }
            Json.print(json, out);
        }
    }
}

package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.LedgerReports;
import io.a2b.core.ledger.Statement;
import io.a2b.core.money.Money;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Command(
        name = "statement",
        description = "What an account had, what moved, and what it has then.",
        mixinStandardHelpOptions = true)
final class StatementCommand extends BillingCommand {
    private static final int PAGE = 1000;

    @Parameters(paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day, where the account is; default: the first of this month.")
    private Optional<LocalDate> from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "First day that is no part of it; default: tomorrow.")
    private Optional<LocalDate> until;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        Account account = AccountName.resolve(billing.accounts(), name);
        ZoneId zone = account.terms().zone();
        LocalDate today = LocalDate.ofInstant(billing.clock().instant(), zone);
        Instant first = start(from.orElse(today.withDayOfMonth(1)), zone);
        Instant end = start(until.orElse(today.plusDays(1)), zone);
        LedgerReports reports = billing.ledgerReports();
        Statement statement = reports.statement(account.id(), first, end).orElseThrow();
        if (output.json()) printJson(reports, statement, out);
        else print(reports, statement, out);
        return ExitCode.DONE;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private interface Reader {
        void read(LedgerEntry entry, Money amount, Money balance);
    }

    /** Each entry with what it changed, below zero when the account paid, and what was then. */
    private static void read(LedgerReports reports, Statement statement, Reader reader) {
        LedgerAccount own = new LedgerAccount.Customer(statement.account());
        Money balance = statement.opening();
        Statement.Position position = statement.start();
        List<LedgerEntry> page;
        do {
            page = reports.entries(statement, position, PAGE);
            for (LedgerEntry entry : page) {
                Money amount =
                        entry.to().equals(own) ? entry.amount() : entry.amount().negated();
                balance = balance.plus(amount);
                reader.read(entry, amount, balance);
                position = Statement.Position.after(entry);
            }
        } while (page.size() == PAGE);
    }

    private static void print(LedgerReports reports, Statement statement, PrintWriter out) {
        out.println("account: " + statement.account());
        out.println("from: " + statement.from());
        out.println("until: " + statement.until());
        out.println("opening: " + statement.opening());
        List<List<String>> rows = new ArrayList<>();
        read(
                reports,
                statement,
                (entry, amount, balance) -> rows.add(List.of(
                        entry.postedAt().toString(),
                        entry.code().name(),
                        entry.reference(),
                        amount.toString(),
                        balance.toString())));
        if (!rows.isEmpty()) {
            TextTable.of(List.of("at", "why", "reference", "amount", "balance"), rows)
                    .print(out);
        }
        out.println("credits: " + statement.credits());
        out.println("debits: " + statement.debits());
        out.println("closing: " + statement.closing());
    }

    private static void printJson(LedgerReports reports, Statement statement, PrintWriter out) {
        ObjectNode json = Json.object();
        json.put("account", statement.account().value());
        json.set("from", Json.of(statement.from()));
        json.set("until", Json.of(statement.until()));
        json.set("opening", Json.of(statement.opening()));
        ArrayNode entries = json.putArray("entries");
        read(reports, statement, (entry, amount, balance) -> {
            ObjectNode one = entries.addObject();
            one.put("id", entry.id().value());
            one.set("at", Json.of(entry.postedAt()));
            one.put("code", entry.code().name());
            one.put("reference", entry.reference());
            one.set("amount", Json.of(amount));
            one.set("balance", Json.of(balance));
        });
        json.set("credits", Json.of(statement.credits()));
        json.set("debits", Json.of(statement.debits()));
        json.set("closing", Json.of(statement.closing()));
        Json.print(json, out);
    }
}

package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.did.AssignResult;
import io.a2b.core.did.AssignmentId;
import io.a2b.core.did.DayUsage;
import io.a2b.core.did.Did;
import io.a2b.core.did.DidReports;
import io.a2b.core.did.DidTarget;
import io.a2b.core.did.DidUsage;
import io.a2b.core.did.FeeReport;
import io.a2b.core.number.PhoneNumber;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Command(
        name = "did",
        description = "Numbers that calls come in on: stock, owners, what rings, fees, usage.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DidStockCommand.Import.class,
            DidStockCommand.Add.class,
            DidStockCommand.Listing.class,
            DidCommand.Assign.class,
            DidCommand.Release.class,
            DidCommand.Ring.class,
            DidCommand.Bill.class,
            DidCommand.Usage.class
        })
final class DidCommand {
    private static final int PAGE = 1000;

    private DidCommand() {}

    static PhoneNumber number(String text) {
        return PhoneNumber.find(text)
                .orElseThrow(() -> new IllegalArgumentException("NUMBER: not 3 to 15 digits"));
    }

    /** @throws RefusedException if nobody has the number */
    private static AssignmentId assignment(Billing billing, PhoneNumber number) {
        return billing.dids()
                .find(number)
                .flatMap(Did::assignment)
                .orElseThrow(() -> new RefusedException(number + " is not assigned"));
    }

    @Command(
            name = "assign",
            description = "Give a number to an account, and charge its setup and first month.",
            mixinStandardHelpOptions = true)
    static final class Assign extends BillingCommand {
        @Parameters(index = "0", paramLabel = "NUMBER")
        private String number;

        @Parameters(index = "1", paramLabel = "ACCOUNT", description = "Id, alias, card:DIGITS.")
        private String name;

        @Option(
                names = "--id",
                description = "Of the assignment, so that repeating does nothing; default: random.")
        private Optional<String> id;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Account account = AccountName.resolve(billing.accounts(), name);
            AssignmentId assignment =
                    new AssignmentId(id.orElseGet(() -> UUID.randomUUID().toString()));
            PhoneNumber did = number(number);
            AssignResult result = billing.dids().assign(assignment, did, account.id());
            if (result instanceof AssignResult.Assigned assigned) {
                if (output.json()) Json.print(Json.of(assigned), out);
                else
                    out.println("a2b: " + did + " assigned to " + account.alias()
                            + (assigned.replay() ? ", before" : ""));
                return ExitCode.DONE;
            }
            throw new RefusedException("not assigned: "
                    + AccountCommand.words(((AssignResult.Refused) result).reason()));
        }
    }

    @Command(
            name = "release",
            description = "Take a number from its owner.",
            mixinStandardHelpOptions = true)
    static final class Release extends BillingCommand {
        @Parameters(index = "0", paramLabel = "NUMBER")
        private String number;

        @Option(names = "--reason", required = true)
        private String reason;

        @Override
        int run(Billing billing, PrintWriter out) {
            PhoneNumber did = number(number);
            billing.dids().release(assignment(billing, did), reason);
            out.println("a2b: " + did + " released");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "ring",
            description = "Say what rings when a call comes in on a number, instead of what did.",
            mixinStandardHelpOptions = true)
    static final class Ring extends BillingCommand {
        @Parameters(index = "0", paramLabel = "NUMBER")
        private String number;

        @Parameters(
                index = "1..*",
                paramLabel = "TARGET",
                description = "Numbers, or devices such as PJSIP/alice; the first rings first.")
        private List<String> addresses = List.of();

        @Override
        int run(Billing billing, PrintWriter out) {
            List<DidTarget> targets = new ArrayList<>();
            for (String address : addresses) {
                int priority = targets.size() + 1;
                targets.add(PhoneNumber.find(address)
                        .map(phone -> DidTarget.phone(priority, phone))
                        .orElseGet(
                                () -> DidTarget.dialString(priority, address).withValidated(true)));
            }
            PhoneNumber did = number(number);
            if (!billing.dids().setTargets(assignment(billing, did), targets)) {
                throw new RefusedException(did + " is not assigned");
            }
            out.println("a2b: " + did + " rings " + targets.size() + " targets");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "bill",
            description = "Charge the monthly fees that are due; may run as often as you like.",
            mixinStandardHelpOptions = true)
    static final class Bill extends BillingCommand {
        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            FeeReport report = billing.didFees().billDue();
            if (output.json()) Json.print(Json.of(report), out);
            else
                out.println("a2b: " + report.monthsCharged() + " months charged, " + report.unpaid()
                        + " unpaid, " + report.released() + " released");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "usage",
            description = "Sum up what came in, by number, or by day for one number.",
            mixinStandardHelpOptions = true)
    static final class Usage extends BillingCommand {
        @Parameters(index = "0", arity = "0..1", paramLabel = "NUMBER")
        private Optional<String> number;

        @Option(names = "--from", required = true, description = "The first day.")
        private LocalDate from;

        @Option(names = "--until", required = true, description = "The day after the last.")
        private LocalDate until;

        @Option(names = "--zone", defaultValue = "UTC", description = "Of the days; default: UTC.")
        private ZoneId zone;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            DidReports reports = billing.didReports();
            if (number.isPresent()) days(reports, number(number.get()), out);
            else numbers(reports, out);
            return ExitCode.DONE;
        }

        private void days(DidReports reports, PhoneNumber did, PrintWriter out) {
            List<DayUsage> days = reports.days(did, from, until, zone);
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("days", Json.of(days));
                Json.print(json, out);
                return;
            }
            print(
                    "day",
                    days.stream()
                            .map(day -> cells(day.day().toString(), day.usage()))
                            .toList(),
                    out);
        }

        private void numbers(DidReports reports, PrintWriter out) {
            List<DidUsage> all = new ArrayList<>();
            List<DidUsage> page = page(reports, Optional.empty());
            while (!page.isEmpty()) {
                all.addAll(page);
                page = page(reports, Optional.of(all.get(all.size() - 1)));
            }
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("dids", Json.of(all));
                Json.print(json, out);
                return;
            }
            print(
                    "number",
                    all.stream()
                            .map(usage -> cells(usage.did().digits(), usage))
                            .toList(),
                    out);
        }

        private List<DidUsage> page(DidReports reports, Optional<DidUsage> after) {
            return reports.usage(
                    from.atStartOfDay(zone).toInstant(),
                    until.atStartOfDay(zone).toInstant(),
                    after,
                    PAGE);
        }

        private static void print(String first, List<List<String>> rows, PrintWriter out) {
            if (rows.isEmpty()) {
                out.println("no calls");
                return;
            }
            TextTable.of(List.of(first, "calls", "legs", "talk s", "billed s", "charge"), rows)
                    .print(out);
        }

        private static List<String> cells(String first, DidUsage usage) {
            return List.of(
                    first,
                    Long.toString(usage.calls()),
                    Long.toString(usage.legs()),
                    Long.toString(usage.talkSeconds()),
                    Long.toString(usage.billedSeconds()),
                    usage.charge().toString());
        }
    }
}

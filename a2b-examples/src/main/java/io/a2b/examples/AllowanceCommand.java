package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowanceCoverage;
import io.a2b.rating.allowance.AllowancePeriod;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Command(
        name = "allowance",
        description = "Free calls and seconds per week or month, for tariff plans to name.",
        mixinStandardHelpOptions = true,
        subcommands = {AllowanceCommand.Save.class, AllowanceCommand.Listing.class})
final class AllowanceCommand {
    private static final int PAGE = 1000;

    @Command(
            name = "save",
            description = "Make an allowance, in place of the one of that name.",
            mixinStandardHelpOptions = true)
    static final class Save extends BillingCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Option(names = "--calls", description = "So many free calls; default: unlimited.")
        private Optional<Long> calls;

        @Option(names = "--seconds", description = "So many free seconds; default: unlimited.")
        private Optional<Long> seconds;

        @Option(names = "--weekly", paramLabel = "DAY", description = "From that day, monday ...")
        private Optional<DayOfWeek> weekday;

        @Option(
                names = "--monthly",
                paramLabel = "DAY",
                defaultValue = "1",
                description = "From that day of the month; default: the 1st.")
        private int day;

        @Option(
                names = "--destination",
                paramLabel = "NAME",
                description = "Only for calls to it; repeatable; default: for all.")
        private Set<String> destinations = Set.of();

        @Override
        int run(Billing billing, PrintWriter out) {
            if (calls.isPresent() && seconds.isPresent()) {
                throw new IllegalArgumentException("--calls or --seconds, not both");
            }
            AllowancePeriod period = weekday.map(AllowancePeriod::weekly)
                    .orElseGet(() -> AllowancePeriod.monthly(day));
            Allowance allowance = calls.map(count -> Allowance.calls(name, count, period))
                    .or(() -> seconds.map(count -> Allowance.seconds(name, count, period)))
                    .orElseGet(() -> Allowance.unlimited(name, period));
            if (!destinations.isEmpty()) {
                allowance = allowance.covering(AllowanceCoverage.of(destinations));
            }
            billing.allowances().save(allowance);
            out.println("a2b: allowance " + name);
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", description = "List allowances.", mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<Allowance> allowances = billing.allowances().list("", PAGE);
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("allowances", Json.of(allowances));
                Json.print(json, out);
            } else if (allowances.isEmpty()) {
                out.println("no allowances");
            } else {
                TextTable.of(
                                List.of("allowance", "kind", "amount", "period", "from", "for"),
                                allowances.stream().map(Listing::cells).toList())
                        .print(out);
            }
            return ExitCode.DONE;
        }

        private static List<String> cells(Allowance allowance) {
            AllowancePeriod period = allowance.period();
            boolean unlimited = allowance.kind() == Allowance.Kind.UNLIMITED;
            return List.of(
                    allowance.name(),
                    AccountCommand.words(allowance.kind()),
                    unlimited ? "-" : Long.toString(allowance.amount()),
                    AccountCommand.words(period.cycle()),
                    Integer.toString(period.startDay()),
                    allowance.coverage().everything()
                            ? "everything"
                            : String.join("; ", allowance.coverage().destinations()));
        }
    }
}

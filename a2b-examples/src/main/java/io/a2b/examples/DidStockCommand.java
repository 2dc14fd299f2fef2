package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.did.AddResult;
import io.a2b.core.did.Did;
import io.a2b.core.did.DidFilter;
import io.a2b.core.did.DidImport;
import io.a2b.core.did.DidImportReport;
import io.a2b.core.did.DidStatus;
import io.a2b.core.did.NewDid;
import io.a2b.core.number.PhoneNumber;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is of numbers. */
final class DidStockCommand {
    private static final int PAGE = 1000;

    private DidStockCommand() {}

    @Command(
            name = "import",
            description = "Take the numbers of a CSV file into stock. Its columns are named: "
                    + "number, group, country, calls_max, valid_from, valid_until, currency, "
                    + "setup, monthly, connection, per_minute, first_seconds, step_seconds.",
            mixinStandardHelpOptions = true)
    static final class Import extends BillingCommand {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Option(names = "--dry-run", description = "Say what it would do, and do nothing.")
        private boolean dryRun;

        @Mixin
        private DidTermsOptions terms;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            DidImport into = DidImport.into(billing.dids(), terms.toTerms());
            DidImportReport report = read(into);
            if (output.json()) {
                Json.print(Json.of(report), out);
            } else {
                report.rejected()
                        .forEach(rejected -> err().println(
                                        "line " + rejected.line() + ": " + rejected.reason()));
                out.println("a2b: " + report.added() + (dryRun ? " would be" : "") + " added, "
                        + report.unchanged() + " there already, " + report.rejectedLines()
                        + " rejected");
            }
            return report.rejectedLines() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
        }

        private DidImportReport read(DidImport into) {
            InputFile in = InputFile.open(file);
            try (InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                    ProgressBar bar = output.progress(err(), "bytes", in)) {
                DidImportReport report = dryRun ? into.preview(reader) : into.run(reader);
                bar.clear();
                return report;
            } catch (IOException failure) {
                throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot read " + file, failure);
            }
        }
    }

    @Command(
            name = "add",
            description = "Take a number into stock, or several that follow it.",
            mixinStandardHelpOptions = true)
    static final class Add extends BillingCommand {
        @Parameters(paramLabel = "NUMBER", description = "With its country code.")
        private String number;

        @Option(names = "--count", defaultValue = "1", description = "How many; default: 1.")
        private int count;

        @Mixin
        private DidTermsOptions terms;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<NewDid> range = NewDid.range(DidCommand.number(number), count, terms.toTerms());
            List<AddResult> results = billing.dids().add(range);
            List<String> kept = new ArrayList<>();
            for (int at = 0; at < range.size(); at++) {
                PhoneNumber did = range.get(at).number();
                switch (results.get(at)) {
                    case ADDED, UNCHANGED -> {}
                    case TERMS_DIFFER -> kept.add(did + " is there on other terms");
                    case RETIRED -> kept.add(did + " is retired");
                }
            }
            if (!kept.isEmpty()) throw new RefusedException(String.join("; ", kept));
            out.println("a2b: " + count(results) + " added");
            return ExitCode.DONE;
        }

        private static long count(List<AddResult> results) {
            return results.stream().filter(AddResult.ADDED::equals).count();
        }
    }

    @Command(name = "list", description = "List numbers.", mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Option(names = "--prefix", defaultValue = "", description = "Leading digits.")
        private String prefix;

        @Option(names = "--group")
        private Optional<String> group;

        @Option(names = "--country")
        private Optional<String> country;

        @Option(names = "--account", description = "Id, alias, card:DIGITS.")
        private Optional<String> account;

        @Option(names = "--status", description = "One of ${COMPLETION-CANDIDATES}.")
        private Optional<DidStatus> status;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Optional<AccountId> owner = account.map(
                    name -> AccountName.resolve(billing.accounts(), name).id());
            DidFilter filter = new DidFilter(prefix, group, country, owner, status);
            List<Did> dids = new ArrayList<>();
            List<Did> page = billing.dids().list(filter, "", PAGE);
            while (!page.isEmpty()) {
                dids.addAll(page);
                String last = page.get(page.size() - 1).number().digits();
                page = billing.dids().list(filter, last, PAGE);
            }
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("dids", Json.of(dids));
                Json.print(json, out);
            } else if (dids.isEmpty()) {
                out.println("no numbers");
            } else {
                table(dids).print(out);
            }
            return ExitCode.DONE;
        }

        private static TextTable table(List<Did> dids) {
            return TextTable.of(
                    List.of("number", "group", "country", "status", "account", "setup", "monthly"),
                    dids.stream().map(Listing::cells).toList());
        }

        private static List<String> cells(Did did) {
            return List.of(
                    did.number().digits(),
                    did.terms().group(),
                    did.terms().country(),
                    AccountCommand.words(did.status()),
                    did.account().map(AccountId::toString).orElse("-"),
                    did.terms().tariff().setup().toString(),
                    did.terms().tariff().monthly().toString());
        }
    }
}

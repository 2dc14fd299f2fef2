package io.a2b.examples;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.opening.AccountImport;
import io.a2b.core.opening.ImportOptions;
import io.a2b.core.opening.ImportReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

@Command(
        name = "import",
        description = "Open the accounts of a CSV, A2Billing's columns included. Lines that cannot "
                + "be imported are told with their reason; the others are. A card number that is "
                + "there already is left as it is.",
        mixinStandardHelpOptions = true)
final class AccountImportCommand extends BillingCommand {
    private static final int REJECTS_TOLD = 20;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(names = "--dry-run", description = "Read it all and change nothing.")
    private boolean dryRun;

    @Option(names = "--currency", defaultValue = "USD", description = "Where no column says.")
    private Currency currency;

    @Option(names = "--plan", defaultValue = "default", description = "Where no column says.")
    private String plan;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "Of a file without a header, such as username,useralias,uipass,credit.")
    private List<String> columns = List.of();

    @Mixin
    private OutputOptions output;

    /** A line that was not imported. */
    record Reject(long line, String column, String reason) {}

    /** What the program says for programs. */
    record Answer(boolean dryRun, ImportReport report, List<Reject> rejects) {}

    @Override
    int run(Billing billing, PrintWriter out) {
        List<Reject> rejects = new ArrayList<>();
        ImportReport report = read(billing.accountImport(), rejects);
        if (output.json()) {
            Json.print(Json.of(new Answer(dryRun, report, rejects)), out);
        } else {
            tell(report, rejects, out);
        }
        return report.rejected() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private ImportReport read(AccountImport imports, List<Reject> rejects) {
        ImportOptions options = ImportOptions.of(
                        AccountTerms.prepaid(currency).withTariffPlan(plan))
                .withColumns(columns);
        try (InputFile csv = InputFile.open(file);
                ProgressBar bar = output.progress(err(), "lines", csv)) {
            if (dryRun) {
                return imports.preview(
                        csv,
                        options,
                        (line, column, reason) -> rejects.add(new Reject(line, column, reason)));
            }
            return imports.run(
                    csv,
                    options,
                    (line, column, reason) -> rejects.add(new Reject(line, column, reason)),
                    bar::at);
        } catch (IOException failure) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot read " + file, failure);
        }
    }

    private void tell(ImportReport report, List<Reject> rejects, PrintWriter out) {
        report.first().forEach(account -> out.println("  " + account));
        if (!report.unknownColumns().isEmpty()) {
            err().println("a2b: not read: " + String.join(", ", report.unknownColumns()));
        }
        rejects.stream()
                .limit(REJECTS_TOLD)
                .forEach(reject -> err().println("a2b: line " + reject.line()
                        + (reject.column().isEmpty() ? "" : ", " + reject.column()) + ": "
                        + reject.reason()));
        if (rejects.size() > REJECTS_TOLD) {
            err().println("a2b: and " + (rejects.size() - REJECTS_TOLD) + " more");
        }
        out.println("a2b: " + report.opened()
                + (dryRun ? " accounts can be opened, " : " accounts " + "opened, ")
                + report.present() + " there already, " + report.rejected()
                + " lines rejected");
    }
}

package io.a2b.examples;

import io.a2b.core.directory.AccountEdit;
import io.a2b.core.directory.AccountEdits;
import io.a2b.core.directory.AccountEdits.EditReport;
import io.a2b.core.directory.AccountSearch;
import io.a2b.core.ledger.Note;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Command(
        name = "edit",
        description = "Change all accounts to which everything given applies, the ones that a2b "
                + "account list shows. Each is changed as a whole or not at all; those that cannot "
                + "be are told with the reason and stop no other.",
        mixinStandardHelpOptions = true)
final class AccountEditCommand extends BillingCommand {
    private static final int REJECTS_TOLD = 20;

    @Mixin
    private AccountFilterOptions filter;

    @Option(names = "--all", description = "Every account; instead of saying which.")
    private boolean all;

    @Mixin
    private AccountChangeOptions changes;

    @Option(
            names = "--id",
            paramLabel = "EDIT-ID",
            description = "Needed where money moves: the same id moves it once, however often the "
                    + "command is repeated.")
    private Optional<String> id;

    @Option(names = "--reason", required = true, description = "Written down with each change.")
    private String reason;

    @Option(
            names = "--actor",
            defaultValue = "${sys:user.name}",
            description = "Who does it; default: the user of this computer.")
    private String actor;

    @Option(names = "--dry-run", description = "Say what it would change, and change nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output;

    /** An account that was not changed. */
    record Reject(long account, String reason) {}

    /** What the program says for programs. */
    record Answer(boolean dryRun, EditReport report, List<Reject> rejects) {}

    @Override
    int run(Billing billing, PrintWriter out) {
        AccountSearch search = filter.search();
        AccountEdit edit = edit();
        List<Reject> rejects = new ArrayList<>();
        EditReport report = edit(billing.accountEdits(), edit, search, rejects);
        if (output.json()) {
            Json.print(Json.of(new Answer(dryRun, report, rejects)), out);
        } else {
            tell(report, rejects, out);
        }
        return report.rejected() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private AccountEdit edit() {
        if (all == filter.isGiven()) {
            throw new IllegalArgumentException("say which accounts, or --all of them");
        }
        if (changes.movesMoney() && id.isEmpty()) {
            throw new IllegalArgumentException(
                    "--id is needed where money moves: a repeat with it moves none twice");
        }
        AccountEdit edit =
                changes.edit(id.orElse("edit"), new Note(actor, reason), filter.currency());
        if (edit.isEmpty()) throw new IllegalArgumentException("nothing to change");
        return edit;
    }

    private EditReport edit(
            AccountEdits edits, AccountEdit edit, AccountSearch search, List<Reject> rejects) {
        try (ProgressBar bar = output.progress(err(), "accounts", ProgressBar.Position.UNKNOWN)) {
            return dryRun
                    ? edits.preview(edit, search, one -> rejects.add(reject(one)), bar::at)
                    : edits.apply(edit, search, one -> rejects.add(reject(one)), bar::at);
        }
    }

    private static Reject reject(AccountEdits.Reject one) {
        return new Reject(one.account().value(), one.reason());
    }

    private void tell(EditReport report, List<Reject> rejects, PrintWriter out) {
        rejects.stream()
                .limit(REJECTS_TOLD)
                .forEach(reject ->
                        err().println("a2b: account " + reject.account() + ": " + reject.reason()));
        if (rejects.size() > REJECTS_TOLD) {
            err().println("a2b: and " + (rejects.size() - REJECTS_TOLD) + " more");
        }
        out.println("a2b: " + report.found() + " accounts found, " + report.changed()
                + (dryRun ? " would be changed, " : " changed, ") + report.rejected()
                + (dryRun ? " would be rejected" : " rejected"));
    }
}

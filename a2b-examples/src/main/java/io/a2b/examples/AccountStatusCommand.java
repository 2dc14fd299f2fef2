package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.StatusNote;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;

/** Commands that change the status of an account. */
abstract class AccountStatusCommand extends BillingCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
    private String name;

    @Option(names = "--reason", defaultValue = "", description = "Written down with the change.")
    private String reason;

    @Option(
            names = "--actor",
            defaultValue = "${sys:user.name}",
            description = "Who does it; default: the user of this computer.")
    private String actor;

    @Mixin
    private OutputOptions output;

    /** What it becomes. */
    abstract AccountStatus status();

    abstract boolean cutsCalls();

    @Override
    final int run(Billing billing, PrintWriter out) {
        Account account = AccountName.resolve(billing.accounts(), name);
        StatusNote note = new StatusNote(actor, reason, cutsCalls());
        boolean changed = billing.accounts().changeStatus(account.id(), status(), note);
        if (output.json()) {
            ObjectNode answer = Json.object()
                    .put("account", account.id().value())
                    .put("before", account.status().name())
                    .put("status", status().name())
                    .put("changed", changed);
            Json.print(answer, out);
        } else {
            out.println("account " + account.id() + ": "
                    + (changed ? account.status() + " -> " : "still ") + status());
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "suspend",
            description =
                    "Refuse an account new calls at once, and end those in progress on demand.",
            mixinStandardHelpOptions = true)
    static final class Suspend extends AccountStatusCommand {
        @Option(names = "--cut-calls", description = "End its calls in progress, too.")
        private boolean cutCalls;

        @Option(names = "--litigation", description = "For litigation; default: for underpayment.")
        private boolean litigation;

        @Override
        AccountStatus status() {
            return litigation
                    ? AccountStatus.SUSPENDED_FOR_LITIGATION
                    : AccountStatus.SUSPENDED_FOR_UNDERPAYMENT;
        }

        @Override
        boolean cutsCalls() {
            return cutCalls;
        }
    }

    @Command(
            name = "resume",
            description = "Make an account active again.",
            mixinStandardHelpOptions = true)
    static final class Resume extends AccountStatusCommand {
        @Override
        AccountStatus status() {
            return AccountStatus.ACTIVE;
        }

        @Override
        boolean cutsCalls() {
            return false;
        }
    }
}

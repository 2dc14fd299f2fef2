package io.a2b.examples;

import io.a2b.core.account.Account;
import io.a2b.core.cdr.CallDetailRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

@Command(
        name = "calls",
        description = "List the newest calls of an account, one line per leg.",
        mixinStandardHelpOptions = true)
final class CallsCommand extends BillingCommand {
    private static final List<String> COLUMNS = List.of(
            "call",
            "leg",
            "started",
            "answered",
            "ended",
            "caller",
            "called",
            "destination",
            "trunk",
            "disposition",
            "cause",
            "ring_s",
            "talk_s",
            "billed_s",
            "charge",
            "note");

    @Parameters(paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
    private String name;

    @Option(names = "--limit", defaultValue = "20", description = "1 to 1000; default: 20.")
    private int limit;

    @Option(names = "--tsv", description = "Tab-separated with a header, for programs.")
    private boolean tsv;

    @Override
    int run(Billing billing, PrintWriter out) {
        Account account = AccountName.resolve(billing.accounts(), name);
        List<List<String>> rows = billing.callDetailRecords().latest(account.id(), limit).stream()
                .map(CallsCommand::cells)
                .toList();
        if (tsv) {
            out.println(String.join("\t", COLUMNS));
            rows.forEach(row -> out.println(String.join("\t", row)));
        } else if (rows.isEmpty()) {
            out.println("no calls");
        } else {
            TextTable.of(COLUMNS, rows).print(out);
        }
        return ExitCode.DONE;
    }

    static TextTable table(List<CallDetailRecord> legs) {
        return TextTable.of(COLUMNS, legs.stream().map(CallsCommand::cells).toList());
    }

    private static List<String> cells(CallDetailRecord leg) {
        return List.of(
                leg.call().value(),
                Integer.toString(leg.leg()),
                leg.times().startedAt().toString(),
                leg.times().answeredAt().map(Instant::toString).orElse("-"),
                leg.times().endedAt().toString(),
                printable(leg.callerNumber()),
                leg.called().digits(),
                printable(leg.destination()),
                printable(leg.trunk()),
                leg.disposition().name(),
                Integer.toString(leg.hangupCause()),
                Long.toString(leg.times().ring().toSeconds()),
                Long.toString(leg.bill().talkSeconds()),
                Long.toString(leg.bill().billedSeconds()),
                leg.bill().charge().toString(),
                printable(leg.note()));
    }

    /** What a caller chose himself must not move the cursor, nor make a column of its own. */
    private static String printable(String text) {
        return text.isEmpty() ? "-" : text.replaceAll("\\p{Cntrl}", "?");
    }
}

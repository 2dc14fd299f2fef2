package io.a2b.examples;

import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.rating.charging.Call;
import io.a2b.rating.pricing.Pricing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

@Command(
        name = "explain",
        description = "Say why a call cost what it cost.",
        mixinStandardHelpOptions = true)
final class ExplainCommand extends BillingCommand {
    @Parameters(paramLabel = "CALL-ID")
    private String id;

    @Override
    int run(Billing billing, PrintWriter out) {
        CallId callId = new CallId(id);
        Optional<Call> call = billing.charging().find(callId);
        List<CallDetailRecord> legs = billing.callDetailRecords().of(callId);
        if (call.isEmpty() && legs.isEmpty()) throw new RefusedException("no call " + id);
        out.println("call: " + callId);
        call.ifPresentOrElse(
                found -> authorized(found, legs, out), () -> refused(legs.get(0), out));
        if (!legs.isEmpty()) {
            out.println();
            CallsCommand.table(legs).print(out);
        }
        List<LedgerEntry> entries = billing.ledger().entriesOf(callId.value());
        if (!entries.isEmpty()) {
            out.println();
            LedgerTable.of(entries).print(out);
        }
        return ExitCode.DONE;
    }

    private static void refused(CallDetailRecord leg, PrintWriter out) {
        out.println("account: " + leg.account());
        out.println("state: REFUSED");
        out.println("called: " + leg.called());
        out.println("reason: " + leg.note());
    }

    private static void authorized(Call call, List<CallDetailRecord> legs, PrintWriter out) {
        out.println("account: " + call.request().account());
        out.println("state: " + call.state());
        out.println("called: " + call.request().called());
        out.println("limit: " + call.talkSeconds() + " s, for which " + call.held()
                + (call.state() == Call.State.OPEN ? " is held" : " was held"));
        legs.stream()
                .filter(leg ->
                        leg.disposition() == Disposition.ANSWERED || leg.bill().talkSeconds() > 0)
                .findFirst()
                .ifPresent(leg -> answered(call, leg, out));
    }

    private static void answered(Call call, CallDetailRecord leg, PrintWriter out) {
        out.println("charged: " + leg.bill().charge());
        out.println("talk: " + leg.bill().talkSeconds() + " s");
        out.println("billed: " + leg.bill().billedSeconds() + " s");
        out.println();
        out.println(Pricing.explain(
                call.quote(),
                call.request().called(),
                leg.bill().talkSeconds(),
                leg.times().answeredAt().orElse(leg.times().endedAt())));
        leg.bill().cost().ifPresent(cost -> out.println("cost on " + leg.trunk() + ": " + cost));
    }
}

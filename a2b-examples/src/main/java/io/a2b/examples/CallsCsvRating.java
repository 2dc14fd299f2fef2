package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.money.Money;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.simulation.CallCsv;
import io.a2b.rating.simulation.PricedCall;
import io.a2b.rating.simulation.RatedCall;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prices a CSV of calls line by line and writes each with what it costs, or with what is wrong with
 * it; no line is left out. Only one line is in memory. Not thread-safe.
 */
final class CallsCsvRating {
    /** What is added to the columns of the calls. */
    static final List<String> COLUMNS = List.of(
            "destination",
            "prefix",
            "billed seconds",
            "currency",
            "charge",
            "cost",
            "margin",
            "error");

    private static final int PROGRESS_LINES = 1000;

    private final RateDeck deck;
    private final CallCsv calls;
    private final Writer out;
    private long rated;
    private long unrated;
    private long wrong;
    private long uncosted;
    private long talkSeconds;
    private long billedSeconds;
    private Money charged;
    private Money cost;
    private Money margin; // of the calls whose cost is known

    CallsCsvRating(RateDeck deck, CallCsv calls, Writer out) {
        this.deck = deck;
        this.calls = calls;
        this.out = out;
        charged = Money.zero(deck.currency());
        cost = Money.zero(deck.currency());
        margin = Money.zero(deck.currency());
    }

    /**
     * Prices all calls.
     *
     * @param strict whether to stop at the first that has no price
     * @return what is wrong with the line at which it stopped; empty if it came to the end
     * @throws A2bException {@code FILE_UNREADABLE} if the calls cannot be read or the charges not
     *     written
     */
    Optional<CallCsv.Fault> run(boolean strict, ProgressBar progress) {
        try {
            write(calls.columns(), COLUMNS);
            long lines = 0;
            Optional<CallCsv.Row> row = calls.nextRow();
            while (row.isPresent()) {
                Optional<CallCsv.Fault> fault = rate(row.get());
                if (strict && fault.isPresent()) return fault;
                if (++lines % PROGRESS_LINES == 0) progress.at(lines);
                row = calls.nextRow();
            }
            out.flush();
            return Optional.empty();
        } catch (IOException e) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot write the charges", e);
        }
    }

    private Optional<CallCsv.Fault> rate(CallCsv.Row row) throws IOException {
        if (row.fault().isPresent()) {
            wrong++;
            return refused(row, row.fault().get());
        }
        RatedCall call = row.call().orElseThrow();
        Optional<PricedCall> priced;
        try {
            priced = PricedCall.find(deck, call);
        } catch (ArithmeticException tooMuch) {
            wrong++;
            return refused(row, new CallCsv.Fault(row.line(), "", "costs more than fits"));
        }
        if (priced.isEmpty()) {
            unrated++;
            String message = "no rate for " + call.called();
            return refused(row, new CallCsv.Fault(row.line(), "called", message));
        }
        sumUp(priced.get());
        write(row.cells(), cells(priced.get()));
        return Optional.empty();
    }

    private Optional<CallCsv.Fault> refused(CallCsv.Row row, CallCsv.Fault fault)
            throws IOException {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() < calls.columns().size()) cells.add("");
        String error = fault.toString();
        write(cells.subList(0, calls.columns().size()), List.of("", "", "", "", "", "", "", error));
        return Optional.of(fault);
    }

    private void sumUp(PricedCall call) {
        rated++;
        talkSeconds = Math.addExact(talkSeconds, call.charge().talkSeconds());
        billedSeconds = Math.addExact(billedSeconds, call.charge().billedSeconds());
        charged = charged.plus(call.charge().amount());
        if (call.cost().isEmpty()) uncosted++;
        else {
            cost = cost.plus(call.cost().get());
            margin = margin.plus(call.margin().orElseThrow());
        }
    }

    private static List<String> cells(PricedCall call) {
        return List.of(
                call.quote().rate().destination(),
                call.quote().rate().pattern().text(),
                Long.toString(call.charge().billedSeconds()),
                call.quote().currency().getCurrencyCode(),
                plain(call.charge().amount()),
                call.cost().map(CallsCsvRating::plain).orElse(""),
                call.margin().map(CallsCsvRating::plain).orElse(""),
                "");
    }

    private static String plain(Money amount) {
        return amount.amount().toPlainString();
    }

    private void write(List<String> cells, List<String> more) throws IOException {
        List<String> all = new ArrayList<>(cells);
        all.addAll(more);
        out.write(CsvRow.of(all));
    }

    /** For people, in a line. */
    String summary() {
        StringBuilder text = new StringBuilder();
        text.append(rated).append(" calls rated by ").append(deck.version()).append(": ");
        text.append(talkSeconds).append(" s talked, ");
        text.append(billedSeconds).append(" s billed, ").append(charged).append(" charged");
        if (uncosted < rated) {
            text.append(", cost ").append(cost).append(", margin ").append(margin);
            if (uncosted > 0) text.append(" (without ").append(uncosted).append(" calls)");
        }
        if (unrated > 0) text.append("; ").append(unrated).append(" calls without a rate");
        if (wrong > 0) text.append("; ").append(wrong).append(" lines with errors");
        return text.toString();
    }

    /** For programs; names the first of the lines with errors. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.set("deck", Json.deck(deck.version()));
        json.put("calls", rated + unrated + wrong)
                .put("rated", rated)
                .put("unrated", unrated)
                .put("wrong", wrong)
                .put("uncosted", uncosted)
                .put("talkSeconds", talkSeconds)
                .put("billedSeconds", billedSeconds);
        json.set("charged", Json.of(charged));
        json.set("cost", Json.of(cost));
        json.set("margin", Json.of(margin));
        ArrayNode errors = json.putArray("errors");
        calls.faults().forEach(fault -> errors.add(Json.of(fault)));
        return json;
    }
}

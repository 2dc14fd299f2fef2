package io.a2b.rating.deck;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.price.CallTime;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.price.Step;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a rate deck as CSV, in the order of its rates, with those columns that some rate needs.
 * What terms say is put into words once, however many rates say it.
 */
final class DeckCsvWriter {
    private static final Set<DeckColumn> ALWAYS = EnumSet.of(
            DeckColumn.PREFIX, DeckColumn.DESTINATION, DeckColumn.PRICE, DeckColumn.INCREMENT);

    private final RateDeck deck;
    private final DeckExportOptions options;
    private final Map<RateTerms, String> tails = new HashMap<>();
    private final List<DeckColumn> columns = new ArrayList<>();

    private DeckCsvWriter(RateDeck deck, DeckExportOptions options) {
        this.deck = deck;
        this.options = options;
    }

    static void write(RateDeck deck, DeckExportOptions options, OutputStream output) {
        try {
            Writer writer =
                    new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            new DeckCsvWriter(deck, options).writeTo(writer);
            writer.flush();
        } catch (IOException e) {
            throw new A2bException(
                    ErrorCode.FILE_UNREADABLE, "rate deck cannot be written: " + e.getMessage(), e);
        }
    }

    private void writeTo(Writer writer) throws IOException {
        findColumns();
        List<String> names = new ArrayList<>();
        for (DeckColumn column : columns) names.add(column.label());
        writer.write(String.join(String.valueOf(options.separator()), names));
        writer.write(options.lineEnd());
        for (int row : deck.rowsInOrder()) {
            writer.write(deck.rate(row).pattern().text());
            writer.write(options.separator());
            writer.write(quoted(deck.destination(row)));
            writer.write(tails.get(deck.terms(row)));
            writer.write(options.lineEnd());
        }
    }

    private void findColumns() {
        Map<RateTerms, Map<DeckColumn, String>> cells = new HashMap<>();
        for (int row = 0; row < deck.size(); row++) {
            cells.computeIfAbsent(deck.terms(row), this::cells);
        }
        Set<DeckColumn> needed = EnumSet.copyOf(ALWAYS);
        cells.values().forEach(one -> needed.addAll(one.keySet()));
        columns.addAll(needed); // an enum set is in the order of the enum
        cells.forEach((terms, one) -> {
            StringBuilder tail = new StringBuilder();
            for (DeckColumn column : columns.subList(2, columns.size())) {
                tail.append(options.separator()).append(quoted(one.getOrDefault(column, "")));
            }
            tails.put(terms, tail.toString());
        });
    }

    /** In quotes if it has to be; what would break the line becomes a blank. */
    private String quoted(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int at = 0; at < plain.length(); at++) {
            if (Character.isISOControl(plain.charAt(at))) plain.setCharAt(at, ' ');
        }
        String cell = plain.toString();
        boolean isPlain = cell.indexOf(options.separator()) < 0
                && cell.indexOf('"') < 0
                && cell.strip().length() == cell.length()
                && !cell.startsWith("#");
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** What terms say by column; nothing for what goes without saying. */
    private Map<DeckColumn, String> cells(RateTerms terms) {
        Map<DeckColumn, String> cells = new EnumMap<>(DeckColumn.class);
        addPrice(cells, terms.price(), false);
        terms.cost().ifPresent(cost -> addPrice(cells, cost, true));
        terms.validity().from().ifPresent(from -> cells.put(DeckColumn.FROM, from.toString()));
        terms.validity().until().ifPresent(until -> cells.put(DeckColumn.UNTIL, until.toString()));
        TimeBand band = terms.validity().band();
        if (!band.equals(TimeBand.always())) cells.put(DeckColumn.BAND, band.text());
        if (!terms.callerPrefix().isEmpty()) {
            cells.put(DeckColumn.CALLER_PREFIX, terms.callerPrefix());
        }
        if (!terms.trunk().isEmpty()) cells.put(DeckColumn.TRUNK, terms.trunk());
        return cells;
    }

    private void addPrice(Map<DeckColumn, String> cells, Price price, boolean isCost) {
        Map<DeckColumn, String> said = new EnumMap<>(DeckColumn.class);
        said.put(DeckColumn.PRICE, amount(price.perMinuteMicros()));
        said.put(DeckColumn.INCREMENT, price.increment().toString());
        Fees fees = price.fees();
        putAmount(said, DeckColumn.CONNECTION_FEE, fees.connectionMicros());
        putAmount(said, DeckColumn.DISCONNECTION_FEE, fees.disconnectionMicros());
        putSeconds(said, DeckColumn.DISCONNECTION_AFTER, fees.disconnectionAfterSeconds());
        putAmount(said, DeckColumn.SURCHARGE, fees.surchargeMicros());
        putSeconds(said, DeckColumn.SURCHARGE_SECONDS, fees.surchargeSeconds());
        putAmount(said, DeckColumn.MINIMUM, fees.minimumMicros());
        if (fees.maximumMicros() != Fees.NO_MAXIMUM) {
            said.put(DeckColumn.MAXIMUM, amount(fees.maximumMicros()));
        }
        CallTime callTime = price.callTime();
        putSeconds(said, DeckColumn.GRACE, callTime.graceSeconds());
        // a cost that says nothing would be read with the grace of the price, as A2Billing does
        boolean legacy = deck.terms().rounding().style() == Rounding.Style.LEGACY;
        if (isCost && legacy) said.putIfAbsent(DeckColumn.GRACE, "0");
        putSeconds(said, DeckColumn.ROUNDED_TO, callTime.roundedToSeconds());
        putSeconds(said, DeckColumn.ROUNDED_ABOVE, callTime.thresholdSeconds());
        if (!price.steps().isEmpty()) said.put(DeckColumn.STEPS, steps(price.steps()));
        said.forEach((column, text) -> {
            Optional<DeckColumn> written = isCost ? column.ofCost() : Optional.of(column);
            cells.put(written.orElseThrow(), text);
        });
    }

    private void putAmount(Map<DeckColumn, String> cells, DeckColumn column, long micros) {
        if (micros != 0) cells.put(column, amount(micros));
    }

    private static void putSeconds(Map<DeckColumn, String> cells, DeckColumn column, int seconds) {
        if (seconds != 0) cells.put(column, String.valueOf(seconds));
    }

    private String steps(List<Step> steps) {
        List<String> texts = new ArrayList<>();
        for (Step step : steps) {
            texts.add(step.lengthSeconds() + ":" + amount(step.perMinuteMicros()) + ':'
                    + step.incrementSeconds() + ':' + amount(step.entryFeeMicros()));
        }
        return String.join(" ", texts);
    }

    private String amount(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        String text = (amount.scale() < 0 ? amount.setScale(0) : amount).toPlainString();
        return options.decimalComma() ? text.replace('.', ',') : text;
    }
}

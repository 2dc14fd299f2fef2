package io.a2b.rating.deck;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.WeekWindow;
import io.a2b.rating.deck.Cell.UnusableException;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.CallTime;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a line says beside prefix and destination. All its cells are parsed, so that all its errors
 * are found at once.
 */
final class RateCells {
    private static final List<List<DeckColumn>> LETTERED_STEPS = List.of(
            List.of(
                    DeckColumn.STEP_A_SECONDS,
                    DeckColumn.STEP_A_FEE,
                    DeckColumn.STEP_A_PRICE,
                    DeckColumn.STEP_A_INCREMENT),
            List.of(
                    DeckColumn.STEP_B_SECONDS,
                    DeckColumn.STEP_B_FEE,
                    DeckColumn.STEP_B_PRICE,
                    DeckColumn.STEP_B_INCREMENT),
            List.of(
                    DeckColumn.STEP_C_SECONDS,
                    DeckColumn.STEP_C_FEE,
                    DeckColumn.STEP_C_PRICE,
                    DeckColumn.STEP_C_INCREMENT));

    private final CsvReader line;
    private final DeckHeader header;
    private final CellRules rules;
    private final DeckImportOptions options;
    private final BiConsumer<String, String> errors;

    /** Parts that many prices share, so that they are there once. */
    private final Map<Object, Object> parts = new HashMap<>();

    private boolean failed;

    /** @param errors takes column and message of all that is wrong */
    RateCells(
            CsvReader line,
            DeckHeader header,
            CellRules rules,
            DeckImportOptions options,
            BiConsumer<String, String> errors) {
        this.line = line;
        this.header = header;
        this.rules = rules;
        this.options = options;
        this.errors = errors;
    }

    @FunctionalInterface
    interface Parser<T> {
        T parse(Cell cell) throws UnusableException;
    }

    Optional<RateTerms> parse() {
        failed = false;
        Price price = new Side(false).price();
        Optional<Price> cost = Optional.empty();
        if (isSaid(DeckColumn.COST)) cost = Optional.of(new Side(true).price());
        Validity validity = validity();
        String callerPrefix = said(DeckColumn.CALLER_PREFIX, Cell::callerPrefix, "");
        String trunk = said(DeckColumn.TRUNK, Cell::trunk, "");
        if (failed) return Optional.empty();
        return Optional.of(new RateTerms(price, cost, validity, callerPrefix, trunk));
    }

    private Validity validity() {
        Optional<Instant> from = said(DeckColumn.FROM, Cell::instant, Optional.empty());
        Optional<Instant> until = said(DeckColumn.UNTIL, Cell::instant, Optional.empty());
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            fail(DeckColumn.UNTIL, until.get() + " is not after " + from.get());
            until = Optional.empty();
        }
        Validity validity = new Validity(from, until, band());
        return validity.equals(Validity.ALWAYS) ? Validity.ALWAYS : shared(validity);
    }

    @SuppressWarnings("unchecked") // a part is kept as what it is
    private <T> T shared(T part) {
        return (T) parts.computeIfAbsent(part, one -> one);
    }

    private TimeBand band() {
        if (isSaid(DeckColumn.BAND)) return said(DeckColumn.BAND, Cell::band, TimeBand.always());
        int last = WeekWindow.MINUTES_PER_WEEK - 1;
        int from = said(DeckColumn.FIRST_MINUTE, Cell::minuteOfWeek, 0);
        int until = said(DeckColumn.LAST_MINUTE, Cell::minuteOfWeek, last);
        return TimeBand.of(new WeekWindow(from, until));
    }

    boolean isSaid(DeckColumn column) {
        int position = header.position(column);
        return position >= 0 && !line.isEmpty(position);
    }

    /** What a column says, or {@code otherwise} if it says nothing, or nothing of use. */
    private <T> T said(DeckColumn column, Parser<T> parser, T otherwise) {
        return isSaid(column) ? required(column, parser, otherwise) : otherwise;
    }

    /** As {@link #said}, but an empty cell is an error. */
    <T> T required(DeckColumn column, Parser<T> parser, T otherwise) {
        int position = header.position(column);
        String text = position < 0 ? "" : line.text(position);
        try {
            return parser.parse(new Cell(header.name(column), text, rules));
        } catch (UnusableException e) {
            fail(column, e.getMessage());
            return otherwise;
        }
    }

    private void fail(DeckColumn column, String message) {
        failed = true;
        errors.accept(header.name(column), message);
    }

    /** The columns of the price, or those of the cost. */
    private final class Side {
        private final boolean cost;

        Side(boolean cost) {
            this.cost = cost;
        }

        private DeckColumn of(DeckColumn column) {
            return cost ? column.ofCost().orElseThrow() : column;
        }

        private long micros(DeckColumn column) {
            return said(of(column), Cell::micros, 0L);
        }

        private int seconds(DeckColumn column) {
            return said(of(column), Cell::seconds, 0);
        }

        Price price() {
            long perMinute = required(of(DeckColumn.PRICE), Cell::micros, 0L);
            return new Price(
                    perMinute, shared(increment()), shared(fees()), steps(), shared(callTime()));
        }

        private BillingIncrement increment() {
            BillingIncrement none = options.defaultIncrement().orElse(BillingIncrement.SECOND);
            if (isSaid(of(DeckColumn.INCREMENT))) {
                return required(of(DeckColumn.INCREMENT), Cell::increment, none);
            }
            boolean apart = isSaid(of(DeckColumn.FIRST)) || isSaid(of(DeckColumn.STEP));
            if (!apart && cost) return new Side(false).increment();
            if (!apart && options.defaultIncrement().isPresent()) return none;
            if (header.has(of(DeckColumn.INCREMENT))) {
                return required(of(DeckColumn.INCREMENT), Cell::increment, none);
            }
            int first = required(of(DeckColumn.FIRST), Cell::seconds, 1);
            int step = required(of(DeckColumn.STEP), Cell::stepSeconds, 1);
            return new BillingIncrement(first, step);
        }

        private Fees fees() {
            Fees fees = Fees.connection(micros(DeckColumn.CONNECTION_FEE))
                    .withDisconnection(
                            micros(DeckColumn.DISCONNECTION_FEE),
                            seconds(DeckColumn.DISCONNECTION_AFTER));
            long surcharge = micros(DeckColumn.SURCHARGE);
            int surchargeSeconds = seconds(DeckColumn.SURCHARGE_SECONDS);
            if (surchargeSeconds > 0) {
                fees = fees.withSurcharge(surcharge, surchargeSeconds);
            } else if (surcharge != 0 && !rules.legacy()) {
                fail(of(DeckColumn.SURCHARGE), "is there without its seconds");
            }
            long minimum = micros(DeckColumn.MINIMUM);
            long maximum = said(of(DeckColumn.MAXIMUM), Cell::micros, Fees.NO_MAXIMUM);
            if (maximum < minimum) {
                fail(of(DeckColumn.MAXIMUM), "is below the minimum");
                maximum = Fees.NO_MAXIMUM;
            }
            fees = fees.withMinimum(minimum).withMaximum(maximum);
            return fees;
        }

        private List<Step> steps() {
            if (cost || isSaid(DeckColumn.STEPS)) {
                return said(of(DeckColumn.STEPS), Cell::steps, List.of());
            }
            List<Step> steps = new ArrayList<>();
            boolean ended = false;
            for (List<DeckColumn> columns : LETTERED_STEPS) {
                int length = said(columns.get(0), Cell::seconds, 0);
                long fee = said(columns.get(1), Cell::micros, 0L);
                long perMinute = said(columns.get(2), Cell::micros, 0L);
                int increment = said(columns.get(3), Cell::stepSeconds, 1);
                // a step counts if it has a price and a length, and all before it count
                ended |= length == 0 || perMinute == 0;
                if (!ended) steps.add(new Step(length, fee, perMinute, increment));
            }
            return steps;
        }

        private CallTime callTime() {
            // A2Billing has one grace for both
            boolean shared = rules.legacy() && cost && !header.has(DeckColumn.COST_GRACE);
            int grace =
                    shared ? said(DeckColumn.GRACE, Cell::seconds, 0) : seconds(DeckColumn.GRACE);
            return new CallTime(
                    grace, seconds(DeckColumn.ROUNDED_TO), seconds(DeckColumn.ROUNDED_ABOVE));
        }
    }
}

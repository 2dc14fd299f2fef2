package io.a2b.rating.deck;

import io.a2b.core.money.Money;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.WeekWindow;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Step;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cell of a rate deck's CSV.
 *
 * @param column the column's name as it is in the header
 */
record Cell(String column, String text, CellRules rules) {
    private static final Pattern DECIMAL =
            Pattern.compile("(-?)([0-9]{1,20})(?:[.,]([0-9]{1,40}))?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}");
    private static final Pattern ZEROS = Pattern.compile("0000-00-00([ T]00:00(:00)?)?");
    private static final Pattern LOCAL = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]+");
    private static final int SHOWN_MAX = 40;
    private static final int PREFIXES_MAX = 1000;
    private static final int DECIMALS_MAX = 6;

    /** A cell that cannot be used; private to one import and caught there. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message, null, false, false);
        }
    }

    /** In quotes, and cut when it is long. */
    static String quoted(String text) {
        if (text.length() <= SHOWN_MAX) return '"' + text + '"';
        return '"' + text.substring(0, SHOWN_MAX) + "...\"";
    }

    private UnusableException unusable(String why) {
        return new UnusableException(quoted(text) + " " + why);
    }

    /** One pattern; or the prefixes of a list such as {@code 3511, 3513-3519}. */
    List<NumberPattern> patterns() throws UnusableException {
        boolean isPattern = text.startsWith("_");
        if (isPattern || text.indexOf(',') < 0 && text.indexOf('-') < 0) return List.of(pattern());
        List<NumberPattern> patterns = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            if (dash < 0) {
                patterns.add(with(part.strip()).prefix());
            } else {
                addRange(patterns, part.substring(0, dash), part.substring(dash + 1));
            }
            if (patterns.size() > PREFIXES_MAX) {
                throw unusable("is more than " + PREFIXES_MAX + " prefixes");
            }
        }
        return patterns;
    }

    private void addRange(List<NumberPattern> patterns, String first, String last)
            throws UnusableException {
        String from = with(first.strip()).prefix().digits();
        String until = with(last.strip()).prefix().digits();
        long count = Long.parseLong(until) - Long.parseLong(from) + 1;
        if (from.length() != until.length() || count < 1) {
            throw unusable("is not prefixes such as 3511,3513-3519");
        }
        if (count > PREFIXES_MAX) throw unusable("is more than " + PREFIXES_MAX + " prefixes");
        for (long at = 0; at < count; at++) {
            patterns.add(new Prefix(String.valueOf(Long.parseLong(from) + at)));
        }
    }

    private NumberPattern pattern() throws UnusableException {
        requirePresent();
        if (text.startsWith("_")) {
            try {
                return new DialPattern(text);
            } catch (IllegalArgumentException e) {
                throw unusable("is not a pattern: " + e.getMessage());
            }
        }
        if (AnyNumber.isName(text)) return AnyNumber.INSTANCE;
        return prefix();
    }

    private Prefix prefix() throws UnusableException {
        Optional<Prefix> prefix =
                Prefix.find(text).filter(found -> !found.digits().startsWith("0"));
        return prefix.orElseThrow(
                () -> unusable("is not a prefix: 1 to 15 digits, the first not 0"));
    }

    String destination() throws UnusableException {
        requirePresent();
        if (text.length() > Rate.DESTINATION_LENGTH_MAX) {
            throw unusable("is longer than " + Rate.DESTINATION_LENGTH_MAX + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UnusableException("has a control character");
        }
        return text;
    }

    long micros() throws UnusableException {
        requirePresent();
        Matcher decimal = DECIMAL.matcher(text);
        boolean isDecimal = decimal.matches();
        String fraction = isDecimal && decimal.group(3) != null ? decimal.group(3) : "";
        char point = rules.decimalComma() ? ',' : '.';
        if (!isDecimal || !fraction.isEmpty() && text.indexOf(point) < 0) {
            String example = rules.decimalComma() ? "0,0125" : "0.0125";
            throw unusable("is not a plain decimal number such as " + example);
        }
        boolean negative = !decimal.group(1).isEmpty();
        if (negative && !rules.anyAmount()) throw unusable("is negative");
        int decimalsMax = rules.inCents() ? DECIMALS_MAX - 2 : DECIMALS_MAX;
        if (fraction.length() > decimalsMax && !rules.legacy()) {
            throw unusable("has more than " + decimalsMax + " decimals");
        }
        BigDecimal micros = new BigDecimal(decimal.group(2) + '.' + fraction + '0')
                .movePointRight(decimalsMax)
                .setScale(0, RoundingMode.HALF_UP);
        long max = rules.anyAmount() ? Price.MICROS_MAX : Rate.PRICE_MAX_MICROS;
        if (micros.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw unusable("is more than " + max / Money.MICROS_PER_UNIT);
        }
        return negative ? -micros.longValueExact() : micros.longValueExact();
    }

    /** {@code 30/6}. */
    BillingIncrement increment() throws UnusableException {
        requirePresent();
        int slash = text.indexOf('/');
        if (slash >= 0) {
            Cell first = with(text.substring(0, slash).strip());
            Cell step = with(text.substring(slash + 1).strip());
            if (first.isSeconds(0) && step.isSeconds(1)) {
                return new BillingIncrement(first.number(), step.number());
            }
        }
        throw unusable("is not an increment such as 30/6");
    }

    private Cell with(String part) {
        return new Cell(column, part, rules);
    }

    /** Zero or more. */
    int seconds() throws UnusableException {
        return seconds(0);
    }

    /** The seconds of an increment's steps; A2Billing means one second when it says none. */
    int stepSeconds() throws UnusableException {
        return rules.legacy() ? Math.max(1, seconds(0)) : seconds(1);
    }

    private int seconds(int least) throws UnusableException {
        requirePresent();
        if (!isSeconds(least)) {
            throw unusable("is not " + least + " to " + BillingIncrement.SECONDS_MAX + " seconds");
        }
        return number();
    }

    private boolean isSeconds(int least) {
        return SECONDS.matcher(text).matches()
                && number() >= least
                && number() <= BillingIncrement.SECONDS_MAX;
    }

    private int number() {
        return Integer.parseInt(text);
    }

    int minuteOfWeek() throws UnusableException {
        requirePresent();
        if (!SECONDS.matcher(text).matches() || number() >= WeekWindow.MINUTES_PER_WEEK) {
            throw unusable("is not 0 to " + (WeekWindow.MINUTES_PER_WEEK - 1) + " minutes");
        }
        return number();
    }

    /** {@code 60:0.05:6:0 120:0.04:1:0}. */
    List<Step> steps() throws UnusableException {
        List<Step> steps = new ArrayList<>();
        for (String step : text.split(" +")) {
            String[] parts = step.split(":", -1);
            if (parts.length != 4) {
                throw unusable("is not steps such as 60:0.05:6:0 120:0.04:1:0");
            }
            steps.add(new Step(
                    with(parts[0]).seconds(1),
                    with(parts[3]).micros(),
                    with(parts[1]).micros(),
                    with(parts[2]).seconds(1)));
        }
        if (steps.size() > Price.STEPS_MAX) {
            throw unusable("is more than " + Price.STEPS_MAX + " steps");
        }
        return steps;
    }

    /** Empty for a date of zeros. */
    Optional<Instant> instant() throws UnusableException {
        if (ZEROS.matcher(text).matches()) return Optional.empty();
        try {
            if (text.length() == "2026-03-01".length()) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(rules.zone()).toInstant());
            }
            String iso = LOCAL.matcher(text).matches() ? text.replace(' ', 'T') : text;
            boolean zoned =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 9;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(rules.zone()).toInstant());
        } catch (DateTimeException e) {
            throw unusable("is not a date, nor a time such as 2026-03-01T10:00:00Z");
        }
    }

    TimeBand band() throws UnusableException {
        try {
            return TimeBand.parse(text);
        } catch (IllegalArgumentException e) {
            throw unusable("is not a time band: " + e.getMessage());
        }
    }

    String callerPrefix() throws UnusableException {
        if (Prefix.find(text).isEmpty()) throw unusable("is not 1 to 15 digits");
        return text.startsWith("+") ? text.substring(1) : text;
    }

    String trunk() throws UnusableException {
        if (rules.legacy() && text.equals("-1")) return "";
        if (!RateTerms.isTrunk(text)) {
            throw unusable("is not a trunk: at most 64 of A-Z a-z 0-9 . _ -");
        }
        return text;
    }

    private void requirePresent() throws UnusableException {
        if (text.isEmpty()) throw new UnusableException("is missing");
    }
}

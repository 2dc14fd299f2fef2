package io.a2b.rating.deck;

import io.a2b.core.money.Money;
import io.a2b.rating.price.BillingIncrement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cell of a rate deck's CSV.
 *
 * @param column the column's name as it is in the header
 */
record Cell(String column, String text) {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(?:\\.([0-9]+))?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final int SECONDS_MAX = 86_400;
    private static final int SHOWN_MAX = 40;
    private static final int DECIMALS_MAX = 6;

    /** A cell that cannot be used; private to one import and caught there. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String column;

        UnusableException(String column, String message) {
            super(message, null, false, false);
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /** In quotes, and cut when it is long. */
    static String quoted(String text) {
        if (text.length() <= SHOWN_MAX) return '"' + text + '"';
        return '"' + text.substring(0, SHOWN_MAX) + "...\"";
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    UnusableException unusable(String why) {
        return new UnusableException(column, quoted(text) + " " + why);
    }

    Prefix prefix() throws UnusableException {
        requirePresent();
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
            throw new UnusableException(column, "has a control character");
        }
        return text;
    }

    long priceMicros() throws UnusableException {
        requirePresent();
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            boolean negative =
                    text.startsWith("-") && DECIMAL.matcher(text.substring(1)).matches();
            throw unusable(
                    negative ? "is negative" : "is not a plain decimal number such as 0.0125");
        }
        if (decimal.group(1) != null && decimal.group(1).length() > DECIMALS_MAX) {
            throw unusable("has more than " + DECIMALS_MAX + " decimals");
        }
        BigDecimal micros = new BigDecimal(text).movePointRight(DECIMALS_MAX);
        if (micros.compareTo(BigDecimal.valueOf(Rate.PRICE_MAX_MICROS)) > 0) {
            long max = Rate.PRICE_MAX_MICROS / Money.MICROS_PER_UNIT;
            throw unusable("is more than " + max);
        }
        return micros.longValueExact();
    }

    /** {@code 30/6}. */
    BillingIncrement increment() throws UnusableException {
        requirePresent();
        int slash = text.indexOf('/');
        if (slash < 0) throw unusable("is not an increment such as 30/6");
        Cell first = new Cell(column, text.substring(0, slash).strip());
        Cell step = new Cell(column, text.substring(slash + 1).strip());
        if (!first.isIncrementSeconds() || !step.isIncrementSeconds()) {
            throw unusable("is not an increment such as 30/6");
        }
        return new BillingIncrement(first.seconds(), step.seconds());
    }

    /** The first or the step seconds of an increment. */
    int incrementSeconds() throws UnusableException {
        requirePresent();
        if (!isIncrementSeconds()) {
            throw unusable("is not 1 to " + SECONDS_MAX + " seconds");
        }
        return seconds();
    }

    private boolean isIncrementSeconds() {
        return SECONDS.matcher(text).matches() && seconds() >= 1 && seconds() <= SECONDS_MAX;
    }

    private int seconds() {
        return Integer.parseInt(text);
    }

    private void requirePresent() throws UnusableException {
        if (text.isEmpty()) throw new UnusableException(column, "is missing");
    }
}

package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Which rates of a deck are meant: those that all of it holds for. Immutable; start from
 * {@link #ALL}.
 *
 * @param prefix what the text of the pattern begins with; empty for all
 * @param destination a name in which {@code *} stands for any text and {@code ?} for any character,
 *     whatever their case; {@code *} for all
 * @param fromMicros the lowest price per minute
 * @param untilMicros the highest price per minute
 */
public record RateFilter(String prefix, String destination, long fromMicros, long untilMicros) {
    /** Every rate. */
    public static final RateFilter ALL = new RateFilter("", "*", Long.MIN_VALUE, Long.MAX_VALUE);

    public RateFilter {
        requireNonNull(prefix, "prefix");
        requireNonNull(destination, "destination");
        if (untilMicros < fromMicros) {
            throw new IllegalArgumentException(
                    "untilMicros: " + untilMicros + " is below fromMicros: " + fromMicros);
        }
    }

    public RateFilter withPrefix(String newPrefix) {
        return new RateFilter(newPrefix, destination, fromMicros, untilMicros);
    }

    public RateFilter withDestination(String newDestination) {
        return new RateFilter(prefix, newDestination, fromMicros, untilMicros);
    }

    /** @throws IllegalArgumentException if {@code until} is below {@code from} */
    public RateFilter withPrices(long from, long until) {
        return new RateFilter(prefix, destination, from, until);
    }

    /** Whether a rate is meant. */
    public boolean matches(Rate rate) {
        return rate.pattern().text().startsWith(prefix)
                && names().matcher(rate.destination()).matches()
                && matches(rate.price().perMinuteMicros());
    }

    boolean matches(long perMinuteMicros) {
        return perMinuteMicros >= fromMicros && perMinuteMicros <= untilMicros;
    }

    /** The destinations that are meant. */
    Pattern names() {
        StringBuilder regex = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        for (int at = 0; at < destination.length(); at++) {
            char c = destination.charAt(at);
            if (c != '*' && c != '?') {
                literal.append(c);
                continue;
            }
            if (literal.length() > 0) regex.append(Pattern.quote(literal.toString()));
            literal.setLength(0);
            regex.append(c == '*' ? ".*" : ".");
        }
        if (literal.length() > 0) regex.append(Pattern.quote(literal.toString()));
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return Pattern.compile(regex.toString(), flags);
    }
}

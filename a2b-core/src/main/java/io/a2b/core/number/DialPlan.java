package io.a2b.core.number;

import static java.util.Comparator.comparingInt;

import io.a2b.core.number.Normalisation.Normalised;
import io.a2b.core.number.Normalisation.Reason;
import io.a2b.core.number.Normalisation.Refused;
import io.a2b.core.number.Normalisation.Rule;
import io.a2b.core.number.Normalisation.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How what a caller dials becomes a number in E.164 form. A pure stage in front of rating: the same
 * text gives the same result, in bounded time, and no text makes it throw. Immutable, thread-safe.
 *
 * <p>The international plan takes {@code +351...}, {@code 00351...}, {@code 011351...} and bare
 * {@code 351...}; with a {@linkplain #home home region}, bare digits are that region's national
 * form instead. Numbers of country code 1 must have the form of the North American plan: an area
 * code and an exchange that begin with 2 to 9.
 *
 * <p>An international prefix is compared as text, the longest that matches wins, and it is removed
 * only when a whole number is left behind it. With prefixes that begin with 0, the plan without a
 * home region leaves its own results as they are; in front of a {@code +} every plan does.
 */
public final class DialPlan {
    /** Texts longer than this are refused unread, and no more of a text is ever repeated. */
    public static final int TEXT_MAX = 40;

    private static final int E164_MIN = 3;
    private static final int E164_MAX = 15;
    private static final Pattern PREFIX_FORM = Pattern.compile("[0-9]{1,8}");
    private static final Pattern NORTH_AMERICA = Pattern.compile("1[2-9][0-9]{2}[2-9][0-9]{6}");

    private final List<String> internationalPrefixes; // longest first
    private final HomeRegion home; // null: international numbers only
    private final int digitsMin;
    private final int digitsMax;

    private DialPlan(
            List<String> internationalPrefixes, HomeRegion home, int digitsMin, int digitsMax) {
        this.internationalPrefixes = internationalPrefixes;
        this.home = home;
        this.digitsMin = digitsMin;
        this.digitsMax = digitsMax;
    }

    /** International numbers of 7 to 15 digits only; international prefixes 00 and 011. */
    public static DialPlan international() {
        return new DialPlan(longestFirst(List.of("00", "011")), null, 7, E164_MAX);
    }

    /**
     * National numbers of that region as people there dial them, and international numbers behind
     * {@code +} or the region's own international prefix.
     *
     * @param region two capital letters of ISO 3166, for example {@code "PT"}
     * @throws IllegalArgumentException if no numbering plan is known for it
     */
    public static DialPlan home(String region) {
        return new DialPlan(List.of(), HomeRegion.of(region), 7, E164_MAX);
    }

    /**
     * The same plan with exactly these international prefixes, besides {@code +}.
     *
     * @throws IllegalArgumentException if one is not 1 to 8 digits
     */
    public DialPlan withInternationalPrefixes(String... prefixes) {
        for (String prefix : prefixes) {
            if (!PREFIX_FORM.matcher(prefix).matches()) {
                throw new IllegalArgumentException("prefixes: not 1 to 8 digits: " + shown(prefix));
            }
        }
        return new DialPlan(longestFirst(List.of(prefixes)), home, digitsMin, digitsMax);
    }

    /**
     * The same plan for numbers of {@code min} to {@code max} digits, country code included.
     *
     * @throws IllegalArgumentException unless 3 &lt;= min &lt;= max &lt;= 15
     */
    public DialPlan withDigits(int min, int max) {
        if (min < E164_MIN || max > E164_MAX || min > max) {
            throw new IllegalArgumentException("digits: " + min + " to " + max);
        }
        return new DialPlan(internationalPrefixes, home, min, max);
    }

    /** The number that {@link #read} finds, if it finds one. */
    public Optional<PhoneNumber> normalise(String dialled) {
        return read(dialled).number();
    }

    /**
     * Reads what a telephone sent: digits, with at most one plus in front of them. Everything else
     * is refused, so nothing of a dial string's syntax gets through.
     */
    public Normalisation read(String dialled) {
        return read(dialled, false);
    }

    /**
     * Reads what a person wrote: like {@link #read}, but spaces, dashes, dots and parentheses
     * between the digits are left out, and so is the {@code (0)} of {@code +44 (0)20 ...}.
     */
    public Normalisation readWritten(String written) {
        return read(written, true);
    }

    private Normalisation read(String text, boolean written) {
        if (text.isEmpty()) return refused(Reason.EMPTY, text);
        if (text.length() > TEXT_MAX) return refused(Reason.TEXT_TOO_LONG, text);
        List<Step> steps = new ArrayList<>();
        String compact = written ? withoutSeparators(text, steps) : text;
        if (compact.isEmpty()) return refused(Reason.EMPTY, text);
        boolean plus = compact.charAt(0) == '+';
        String digits = plus ? compact.substring(1) : compact;
        if (!isDigits(digits)) return refused(Reason.CHARACTER_FORBIDDEN, text);
        if (plus) {
            steps.add(new Step(Rule.PLUS, compact, digits));
            return international(digits, text, steps);
        }
        Optional<String> behindPrefix = behindInternationalPrefix(digits);
        if (behindPrefix.isPresent()) {
            steps.add(new Step(Rule.INTERNATIONAL_PREFIX, digits, behindPrefix.get()));
            return international(behindPrefix.get(), text, steps);
        }
        if (home == null) return international(digits, text, steps);
        Optional<String> national = home.toInternational(digits);
        if (national.isEmpty()) return refused(whyNotNational(digits), text);
        if (!national.get().equals(digits)) {
            steps.add(new Step(Rule.HOME_REGION, digits, national.get()));
        }
        return international(national.get(), text, steps);
    }

    private Normalisation international(String digits, String text, List<Step> steps) {
        if (digits.length() < digitsMin) return refused(Reason.TOO_SHORT, text);
        if (digits.charAt(0) == '0') return refused(Reason.NOT_INTERNATIONAL, text);
        if (digits.length() > digitsMax) return refused(Reason.TOO_LONG, text);
        if (digits.charAt(0) == '1' && !NORTH_AMERICA.matcher(digits).matches()) {
            return refused(Reason.NOT_POSSIBLE, text);
        }
        return new Normalised(new PhoneNumber(digits), steps);
    }

    private Reason whyNotNational(String digits) {
        if (digits.length() < digitsMin) return Reason.TOO_SHORT;
        return digits.length() > digitsMax ? Reason.TOO_LONG : Reason.NOT_POSSIBLE;
    }

    private Optional<String> behindInternationalPrefix(String digits) {
        for (String prefix : internationalPrefixes) {
            if (digits.startsWith(prefix) && digits.length() - prefix.length() >= digitsMin) {
                return Optional.of(digits.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    private static String withoutSeparators(String written, List<Step> steps) {
        String text = written;
        if (text.startsWith("+") && text.contains("(0)")) {
            text = text.replaceFirst("\\(0\\)", "");
            steps.add(new Step(Rule.TRUNK_ZERO, written, text));
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (" -.()".indexOf(text.charAt(i)) < 0) kept.append(text.charAt(i));
        }
        if (kept.length() < text.length()) {
            steps.add(new Step(Rule.SEPARATORS, text, kept.toString()));
        }
        return kept.toString();
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return true;
    }

    private static List<String> longestFirst(List<String> prefixes) {
        return prefixes.stream().sorted(comparingInt(String::length).reversed()).toList();
    }

    private static Refused refused(Reason reason, String text) {
        return new Refused(reason, shown(text));
    }

    /** At most {@link #TEXT_MAX} characters of {@code text}, and none that could forge a log. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(TEXT_MAX);
        for (int i = 0; i < text.length() && i < TEXT_MAX; i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c > '~' ? '?' : c);
        }
        return shown.toString();
    }
}

package io.a2b.rating.tariff;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an account is sold: which rate decks, and how a rate is chosen from them. Immutable; start
 * from {@link #of} and change what differs with the {@code with} methods. A {@link PlanLookup}
 * works with it.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param decks 1 to {@value #DECKS_MAX}, no two of the same name; of rates that nothing else
 *     decides between, that of the earlier deck comes first
 * @param internationalPrefixes taken off the numbers called, see
 *     {@link #withoutInternationalPrefix}; kept with the longest first
 * @param allowances names of the allowances of the plan, in the order in which they are used up
 * @param extraCharges by access number, which has 1 to 15 digits and must be equal
 */
public record TariffPlan(
        String name,
        List<PlanDeck> decks,
        Order order,
        Matching matching,
        List<String> internationalPrefixes,
        List<String> allowances,
        Map<String, ExtraCharge> extraCharges) {
    /** So many decks a plan may have. */
    public static final int DECKS_MAX = 64;

    /** So many international prefixes, and so many allowances, a plan may have. */
    public static final int NAMES_MAX = 64;

    /** So many access numbers of a plan may have an extra charge. */
    public static final int EXTRA_CHARGES_MAX = 1_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,8}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final int NORTH_AMERICAN_DIGITS = 11;

    /** Which of several rates comes first. Only the price per minute behind all steps counts. */
    public enum Order {
        /** That with the least cost per minute; rates without a cost come behind the others. */
        BY_COST,
        /** That with the lowest price per minute. */
        BY_PRICE
    }

    /** Which rates are considered at all. */
    public enum Matching {
        /** Those with the longest pattern of all decks. */
        LONGEST_OVERALL,
        /** In each deck those with the longest pattern of that deck. */
        LONGEST_PER_DECK
    }

    /** @throws IllegalArgumentException naming the value that is out of place */
    public TariffPlan {
        checkName("name", name);
        decks = List.copyOf(decks);
        requireNonNull(order, "order");
        requireNonNull(matching, "matching");
        internationalPrefixes = internationalPrefixes.stream()
                .sorted(comparingInt(String::length).reversed().thenComparing(naturalOrder()))
                .distinct()
                .toList();
        allowances = List.copyOf(allowances);
        extraCharges = Collections.unmodifiableMap(new TreeMap<>(extraCharges));
        if (decks.isEmpty()) throw new IllegalArgumentException("decks: none");
        checkCount("decks", decks, DECKS_MAX);
        checkCount("internationalPrefixes", internationalPrefixes, NAMES_MAX);
        checkCount("allowances", allowances, NAMES_MAX);
        checkCount("extraCharges", extraCharges.keySet(), EXTRA_CHARGES_MAX);
        checkDifferent("decks", decks.stream().map(PlanDeck::deck).toList());
        checkDifferent("allowances", allowances);
        for (String allowance : allowances) checkName("allowances", allowance);
        checkAll("internationalPrefixes", internationalPrefixes, PREFIX, "1 to 8 digits");
        checkAll("extraCharges", extraCharges.keySet(), NUMBER, "an access number");
    }

    /** Least cost, the longest pattern of all decks, and nothing else. */
    public static TariffPlan of(String name, PlanDeck... decks) {
        return new TariffPlan(
                name,
                List.of(decks),
                Order.BY_COST,
                Matching.LONGEST_OVERALL,
                List.of(),
                List.of(),
                Map.of());
    }

    public TariffPlan withOrder(Order newOrder) {
        return new TariffPlan(
                name, decks, newOrder, matching, internationalPrefixes, allowances, extraCharges);
    }

    public TariffPlan withMatching(Matching newMatching) {
        return new TariffPlan(
                name, decks, order, newMatching, internationalPrefixes, allowances, extraCharges);
    }

    public TariffPlan withInternationalPrefixes(String... prefixes) {
        return new TariffPlan(
                name, decks, order, matching, List.of(prefixes), allowances, extraCharges);
    }

    public TariffPlan withAllowances(String... names) {
        return new TariffPlan(
                name, decks, order, matching, internationalPrefixes, List.of(names), extraCharges);
    }

    /** For calls to {@code accessNumber}, in place of what was said for it before. */
    public TariffPlan withExtraCharge(String accessNumber, ExtraCharge extra) {
        Map<String, ExtraCharge> more = new TreeMap<>(extraCharges);
        more.put(accessNumber, extra);
        return new TariffPlan(
                name, decks, order, matching, internationalPrefixes, allowances, more);
    }

    /** What calls by way of {@code accessNumber} cost more, perhaps nothing. */
    public ExtraCharge extraCharge(String accessNumber) {
        if (extraCharges.isEmpty()) return ExtraCharge.NONE;
        return extraCharges.getOrDefault(accessNumber, ExtraCharge.NONE);
    }

    /**
     * A number without the international prefix that it begins with. If the plan has such prefixes,
     * a plus is one too, and behind it stands the number; else the longest that fits is taken off,
     * once, and only if anything is left. A whole number of the North American plan keeps its 1,
     * also where 1 is an international prefix. A plan without prefixes leaves every number alone.
     */
    public String withoutInternationalPrefix(String number) {
        if (internationalPrefixes.isEmpty()) return number;
        if (number.startsWith("+")) return number.substring(1);
        if (isNorthAmerican(number)) return number;
        for (String prefix : internationalPrefixes) {
            if (number.length() > prefix.length() && number.startsWith(prefix)) {
                return number.substring(prefix.length());
            }
        }
        return number;
    }

    /** Country code 1, then an area code and an exchange that begin with 2 to 9. */
    private static boolean isNorthAmerican(String number) {
        return number.length() == NORTH_AMERICAN_DIGITS
                && number.charAt(0) == '1'
                && number.charAt(1) >= '2'
                && number.charAt(4) >= '2';
    }

    static void checkName(String field, String name) {
        if (!NAME.matcher(requireNonNull(name, field)).matches()) {
            throw new IllegalArgumentException(field + ": not 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    private static void checkAll(
            String field, Collection<String> texts, Pattern form, String wanted) {
        for (String text : texts) {
            if (!form.matcher(text).matches()) {
                throw new IllegalArgumentException(field + ": not " + wanted + ": " + text);
            }
        }
    }

    private static void checkCount(String field, Collection<?> values, int most) {
        if (values.size() > most) {
            throw new IllegalArgumentException(field + ": " + values.size() + ", at most " + most);
        }
    }

    private static void checkDifferent(String field, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(field + ": " + name + " is there twice");
            }
        }
    }
}

package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.band.Validity;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A rate deck as part of a tariff plan. Immutable; start from {@link #of} and change what differs
 * with the {@code with} methods.
 *
 * <p>A deck may be bound to access numbers, to callers, or to both. Bound decks shut the open ones
 * of the plan out: a call to an access number that any deck of the plan is bound to is priced by
 * such decks only, valid at that time or not, and so it is with callers.
 *
 * @param deck the deck's name
 * @param accessNumbers prefixes of the access numbers that the deck is bound to, 1 to 15 digits
 *     each; empty for a deck that is open in this respect
 * @param callerNumbers the same for the numbers of callers
 * @param trunk the trunk of those rates that name none; empty if routing decides
 * @param validity when the deck counts in the plan, with time bands in the deck's own zone
 */
public record PlanDeck(
        String deck,
        Set<String> accessNumbers,
        Set<String> callerNumbers,
        String trunk,
        Validity validity) {
    /** So many prefixes a deck may be bound to, of access numbers and of callers. */
    public static final int PREFIXES_MAX = 1_000;

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");
    private static final Pattern TRUNK = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    /** @throws IllegalArgumentException naming the value that is out of place */
    public PlanDeck {
        TariffPlan.checkName("deck", deck);
        accessNumbers = prefixes("accessNumbers", accessNumbers);
        callerNumbers = prefixes("callerNumbers", callerNumbers);
        if (!TRUNK.matcher(requireNonNull(trunk, "trunk")).matches()) {
            throw new IllegalArgumentException("trunk: not 0 to 64 of A-Z a-z 0-9 . _ -");
        }
        requireNonNull(validity, "validity");
    }

    /** A deck for all access numbers and callers, at all times, without a trunk. */
    public static PlanDeck of(String deck) {
        return new PlanDeck(deck, Set.of(), Set.of(), "", Validity.ALWAYS);
    }

    /** Bound to access numbers that begin with one of these. */
    public PlanDeck withAccessNumbers(String... prefixes) {
        return new PlanDeck(deck, Set.of(prefixes), callerNumbers, trunk, validity);
    }

    /** Bound to callers whose numbers begin with one of these. */
    public PlanDeck withCallerNumbers(String... prefixes) {
        return new PlanDeck(deck, accessNumbers, Set.of(prefixes), trunk, validity);
    }

    public PlanDeck withTrunk(String newTrunk) {
        return new PlanDeck(deck, accessNumbers, callerNumbers, newTrunk, validity);
    }

    public PlanDeck withValidity(Validity newValidity) {
        return new PlanDeck(deck, accessNumbers, callerNumbers, trunk, newValidity);
    }

    private static Set<String> prefixes(String field, Set<String> prefixes) {
        for (String prefix : prefixes) {
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException(field + ": not 1 to 15 digits: " + prefix);
            }
        }
        if (prefixes.size() > PREFIXES_MAX) {
            throw new IllegalArgumentException(
                    field + ": " + prefixes.size() + ", at most " + PREFIXES_MAX);
        }
        return Collections.unmodifiableSet(new TreeSet<>(prefixes));
    }
}

package io.a2b.core.number;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What a {@link DialPlan} made of a text, and how. */
public sealed interface Normalisation {
    /**
     * It is a number.
     *
     * @param steps what was changed on the way, in order; empty when the text was the number
     */
    record Normalised(PhoneNumber phoneNumber, List<Step> steps) implements Normalisation {
        public Normalised {
            requireNonNull(phoneNumber, "phoneNumber");
            steps = List.copyOf(steps);
        }

        @Override
        public Optional<PhoneNumber> number() {
            return Optional.of(phoneNumber);
        }
    }

    /**
     * It is none that may be called.
     *
     * @param shown the beginning of the text, at most {@link DialPlan#TEXT_MAX} characters of plain
     *     ASCII: safe to log
     */
    record Refused(Reason reason, String shown) implements Normalisation {
        public Refused {
            requireNonNull(reason, "reason");
            requireNonNull(shown, "shown");
        }

        @Override
        public Optional<PhoneNumber> number() {
            return Optional.empty();
        }
    }

    /** One rule that changed the text. */
    record Step(Rule rule, String before, String after) {
        public Step {
            requireNonNull(rule, "rule");
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        /** For people: {@code "INTERNATIONAL_PREFIX: 00351912345678 -> 351912345678"}. */
        @Override
        public String toString() {
            return rule + ": " + before + " -> " + after;
        }
    }

    /** Why a text was changed, in the order the rules are applied. */
    enum Rule {
        /** The {@code (0)} that people write into international numbers was left out. */
        TRUNK_ZERO,
        /** Spaces, dashes, dots and parentheses were left out. */
        SEPARATORS,
        /** The leading plus was removed. */
        PLUS,
        /** A configured international prefix was removed. */
        INTERNATIONAL_PREFIX,
        /** Read as people dial in the home region: its prefixes removed, its country code added. */
        HOME_REGION
    }

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        EMPTY,
        /** More than {@link DialPlan#TEXT_MAX} characters. */
        TEXT_TOO_LONG,
        /** Something besides digits and one leading plus. */
        CHARACTER_FORBIDDEN,
        TOO_SHORT,
        /** It begins with a zero, and there is no home region whose national form that could be. */
        NOT_INTERNATIONAL,
        TOO_LONG,
        /** No number of the home region, or of country code 1, looks like this. */
        NOT_POSSIBLE
    }

    /** The number, if one could be made of the text. */
    Optional<PhoneNumber> number();
}

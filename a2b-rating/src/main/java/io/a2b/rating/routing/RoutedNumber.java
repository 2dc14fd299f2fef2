package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

import java.util.Locale;
import java.util.Optional;

/**
 * The number that carriers' rate decks were asked for, and how it was found.
 *
 * @param called as dialled
 * @param ported where it moved to; only if {@code lookup} is {@link Lookup#PORTED}
 */
public record RoutedNumber(PhoneNumber called, Optional<RoutingNumber> ported, Lookup lookup) {
    /** What became of the question whether a number is ported. */
    public enum Lookup {
        NOT_ASKED,
        NOT_PORTED,
        PORTED,
        /** No answer in time; the number counts as dialled. */
        TIMED_OUT,
        /** The look-up broke, or nobody had time for it; the number counts as dialled. */
        FAILED
    }

    public RoutedNumber {
        requireNonNull(called, "called");
        requireNonNull(ported, "ported");
        requireNonNull(lookup, "lookup");
        if (ported.isPresent() != (lookup == Lookup.PORTED)) {
            throw new IllegalArgumentException("ported: " + ported + ", but " + lookup);
        }
    }

    /** The number as dialled. */
    static RoutedNumber asDialled(PhoneNumber called, Lookup lookup) {
        return new RoutedNumber(called, Optional.empty(), lookup);
    }

    static RoutedNumber ported(PhoneNumber called, RoutingNumber number) {
        return new RoutedNumber(called, Optional.of(number), Lookup.PORTED);
    }

    /** What prefixes of carriers are matched with. */
    public String digits() {
        return ported.map(RoutingNumber::digits).orElse(called.digits());
    }

    /** One line for people. */
    @Override
    public String toString() {
        String how = lookup.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return called + ", portability " + how + ported.map(to -> " to " + to).orElse("");
    }
}

package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

/**
 * By what a call that came in is priced, instead of by a rate deck.
 *
 * @param did the number of ours that it came in on
 * @param hours those of the window that decided, with their zone; empty when none did
 */
public record InboundTerms(PhoneNumber did, String hours) {
    public InboundTerms {
        requireNonNull(did, "did");
        requireNonNull(hours, "hours");
    }
}

package io.a2b.core.number;

import java.util.Optional;

/** Placeholder of the signature, replaced by its author. */
public interface DialPlan {
    Optional<PhoneNumber> normalise(String dialled);
}

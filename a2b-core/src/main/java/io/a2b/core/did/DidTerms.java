package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a number besides who has it. Immutable.
 *
 * @param group the name of the pool it belongs to: 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param country ISO 3166, two capitals
 * @param callsMax calls at the same time, 1 to 10,000
 * @param validFrom from when on it may be used; empty: always
 * @param validUntil until when; empty: for ever
 */
public record DidTerms(
        String group,
        String country,
        int callsMax,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        DidTariff tariff) {
    /** @throws IllegalArgumentException naming what does not do */
    public DidTerms {
        requireNonNull(tariff, "tariff");
        DidGroup.requireName(group);
        if (!country.matches("[A-Z]{2}")) throw new IllegalArgumentException("country: " + country);
        if (callsMax < 1 || callsMax > 10_000) {
            throw new IllegalArgumentException("callsMax: " + callsMax);
        }
        boolean never = validFrom.isPresent()
                && validUntil.isPresent()
                && !validFrom.get().isBefore(validUntil.get());
        if (never) throw new IllegalArgumentException("validUntil: not after validFrom");
    }

    /** Ten calls at a time, always valid. */
    public static DidTerms of(String group, String country, DidTariff tariff) {
        return new DidTerms(group, country, 10, Optional.empty(), Optional.empty(), tariff);
    }

    public DidTerms withCallsMax(int newCallsMax) {
        return new DidTerms(group, country, newCallsMax, validFrom, validUntil, tariff);
    }

    public DidTerms withValidity(Optional<Instant> from, Optional<Instant> until) {
        return new DidTerms(group, country, callsMax, from, until, tariff);
    }

    public DidTerms withTariff(DidTariff newTariff) {
        return new DidTerms(group, country, callsMax, validFrom, validUntil, newTariff);
    }

    public boolean isValidAt(Instant moment) {
        return validFrom.map(from -> !moment.isBefore(from)).orElse(true)
                && validUntil.map(moment::isBefore).orElse(true);
    }
}

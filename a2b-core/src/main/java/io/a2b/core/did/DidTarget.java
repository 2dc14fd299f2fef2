package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What rings when a call comes in. Immutable.
 *
 * @param priority 1 to 99; the lowest rings first
 * @param kind what {@code address} is
 * @param address of {@link Kind#PHONE} a number as {@link PhoneNumber} has it, of
 *     {@link Kind#DIAL_STRING} a device of SIP, PJSIP or IAX2 with its technology, such as
 *     {@code PJSIP/alice}: never anything that could run an application or a second channel
 * @param active whether its owner wants it to ring
 * @param validated whether it may ring; a dial string that a customer entered may not before an
 *     operator has seen it, see {@link Dids#validate}
 * @param validFrom from when on it rings; empty: always
 * @param validUntil until when; empty: for ever
 */
public record DidTarget(
        int priority,
        Kind kind,
        String address,
        boolean active,
        boolean validated,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil) {
    private static final Pattern DIAL_STRING = Pattern.compile(
            "(SIP|PJSIP|IAX2)/[A-Za-z0-9][A-Za-z0-9._+-]{0,39}(@[A-Za-z0-9][A-Za-z0-9.-]{0,39})?"
                    + "(/[A-Za-z0-9+]{1,15})?");

    /** What an address is. */
    public enum Kind {
        /** A number to be called at the price of its owner's tariff plan. */
        PHONE,
        /** A device of the switch. */
        DIAL_STRING
    }

    /** @throws IllegalArgumentException naming what does not do */
    public DidTarget {
        requireNonNull(validFrom, "validFrom");
        requireNonNull(validUntil, "validUntil");
        if (priority < 1 || priority > 99) {
            throw new IllegalArgumentException("priority: " + priority);
        }
        boolean known = kind == Kind.PHONE
                ? PhoneNumber.find(address).isPresent() && !address.startsWith("+")
                : DIAL_STRING.matcher(address).matches();
        if (!known) throw new IllegalArgumentException("address: no " + kind);
    }

    public static DidTarget phone(int priority, PhoneNumber number) {
        return of(priority, Kind.PHONE, number.digits(), true);
    }

    /** Rings after {@link Dids#validate} only. */
    public static DidTarget dialString(int priority, String dialString) {
        return of(priority, Kind.DIAL_STRING, dialString, false);
    }

    private static DidTarget of(int priority, Kind kind, String address, boolean validated) {
        return new DidTarget(
                priority, kind, address, true, validated, Optional.empty(), Optional.empty());
    }

    public DidTarget withActive(boolean newActive) {
        return new DidTarget(priority, kind, address, newActive, validated, validFrom, validUntil);
    }

    /** For what an operator entered. */
    public DidTarget withValidated(boolean newValidated) {
        return new DidTarget(priority, kind, address, active, newValidated, validFrom, validUntil);
    }

    public DidTarget withValidity(Optional<Instant> from, Optional<Instant> until) {
        return new DidTarget(priority, kind, address, active, validated, from, until);
    }

    public boolean ringsAt(Instant moment) {
        return active
                && validated
                && validFrom.map(from -> !moment.isBefore(from)).orElse(true)
                && validUntil.map(moment::isBefore).orElse(true);
    }
}

package io.a2b.agi.call;

import static java.util.Objects.requireNonNull;

import io.a2b.core.did.DidTarget;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.Trunk;

import java.util.regex.Pattern;

/** Whom a {@link DialOrder} is for, in characters that do no harm in a dial string. */
public sealed interface Callee {
    /** For records: 1 to 64 of {@code A-Z a-z 0-9 . _ -}. */
    String name();

    /** How long it may ring, 1 to 300 seconds. */
    int ringSecondsMax();

    /** Whether {@link #address} is one. */
    boolean isDialable();

    /** Technology and address, as the switch wants them. */
    String address();

    /** A number, by way of a carrier. */
    record OverTrunk(PhoneNumber called, Trunk trunk) implements Callee {
        private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");

        public OverTrunk {
            requireNonNull(called, "called");
            requireNonNull(trunk, "trunk");
        }

        @Override
        public String name() {
            return trunk.name();
        }

        @Override
        public int ringSecondsMax() {
            return trunk.ringSecondsMax();
        }

        /** The number as this trunk wants it: prefix cut, prefix added. */
        public String dialledNumber() {
            String digits = called.digits();
            String rest = digits.startsWith(trunk.removePrefix())
                    ? digits.substring(trunk.removePrefix().length())
                    : digits;
            return trunk.addPrefix() + rest;
        }

        /** Whether the trunk's prefixes leave something that can be dialled. */
        @Override
        public boolean isDialable() {
            return NUMBER.matcher(dialledNumber()).matches();
        }

        @Override
        public String address() {
            String number = dialledNumber();
            switch (trunk.technology()) {
                case "PJSIP":
                case "SIP":
                    return trunk.technology() + "/" + number + "@" + trunk.endpoint();
                case "Local": // without /n the limit is lost when Asterisk optimises it away
                    return "Local/" + number + "@" + trunk.endpoint() + "/n";
                default:
                    return trunk.technology() + "/" + trunk.endpoint() + "/" + number;
            }
        }
    }

    /**
     * A device of the switch. Its address has the form that {@link DidTarget} lets through, and no
     * other: a customer may have entered it.
     */
    record Device(DidTarget target, int ringSecondsMax) implements Callee {
        private static final int NAME_MAX = 64;

        /** @throws IllegalArgumentException unless it is a dial string that may ring */
        public Device {
            if (target.kind() != DidTarget.Kind.DIAL_STRING) {
                throw new IllegalArgumentException("target: " + target.kind());
            }
            if (!target.validated()) throw new IllegalArgumentException("target: not validated");
            if (ringSecondsMax < 1 || ringSecondsMax > 300) {
                throw new IllegalArgumentException("ringSecondsMax: " + ringSecondsMax);
            }
        }

        /** The address, with other punctuation. */
        @Override
        public String name() {
            String name = address().replaceAll("[^A-Za-z0-9._-]", ".");
            return name.substring(0, Math.min(name.length(), NAME_MAX));
        }

        @Override
        public boolean isDialable() {
            return true;
        }

        @Override
        public String address() {
            return target.address();
        }
    }
}

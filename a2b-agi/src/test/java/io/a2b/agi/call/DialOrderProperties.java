package io.a2b.agi.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.cdr.CallId;
import io.a2b.core.did.DidTarget;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.Trunk;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class DialOrderProperties {
    private static final CallId CALL = new CallId("c-1");
    private static final Trunk TRUNK = Trunk.of("t1", "PJSIP", "carrier1");

    @Property
    void whatACallerKeysInReachesADialOnlyAsDigits(@ForAll("hostile") String keyed) {
        Optional<PhoneNumber> number = DialPlan.international().normalise(keyed);
        if (number.isEmpty()) return;
        String text = order(number.get(), TRUNK, 60, OptionalInt.empty()).arguments("a2b");
        assertTrue(
                text.matches("PJSIP/[0-9]{3,15}@carrier1,60,L\\(60000\\)"
                        + "b\\(a2b-leg\\^s\\^1\\(c-1\\^1\\^t1\\)\\)U\\(a2b-answered\\)"),
                text);
    }

    @Property
    void theLimitIsAlwaysThereAndExact(@ForAll @LongRange(min = 1, max = 2_592_000) long seconds) {
        String text = order(new PhoneNumber("442079460000"), TRUNK, seconds, OptionalInt.empty())
                .arguments("a2b");
        assertTrue(text.contains(",L(" + seconds * 1000 + ")b("), text);
    }

    @Property
    void aLimitThatIsNotPositiveIsRefused(
            @ForAll @LongRange(min = Long.MIN_VALUE, max = 0) long seconds) {
        assertThrows(
                IllegalArgumentException.class,
                () -> order(new PhoneNumber("442079460000"), TRUNK, seconds, OptionalInt.empty()));
    }

    @Property
    void aWarningComesBeforeTheLimitOrNotAtAll(
            @ForAll @IntRange(min = 1, max = 600) int warning,
            @ForAll @LongRange(min = 1, max = 1200) long seconds) {
        String text = order(
                        new PhoneNumber("442079460000"), TRUNK, seconds, OptionalInt.of(warning))
                .arguments("a2b");
        assertEquals(
                warning < seconds, text.contains(",L(" + seconds * 1000 + ":" + warning * 1000));
    }

    @Property
    void aHostileContextIsRefused(@ForAll("hostile") String context) {
        if (context.matches("[A-Za-z0-9_-]{1,40}")) return;
        DialOrder order = order(new PhoneNumber("442079460000"), TRUNK, 60, OptionalInt.empty());
        assertThrows(IllegalArgumentException.class, () -> order.arguments(context));
    }

    @Example
    void prefixesAreCutAndPutInFront() {
        Trunk trunk = new Trunk("t1", "PJSIP", "c", "44", "+99", 30);
        DialOrder order = order(new PhoneNumber("442079460000"), trunk, 60, OptionalInt.empty());
        assertEquals("+992079460000", ((Callee.OverTrunk) order.callee()).dialledNumber());
        assertTrue(order.arguments("a2b").startsWith("PJSIP/+992079460000@c,30,"));
    }

    @Example
    void aNumberThatThePrefixesSpoilIsNotDialable() {
        Trunk trunk = new Trunk("t1", "PJSIP", "c", "", "123456789012345", 30);
        DialOrder order = order(new PhoneNumber("442079460000"), trunk, 60, OptionalInt.empty());
        assertFalse(order.isDialable());
        assertThrows(IllegalArgumentException.class, () -> order.arguments("a2b"));
    }

    @Example
    void aLocalChannelIsNotOptimisedAway() {
        Trunk trunk = Trunk.of("t1", "Local", "out");
        DialOrder order = order(new PhoneNumber("442079460000"), trunk, 60, OptionalInt.empty());
        assertTrue(order.arguments("a2b").startsWith("Local/442079460000@out/n,60,L(60000)"));
    }

    @Example
    void aDeviceIsDialledByItsAddressAndNamedWithoutPunctuation() {
        DidTarget alice = DidTarget.dialString(1, "SIP/alice@10.0.0.7/23").withValidated(true);
        DialOrder order =
                new DialOrder(CALL, 3, new Callee.Device(alice, 25), 60, OptionalInt.empty());
        assertEquals("SIP.alice.10.0.0.7.23", order.callee().name());
        assertEquals(
                "SIP/alice@10.0.0.7/23,25,L(60000)b(a2b-leg^s^1(" + CALL
                        + "^3^SIP.alice.10.0.0.7.23))U(a2b-answered)",
                order.arguments("a2b"));
        DidTarget longest = DidTarget.dialString(
                        1, "PJSIP/" + "a".repeat(40) + "@" + "b".repeat(40) + "/" + "1".repeat(15))
                .withValidated(true);
        assertEquals(64, new Callee.Device(longest, 1).name().length());
    }

    @Example
    void onlyAValidatedDeviceIsEverDialled() {
        DidTarget unseen = DidTarget.dialString(1, "PJSIP/mallory");
        DidTarget phone = DidTarget.phone(1, new PhoneNumber("442079460000"));
        assertThrows(IllegalArgumentException.class, () -> new Callee.Device(unseen, 60));
        assertThrows(IllegalArgumentException.class, () -> new Callee.Device(phone, 60));
        DidTarget seen = unseen.withValidated(true);
        assertThrows(IllegalArgumentException.class, () -> new Callee.Device(seen, 301));
    }

    @Property
    void whatACustomerEntersIsEitherRefusedOrHarmless(@ForAll("hostile") String entered) {
        DidTarget target;
        try {
            target = DidTarget.dialString(1, "PJSIP/" + entered).withValidated(true);
        } catch (IllegalArgumentException refused) {
            return;
        }
        DialOrder order =
                new DialOrder(CALL, 1, new Callee.Device(target, 60), 60, OptionalInt.empty());
        String text = order.arguments("a2b");
        assertTrue(text.matches("PJSIP/[A-Za-z0-9@/.+_-]+,60,L\\(60000\\)b\\(.*"), text);
        assertFalse(text.contains("&"), text);
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(List.of(
                "44",
                "2079460000",
                "+",
                "&",
                ",",
                "/",
                "\n",
                "\r\n",
                "^",
                "(",
                ")",
                "${SHELL(id)}",
                "\"",
                "\\",
                "@",
                "PJSIP/1@c",
                "\u0000",
                "\u0661",
                "|",
                ";",
                " ",
                "L(0)",
                "9".repeat(1_000_000)));
        return pieces.list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts));
    }

    private static DialOrder order(
            PhoneNumber number, Trunk trunk, long seconds, OptionalInt warning) {
        return new DialOrder(CALL, 1, number, trunk, seconds, warning);
    }
}

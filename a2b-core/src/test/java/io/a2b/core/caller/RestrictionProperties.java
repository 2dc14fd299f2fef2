package io.a2b.core.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.caller.Restriction.Mode;
import io.a2b.core.number.PhoneNumber;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Set;

class RestrictionProperties {
    @Provide
    Arbitrary<Set<String>> prefixes() {
        return Arbitraries.strings()
                .withChars('1', '2')
                .ofMinLength(1)
                .ofMaxLength(4)
                .set()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<PhoneNumber> numbers() {
        return Arbitraries.strings()
                .withChars('1', '2')
                .ofMinLength(3)
                .ofMaxLength(6)
                .map(PhoneNumber::new);
    }

    @Property
    void whatOneListBlocksIsWhatItAllowsAndNothingElse(
            @ForAll("prefixes") Set<String> prefixes, @ForAll("numbers") PhoneNumber called) {
        boolean listed = false;
        for (String prefix : prefixes) listed |= called.digits().startsWith(prefix);
        assertEquals(!listed, new Restriction(Mode.BLOCK_LISTED, prefixes).allows(called));
        assertEquals(listed, new Restriction(Mode.ALLOW_ONLY_LISTED, prefixes).allows(called));
        assertTrue(new Restriction(Mode.NONE, prefixes).allows(called));
    }

    @Property
    void takesNothingButDigitsInE164(@ForAll String prefix) {
        if (prefix.matches("[1-9][0-9]{0,14}")) return;
        assertThrows(
                IllegalArgumentException.class,
                () -> new Restriction(Mode.BLOCK_LISTED, Set.of(prefix)));
    }

    @Example
    void refusesEmptyZeroAndTooLongPrefixesAndWildcards() {
        for (String prefix :
                new String[] {"", "0", "044", "1234567890123456", "44%", "+44", "4_"}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Restriction(Mode.BLOCK_LISTED, Set.of(prefix)));
        }
    }
}

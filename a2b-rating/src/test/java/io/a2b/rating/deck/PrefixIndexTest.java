package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.LongStream;

class PrefixIndexTest {
    @Test
    void findsNothingWithoutPrefixes() {
        PrefixIndex index = index();

        assertEquals(0, index.size());
        assertEquals(PrefixIndex.NONE, index.find(""));
        assertEquals(PrefixIndex.NONE, index.find("0"));
        assertEquals(PrefixIndex.NONE, index.find("351912345678"));
    }

    @Test
    void findsTheOnlyPrefixInTheNumbersThatBeginWithItAndInNoOthers() {
        PrefixIndex index = index("351");

        assertEquals(0, index.find("351"));
        assertEquals(0, index.find("351000000000000"));
        assertEquals(0, index.find("351999999999999"));
        assertEquals(PrefixIndex.NONE, index.find("35"));
        assertEquals(PrefixIndex.NONE, index.find("350999999999999"));
        assertEquals(PrefixIndex.NONE, index.find("352000000000000"));
        assertEquals(PrefixIndex.NONE, index.find("000000000000000"));
        assertEquals(PrefixIndex.NONE, index.find("999999999999999"));
        assertEquals(PrefixIndex.NONE, index.parent(0));
    }

    @Test
    void findsEachBeginningOfOneNumber() {
        String number = "120000000000034";
        PrefixIndex index = index(beginningsOf(number));

        for (int length = 1; length <= 15; length++) {
            assertEquals(length - 1, index.find(number.substring(0, length)));
            assertEquals(length - 2, index.parent(length - 1));
        }
        assertEquals(1, index.find("121"));
        assertEquals(12, index.find("120000000000044"));
    }

    @Test
    void givesANumberOfFewDigitsNoLongerPrefixAlthoughOnlyZerosAreMissing() {
        PrefixIndex index = index("44", "4400", "44000", "440000000000000");

        assertEquals(PrefixIndex.NONE, index.find("4"));
        assertEquals(0, index.find("44"));
        assertEquals(0, index.find("440"));
        assertEquals(1, index.find("4400"));
        assertEquals(2, index.find("44000000000000"));
        assertEquals(3, index.find("440000000000000"));
    }

    @Test
    void tellsPrefixesOfZerosApart() {
        PrefixIndex index = index("0", "00", "000");

        assertEquals(0, index.find("0"));
        assertEquals(0, index.find("01"));
        assertEquals(1, index.find("00"));
        assertEquals(1, index.find("0044"));
        assertEquals(2, index.find("000000000000000"));
        assertEquals(PrefixIndex.NONE, index.find("1"));
    }

    @Test
    void findsTheEmptyPrefixWhereNoOtherMatches() {
        PrefixIndex index = index("", "44");

        assertEquals(0, index.find(""));
        assertEquals(0, index.find("999999999999999"));
        assertEquals(1, index.find("44"));
        assertEquals(0, index.parent(1));
    }

    @Test
    void looksAtNoDigitBehindTheFifteenth() {
        PrefixIndex index = index("123456789012345", "44");

        assertEquals(0, index.find("1234567890123456789"));
        assertEquals(1, index.find("44" + "9".repeat(100)));
    }

    @Test
    void survivesCharactersThatAreNoDigits() {
        PrefixIndex index = index("1", "4", "44", "441", "999999999999999");
        String[] texts = {
            "+441",
            "44 1",
            "-",
            "\0",
            "\0".repeat(15),
            "~".repeat(15),
            "\uffff".repeat(15),
            "\uffff",
            ":"
        };

        for (String text : texts) {
            int found = index.find(text);
            assertTrue(found >= PrefixIndex.NONE && found < index.size(), text);
        }
        assertEquals(2, index.find("44")); // as before
    }

    @Test
    void packsNothingButUpToFifteenDigits() {
        for (String wrong : new String[] {"+44", "4 4", "a", "4/", ":", "\u0664", "1".repeat(16)})
            assertThrows(IllegalArgumentException.class, () -> PackedPrefix.pack(wrong));
    }

    @Test
    void endsAPrefixWhereTheNextOneBegins() {
        PrefixIndex index = index("1", "12", "13", "139", "2");

        assertEquals(0, index.find("119"));
        assertEquals(1, index.find("129"));
        assertEquals(2, index.find("130"));
        assertEquals(3, index.find("139"));
        assertEquals(0, index.find("140"));
        assertEquals(4, index.find("200"));
        assertEquals(PrefixIndex.NONE, index.find("300"));
    }

    @Test
    void findsEachOfManyPrefixes() {
        long[] prefixes = LongStream.range(0, 100_000)
                .map(n -> PackedPrefix.pack(String.valueOf(1_000_000 + n * 7)))
                .sorted()
                .toArray();
        PrefixIndex index = PrefixIndex.of(prefixes.clone());

        for (int at = 0; at < prefixes.length; at++) {
            String digits = PackedPrefix.unpack(prefixes[at]);
            assertEquals(at, index.find(digits));
            assertEquals(at, index.find(digits + "12345"));
            assertEquals(PrefixIndex.NONE, index.find(digits.substring(0, 6)));
        }
    }

    /** With one far away the buckets are wide, so all the others are in the same one. */
    @Test
    void findsEachOfPrefixesThatCrowdTogether() {
        for (int crowd : new int[] {1, 6, 7, 8, 14, 15, 16, 1_000}) {
            long[] prefixes = LongStream.concat(
                            LongStream.range(0, crowd)
                                    .map(n -> PackedPrefix.pack("35191" + (1_000_000 + 2 * n))),
                            LongStream.of(PackedPrefix.pack("9")))
                    .toArray();
            PrefixIndex index = PrefixIndex.of(prefixes);

            for (int at = 0; at < crowd; at++) {
                String digits = PackedPrefix.unpack(index.prefix(at));
                assertEquals(at, index.find(digits + "999"));
                String next = String.valueOf(Long.parseLong(digits) + 1);
                assertEquals(PrefixIndex.NONE, index.find(next + "000"));
            }
            assertEquals(PrefixIndex.NONE, index.find("351910999999999"));
            assertEquals(PrefixIndex.NONE, index.find("7"));
            assertEquals(crowd, index.find("9"));
        }
    }

    @Test
    void takesAtMostFortySixBytesForAPrefix() {
        for (int size = 1_000; size < 1_100; size++) {
            long[] apart = LongStream.range(0, size)
                    .map(n -> PackedPrefix.pack(String.valueOf(1_000_000 + n * 7)))
                    .toArray();

            long bytes = PrefixIndex.of(apart).bytes();
            assertTrue(bytes <= 46L * size, bytes + " bytes for " + size);
        }
    }

    @Test
    void knowsAPrefixThatIsThereSeveralTimesByItsFirstPosition() {
        PrefixIndex index = index("35", "35", "351", "351", "351", "3519", "36");

        assertEquals(0, index.find("3501"));
        assertEquals(2, index.find("3512"));
        assertEquals(5, index.find("35191"));
        assertEquals(6, index.find("36"));
        for (int at = 2; at < 5; at++) assertEquals(0, index.parent(at));
        assertEquals(2, index.parent(5));
        assertEquals(PrefixIndex.NONE, index.parent(1));
        assertEquals(PrefixIndex.NONE, index.parent(6));
    }

    @Test
    void refusesWhatIsNotAscending() {
        assertRefused("too late: prefix 440", "441", "440");
        assertRefused("too late: prefix 4", "40", "4");
    }

    @Test
    void refusesWhatIsNoPackedPrefix() {
        long[] wrong = {
            -1, Long.MIN_VALUE, 1_000_000_000_000_000L << 4, 123L << 4 | 14, Long.MAX_VALUE
        };

        for (long packed : wrong)
            assertThrows(IllegalArgumentException.class, () -> PrefixIndex.of(new long[] {packed}));
    }

    private static void assertRefused(String message, String... prefixes) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> index(prefixes));
        assertEquals(message, refusal.getMessage());
    }

    private static PrefixIndex index(String... prefixes) {
        return PrefixIndex.of(
                Arrays.stream(prefixes).mapToLong(PackedPrefix::pack).toArray());
    }

    private static String[] beginningsOf(String number) {
        String[] beginnings = new String[number.length()];
        for (int length = 1; length <= beginnings.length; length++)
            beginnings[length - 1] = number.substring(0, length);
        return beginnings;
    }
}

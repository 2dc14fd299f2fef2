package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

class PrefixIndexProperties {
    @Property
    void findsTheLongestPrefixAsLookingAtAllOfThemDoes(
            @ForAll("decks") Set<String> deck, @ForAll("numbers") List<String> numbers) {
        PrefixIndex index = index(deck);

        for (String number : numbers)
            assertEquals(longest(deck, number), find(index, number), number);
    }

    @Property
    void findsTheLongestPrefixOfNumbersAtTheEdgesOfPrefixes(
            @ForAll("decks") Set<String> deck, @ForAll("digits") String more) {
        PrefixIndex index = index(deck);

        for (String prefix : deck) {
            for (String number : edgesOf(prefix, more))
                assertEquals(longest(deck, number), find(index, number), number);
        }
    }

    @Property
    void theParentIsTheNextShorterPrefix(@ForAll("decks") Set<String> deck) {
        PrefixIndex index = index(deck);

        for (int at = 0; at < index.size(); at++) {
            String prefix = PackedPrefix.unpack(index.prefix(at));
            String shorter = prefix.isEmpty()
                    ? null
                    : longest(deck, prefix.substring(0, prefix.length() - 1));
            assertEquals(shorter, text(index, index.parent(at)), prefix);
        }
    }

    @Property
    void knowsEachPrefixByItsPlaceInTheOrderOfTexts(@ForAll("decks") Set<String> deck) {
        PrefixIndex index = index(deck);

        List<String> sorted = deck.stream().sorted().toList();
        assertEquals(sorted.size(), index.size());
        for (int at = 0; at < sorted.size(); at++) {
            assertEquals(sorted.get(at), text(index, at));
            assertEquals(at, index.find(sorted.get(at)));
        }
    }

    @Property
    void unpackingAPackedPrefixGivesItBack(@ForAll("digits") String digits) {
        long packed = PackedPrefix.pack(digits);

        assertTrue(PackedPrefix.isValid(packed));
        assertEquals(digits, PackedPrefix.unpack(packed));
        assertEquals(digits.length(), PackedPrefix.length(packed));
    }

    @Property
    void packedPrefixesAreOrderedLikeTheirTexts(
            @ForAll("digits") String one, @ForAll("digits") String other) {
        int asText = Integer.signum(one.compareTo(other));

        assertEquals(asText, Long.compare(PackedPrefix.pack(one), PackedPrefix.pack(other)));
    }

    /** Scattered, nested deeply, or crowded behind a few digits with some far away. */
    @Provide
    Arbitrary<Set<String>> decks() {
        Arbitrary<String> crowded = Combinators.combine(
                        Arbitraries.of("3", "35191", "00", "999999"), text("0123456789", 0, 9))
                .as((head, tail) -> head + tail);
        return Arbitraries.oneOf(
                text("0123456789", 0, 15).set().ofMaxSize(100),
                text("09", 0, 15).set().ofMaxSize(100),
                text("0", 0, 15).set().ofMaxSize(16),
                Arbitraries.frequencyOf(
                                Tuple.of(20, crowded), Tuple.of(1, text("0123456789", 1, 15)))
                        .set()
                        .ofMaxSize(300));
    }

    @Provide
    Arbitrary<List<String>> numbers() {
        return Arbitraries.oneOf(
                        text("0123456789", 0, 18),
                        text("09", 0, 18),
                        text("0", 0, 18),
                        text("359", 0, 18))
                .list()
                .ofSize(20);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.oneOf(text("0123456789", 0, 15), text("09", 0, 15));
    }

    private static Arbitrary<String> text(String characters, int lengthMin, int lengthMax) {
        return Arbitraries.strings()
                .withChars(characters.toCharArray())
                .ofMinLength(lengthMin)
                .ofMaxLength(lengthMax);
    }

    private static List<String> edgesOf(String prefix, String more) {
        int rest = 15 - prefix.length();
        String first = prefix + "0".repeat(rest);
        String last = prefix + "9".repeat(rest);
        return List.of(
                prefix,
                prefix + more,
                first,
                last,
                padded(Long.parseLong(first) - 1),
                padded(Long.parseLong(last) + 1),
                prefix.substring(0, prefix.length() / 2));
    }

    /** At the very ends of the line: the same number again. */
    private static String padded(long number) {
        long inside = Math.max(0, Math.min(number, 999_999_999_999_999L));
        return String.format("%015d", inside);
    }

    private static String longest(Set<String> deck, String number) {
        return deck.stream()
                .filter(number::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static String find(PrefixIndex index, String number) {
        int found = index.find(number);
        assertEquals(found, index.find(PackedPrefix.packNumber(number)));
        return text(index, found);
    }

    private static String text(PrefixIndex index, int position) {
        return position == PrefixIndex.NONE ? null : PackedPrefix.unpack(index.prefix(position));
    }

    private static PrefixIndex index(Set<String> deck) {
        return PrefixIndex.of(
                deck.stream().mapToLong(PackedPrefix::pack).sorted().toArray());
    }
}

package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.price.BillingIncrement;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class RateDeckProperties {
    @Property
    void findsTheLongestPrefixAsLookingAtAllOfThemDoes(
            @ForAll("prefixes") Set<String> prefixes, @ForAll("numbers") String number) {
        Optional<String> longest = prefixes.stream()
                .filter(number::startsWith)
                .max(Comparator.comparingInt(String::length));

        Optional<Rate> found = deck(prefixes).find(new PhoneNumber(number), Instant.EPOCH);

        assertEquals(longest, found.map(rate -> rate.pattern().text()));
    }

    @Property
    void findsEachRateByItsOwnDigits(@ForAll("prefixes") Set<String> prefixes) {
        RateDeck deck = deck(prefixes);

        for (Rate rate : deck.rates()) {
            if (rate.pattern().text().length() < 3) continue;
            assertEquals(
                    Optional.of(rate),
                    deck.find(new PhoneNumber(rate.pattern().text()), Instant.EPOCH));
        }
    }

    /** Few digits, so that prefixes often begin with each other. */
    @Provide
    Arbitrary<Set<String>> prefixes() {
        return digits(1, 15).set().ofMaxSize(200);
    }

    @Provide
    Arbitrary<String> numbers() {
        return digits(3, 15);
    }

    private static Arbitrary<String> digits(int min, int max) {
        return Arbitraries.strings()
                .withChars("1290")
                .ofMinLength(min)
                .ofMaxLength(max)
                .map(text -> "1" + text.substring(1));
    }

    private static RateDeck deck(Set<String> prefixes) {
        List<Rate> rates = prefixes.stream()
                .map(prefix ->
                        new Rate(new Prefix(prefix), "Somewhere", 1, new BillingIncrement(1, 1), 0))
                .toList();
        return RateDeck.of(new DeckVersion("deck", 1), Currency.getInstance("USD"), rates);
    }
}

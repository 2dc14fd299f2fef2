package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;

class FirstRowsProperties {
    @Property(tries = 300)
    void areThoseThatEachDeckFindsAlone(
            @ForAll("decks") List<Set<String>> prefixes, @ForAll("numbers") List<String> numbers) {
        RateDeck[] decks = prefixes.stream().map(this::deck).toArray(RateDeck[]::new);

        for (String number : numbers) {
            FirstRows first = FirstRows.of(decks, number);
            for (int at = 0; at < decks.length; at++) {
                int row = decks[at].firstRow(number);
                assertEquals(row, first.row(at), number);
                boolean none = row == RateDeck.NO_ROW;
                assertEquals(none ? 0 : decks[at].length(row), first.length(at), number);
                boolean followed = !none && decks[at].nextOfPrefix(row) != RateDeck.NO_ROW;
                assertEquals(followed, first.isFollowed(at), number);
            }
        }
    }

    /** Prefixes of an odd number of digits are there twice. */
    private RateDeck deck(Set<String> prefixes) {
        RateTerms terms = RateTerms.of(Price.perMinute(1, BillingIncrement.SECOND));
        List<Rate> rates = new ArrayList<>();
        for (String prefix : prefixes) {
            rates.add(new Rate(new Prefix(prefix), "Somewhere", terms));
            if (prefix.length() % 2 == 0) continue;
            rates.add(new Rate(new Prefix(prefix), "Somewhere", terms.withTrunk("other")));
        }
        return RateDeck.of(new DeckVersion("deck", 1), Currency.getInstance("EUR"), rates);
    }

    @Provide
    Arbitrary<List<Set<String>>> decks() {
        return digits(1, 15).set().ofMaxSize(30).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<String>> numbers() {
        return digits(0, 18).list().ofSize(20);
    }

    private static Arbitrary<String> digits(int lengthMin, int lengthMax) {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars('0', '3')
                        .ofMinLength(lengthMin)
                        .ofMaxLength(lengthMax),
                Arbitraries.strings().withChars('0').ofMinLength(lengthMin).ofMaxLength(lengthMax));
    }
}

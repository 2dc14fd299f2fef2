package io.a2b.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.spi.CardNumberGenerator;
import io.a2b.core.spi.CardNumberGeneratorContract;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class CardNumbersTest extends CardNumberGeneratorContract {
    @Override
    protected CardNumberGenerator generator() {
        return CardNumbers.ofLength(13).withPrefix("7000").withCheckDigit();
    }

    @Test
    void knowsTheCheckDigitsOfNumbersThatAreInUse() {
        // the example of ISO/IEC 7812-1, and numbers for tests of card schemes
        assertTrue(CardNumbers.isChecked(new CardNumber("79927398713")));
        assertTrue(CardNumbers.isChecked(new CardNumber("4111111111111111")));
        assertTrue(CardNumbers.isChecked(new CardNumber("378282246310005")));
        assertFalse(CardNumbers.isChecked(new CardNumber("79927398710")));
        assertFalse(CardNumbers.isChecked(new CardNumber("4111111111111112")));
    }

    @Test
    void drawsEachOfItsLengths() {
        CardNumbers numbers = CardNumbers.ofLength(10, 12, 15);
        Set<Integer> lengths = IntStream.range(0, 200)
                .mapToObj(i -> numbers.draw().digits().length())
                .collect(Collectors.toSet());
        assertEquals(Set.of(10, 12, 15), lengths);
    }

    @Test
    void refusesFormsThatCouldBeGuessed() {
        assertThrows(IllegalArgumentException.class, () -> CardNumbers.ofLength());
        assertThrows(IllegalArgumentException.class, () -> CardNumbers.ofLength(3));
        assertThrows(IllegalArgumentException.class, () -> CardNumbers.ofLength(21));
        CardNumbers ten = CardNumbers.ofLength(10);
        assertThrows(IllegalArgumentException.class, () -> ten.withPrefix("12345678"));
        assertThrows(IllegalArgumentException.class, () -> ten.withPrefix("12a"));
        CardNumbers seven = ten.withPrefix("1234567");
        assertThrows(IllegalArgumentException.class, seven::withCheckDigit);
    }
}

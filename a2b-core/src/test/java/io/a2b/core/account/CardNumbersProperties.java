package io.a2b.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class CardNumbersProperties {
    @Property(tries = 300)
    void numbersHaveTheFormThatWasAskedFor(
            @ForAll @IntRange(min = 9, max = 20) int length,
            @ForAll @NumericChars @StringLength(max = 5) String prefix) {
        CardNumbers numbers = CardNumbers.ofLength(length).withPrefix(prefix);
        String drawn = numbers.draw().digits();
        assertEquals(length, drawn.length());
        assertTrue(drawn.startsWith(prefix));
        if (prefix.isEmpty()) assertNotEquals('0', drawn.charAt(0));
        assertTrue(CardNumbers.isChecked(numbers.withCheckDigit().draw()));
    }

    @Property(tries = 300)
    void noWrongDigitPassesTheCheck(
            @ForAll @IntRange(max = 11) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        String drawn = CardNumbers.ofLength(12).withCheckDigit().draw().digits();
        int wrong = (drawn.charAt(at) - '0' + by) % 10;
        String mistyped = drawn.substring(0, at) + wrong + drawn.substring(at + 1);
        assertTrue(!CardNumbers.isChecked(new CardNumber(mistyped)), drawn + " as " + mistyped);
    }
}

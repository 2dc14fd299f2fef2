package io.a2b.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Currency;

class MoneyTest {
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void aMillionDebitsOfATenThousandthLeaveZero() {
        Money balance = Money.of("USD", "100");
        Money debit = Money.of("USD", "0.0001");
        for (int i = 0; i < 1_000_000; i++) {
            balance = balance.minus(debit);
        }
        assertEquals(Money.zero(USD), balance);
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 12500000, USD 12.50",
        "0.000001, 1, USD 0.000001",
        "-0.000001, -1, USD -0.000001",
        "100, 100000000, USD 100.00",
        "0, 0, USD 0.00",
        "0.1000, 100000, USD 0.10",
        "9223372036854.775807, 9223372036854775807, USD 9223372036854.775807"
    })
    void readsPlainDecimalsAndWritesThemForPeople(String amount, long micros, String text) {
        assertEquals(micros, Money.of("USD", amount).micros());
        assertEquals(text, Money.of("USD", amount).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,000.00",
                "1.",
                ".5",
                "+1",
                "1e3",
                "0x10",
                "1.0000001",
                "12345678901234",
                "NaN",
                "1 ",
                "١",
                "--1"
            })
    void refusesEveryOtherText(String amount) {
        assertThrows(IllegalArgumentException.class, () -> Money.of("USD", amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999999", "-9999999999999.999999"})
    void refusesTextsTooLargeToCountAsTheJavadocSays(String amount) {
        assertThrows(IllegalArgumentException.class, () -> Money.of("USD", amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USD", "12.50", "USD  12.50", "USD 12.50 ", "usd 1", "XYZ 1"})
    void refusesToParseWhatItDoesNotWrite(String text) {
        assertThrows(IllegalArgumentException.class, () -> Money.parse(text));
    }

    @Test
    void namesNoMoreThanFortyCharactersOfABadText() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Money.of("USD", "9".repeat(1_000_000)));
        assertTrue(refused.getMessage().length() < 100, refused.getMessage());
    }

    @Test
    void neverRounds() {
        assertThrows(ArithmeticException.class, () -> Money.of(USD, new BigDecimal("0.0000001")));
    }

    @Test
    void theSmallestAmountHasNoNegative() {
        assertThrows(ArithmeticException.class, () -> new Money(USD, Long.MIN_VALUE).negated());
    }

    @Test
    void aMismatchNamesBothCurrencies() {
        CurrencyMismatchException mismatch = assertThrows(
                CurrencyMismatchException.class,
                () -> Money.of("USD", "1").plus(Money.of("EUR", "1")));
        assertEquals("currency: expected USD, got EUR", mismatch.getMessage());
    }
}

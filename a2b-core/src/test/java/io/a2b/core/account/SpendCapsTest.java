package io.a2b.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;

import org.junit.jupiter.api.Test;

import java.util.Currency;
import java.util.Optional;

class SpendCapsTest {
    private static final Money FIVE = Money.of("USD", "5");
    private static final Money EUROS = Money.of("EUR", "5");

    @Test
    void hasNoCapUnlessToldSo() {
        assertEquals(Optional.empty(), SpendCaps.none().day());
        assertEquals(Optional.empty(), SpendCaps.none().month());
        assertEquals(Optional.of(FIVE), SpendCaps.none().withDay(FIVE).day());
        assertEquals(Optional.of(FIVE), SpendCaps.none().withMonth(FIVE).month());
        assertEquals(SpendCaps.none().withDay(FIVE), SpendCaps.none().withDay(FIVE));
    }

    @Test
    void refusesCapsBelowZeroAndInTwoCurrencies() {
        SpendCaps day = SpendCaps.none().withDay(FIVE);
        assertThrows(IllegalArgumentException.class, () -> day.withMonth(FIVE.negated()));
        assertThrows(CurrencyMismatchException.class, () -> day.withMonth(EUROS));
        SpendCaps month = SpendCaps.none().withMonth(FIVE);
        assertThrows(CurrencyMismatchException.class, () -> month.withDay(EUROS));
    }

    @Test
    void refusesTermsWithCapsInAnotherCurrency() {
        AccountTerms terms = AccountTerms.prepaid(Currency.getInstance("USD"));
        assertEquals(
                FIVE,
                terms.withCaps(SpendCaps.none().withDay(FIVE)).caps().day().get());
        assertThrows(
                CurrencyMismatchException.class,
                () -> terms.withCaps(SpendCaps.none().withMonth(EUROS)));
    }
}

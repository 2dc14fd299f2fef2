package io.a2b.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.account.Account.Standing;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Currency;

class AccountTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final CardNumber CARD = new CardNumber("1234567890");

    /** Created 2026-03-01 12:00, first used as told; a dash means not yet. */
    @ParameterizedTest
    @CsvSource({
        "never,          2026-03-02T00:00:00Z, 9999-12-31T23:59:59Z,        GOOD",
        "at,             -,                    2026-03-28T23:59:59.999999Z, GOOD",
        "at,             -,                    2026-03-29T00:00:00Z,        EXPIRED",
        "at,             -,                    2026-03-29T00:00:00.000001Z, EXPIRED",
        "10 after use,   -,                    9999-12-31T23:59:59Z,        GOOD",
        "10 after use,   2026-03-25T10:00:00Z, 2026-04-04T09:59:59.999999Z, GOOD",
        "10 after use,   2026-03-25T10:00:00Z, 2026-04-04T10:00:00Z,        EXPIRED",
        "10 after birth, -,                    2026-03-11T11:59:59.999999Z, GOOD",
        "10 after birth, -,                    2026-03-11T12:00:00Z,        EXPIRED",
        "10 after birth, 2026-03-11T11:00:00Z, 2026-03-11T12:00:00Z,        EXPIRED"
    })
    void expiresAtTheInstantItsRuleNames(
            String rule, String firstUsed, Instant now, Standing expected) {
        Instant createdAt = Instant.parse("2026-03-01T12:00:00Z");
        AccountLife life = firstUsed.equals("-")
                ? AccountLife.unused(createdAt)
                : AccountLife.used(createdAt, Instant.parse(firstUsed));
        Account account = account(AccountStatus.ACTIVE, expiry(rule), life);
        assertEquals(expected, account.standing(now));
    }

    private static Expiry expiry(String rule) {
        switch (rule) {
            case "at":
                return new Expiry.At(Instant.parse("2026-03-29T00:00:00Z"));
            case "10 after use":
                return new Expiry.DaysAfterFirstUse(10);
            case "10 after birth":
                return new Expiry.DaysAfterCreation(10);
            default:
                return new Expiry.Never();
        }
    }

    @ParameterizedTest
    @EnumSource(AccountStatus.class)
    void onlyActiveAccountsAreInGoodStanding(AccountStatus status) {
        Instant createdAt = Instant.parse("2026-03-01T12:00:00Z");
        Account account = account(status, new Expiry.Never(), AccountLife.unused(createdAt));
        Standing expected = status == AccountStatus.ACTIVE
                ? Standing.GOOD
                : status == AccountStatus.EXPIRED ? Standing.EXPIRED : Standing.NOT_ACTIVE;
        assertEquals(expected, account.standing(createdAt));
    }

    @Test
    void aSuspendedAccountIsNotActiveEvenAfterItsLastDay() {
        Instant createdAt = Instant.parse("2026-03-01T12:00:00Z");
        Account account = account(
                AccountStatus.SUSPENDED_FOR_LITIGATION,
                new Expiry.DaysAfterCreation(1),
                AccountLife.unused(createdAt));
        assertEquals(Standing.NOT_ACTIVE, account.standing(createdAt.plusSeconds(1_000_000)));
    }

    @Test
    void neverShowsACardNumberOrASecret() {
        NewAccount account =
                NewAccount.of(CARD, "alice", AccountTerms.prepaid(USD)).withSecret("sesame");
        assertEquals("new account alice, card ******7890", account.toString());
        assertEquals("*******", new CardNumber("1234567").toString());
        Instant createdAt = Instant.parse("2026-03-01T12:00:00Z");
        assertFalse(account(AccountStatus.ACTIVE, new Expiry.Never(), AccountLife.unused(createdAt))
                .toString()
                .contains("123456"));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new CardNumber("123456789x"));
        assertFalse(refused.getMessage().contains("123"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "123456789012345678901", "12 34", "١٢٣٤", "1234\n"})
    void acceptsNothingButFourToTwentyDigitsAsACardNumber(String text) {
        assertThrows(IllegalArgumentException.class, () -> new CardNumber(text));
        assertEquals(false, CardNumber.find(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "", "12\0004", "1234\n"})
    void refusesASecretThatIsTooShortOrHidesSomething(String secret) {
        NewAccount account = NewAccount.of(CARD, "alice", AccountTerms.prepaid(USD));
        assertThrows(IllegalArgumentException.class, () -> account.withSecret(secret));
    }

    @Test
    void refusesAnAliasThatIsItsOwnCardNumberAndACallerIdGivenTwice() {
        AccountTerms terms = AccountTerms.prepaid(USD);
        assertThrows(
                IllegalArgumentException.class, () -> NewAccount.of(CARD, "1234567890", terms));
        PhoneNumber callerId = new PhoneNumber("351912345678");
        NewAccount account = NewAccount.of(CARD, "alice", terms);
        assertThrows(
                IllegalArgumentException.class, () -> account.withCallerIds(callerId, callerId));
    }

    @Test
    void aPrepaidAccountHasNoCreditLimit() {
        AccountTerms prepaid = AccountTerms.prepaid(USD);
        assertThrows(
                IllegalArgumentException.class,
                () -> prepaid.withCreditLimit(Money.of("USD", "1")));
        assertThrows(
                IllegalArgumentException.class, () -> AccountTerms.postpaid(Money.of("USD", "-1")));
    }

    private static Account account(AccountStatus status, Expiry expiry, AccountLife life) {
        AccountTerms terms = AccountTerms.prepaid(USD).withExpiry(expiry);
        return new Account(new AccountId(1), CARD, "alice", status, terms, life);
    }
}

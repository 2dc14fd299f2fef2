package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;

import java.time.ZoneId;
import java.util.Currency;

/**
 * What was agreed with an account: how it pays, what it is sold, how it is spoken to. Immutable;
 * start from {@link #prepaid} or {@link #postpaid} and change what differs with the {@code with}
 * methods.
 *
 * @param mode prepaid or postpaid; a prepaid account has a credit limit of zero
 * @param creditLimit how far below zero the balance may go; in the account's currency, zero or more
 * @param callsMax calls at the same time, 1 to 1000
 * @param tariffPlan the name of what the account is sold; the rate deck of that name, unless the
 *     host's deck source says otherwise
 * @param language two lower-case letters, for the announcements
 * @param zone of the account's own calendar: where its days, weeks and months begin
 * @param caps on what is spent, in the account's currency; no other limit than the money by default
 */
public record AccountTerms(
        BillingMode mode,
        Money creditLimit,
        int callsMax,
        String tariffPlan,
        String language,
        Expiry expiry,
        ZoneId zone,
        SpendCaps caps) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** @throws CurrencyMismatchException if a cap is in another currency than the limit */
    public AccountTerms {
        requireNonNull(mode, "mode");
        requireNonNull(creditLimit, "creditLimit");
        requireNonNull(expiry, "expiry");
        requireNonNull(zone, "zone");
        caps.day().ifPresent(creditLimit::compareTo);
        caps.month().ifPresent(creditLimit::compareTo);
        if (creditLimit.isNegative())
            throw new IllegalArgumentException("creditLimit: " + creditLimit);
        if (mode == BillingMode.PREPAID && !creditLimit.isZero()) {
            throw new IllegalArgumentException(
                    "creditLimit: " + creditLimit + " on a prepaid account");
        }
        if (callsMax < 1 || callsMax > 1000)
            throw new IllegalArgumentException("callsMax: " + callsMax);
        if (!tariffPlan.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("tariffPlan: " + tariffPlan);
        }
        if (!language.matches("[a-z]{2}"))
            throw new IllegalArgumentException("language: " + language);
    }

    /** Prepaid, one call at a time, tariff plan {@code default}, English, UTC, never expiring. */
    public static AccountTerms prepaid(Currency currency) {
        return new AccountTerms(
                BillingMode.PREPAID,
                Money.zero(currency),
                1,
                "default",
                "en",
                new Expiry.Never(),
                UTC,
                SpendCaps.none());
    }

    /** Like {@link #prepaid}, but it may owe up to {@code creditLimit}. */
    public static AccountTerms postpaid(Money creditLimit) {
        return new AccountTerms(
                BillingMode.POSTPAID,
                creditLimit,
                1,
                "default",
                "en",
                new Expiry.Never(),
                UTC,
                SpendCaps.none());
    }

    public Currency currency() {
        return creditLimit.currency();
    }

    public AccountTerms withCallsMax(int newCallsMax) {
        return new AccountTerms(
                mode, creditLimit, newCallsMax, tariffPlan, language, expiry, zone, caps);
    }

    public AccountTerms withTariffPlan(String newTariffPlan) {
        return new AccountTerms(
                mode, creditLimit, callsMax, newTariffPlan, language, expiry, zone, caps);
    }

    public AccountTerms withLanguage(String newLanguage) {
        return new AccountTerms(
                mode, creditLimit, callsMax, tariffPlan, newLanguage, expiry, zone, caps);
    }

    public AccountTerms withExpiry(Expiry newExpiry) {
        return new AccountTerms(
                mode, creditLimit, callsMax, tariffPlan, language, newExpiry, zone, caps);
    }

    public AccountTerms withZone(ZoneId newZone) {
        return new AccountTerms(
                mode, creditLimit, callsMax, tariffPlan, language, expiry, newZone, caps);
    }

    /** @throws CurrencyMismatchException if the new limit is in another currency */
    public AccountTerms withCreditLimit(Money newCreditLimit) {
        creditLimit.compareTo(newCreditLimit);
        return new AccountTerms(
                mode, newCreditLimit, callsMax, tariffPlan, language, expiry, zone, caps);
    }

    /** @throws CurrencyMismatchException if a cap is in another currency than the account */
    public AccountTerms withCaps(SpendCaps newCaps) {
        return new AccountTerms(
                mode, creditLimit, callsMax, tariffPlan, language, expiry, zone, newCaps);
    }
}

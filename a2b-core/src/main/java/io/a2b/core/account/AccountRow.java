package io.a2b.core.account;

import io.a2b.core.money.Money;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/** A row of {@code a2b_account} without what belongs to the ledger. {@code null}: not set. */
record AccountRow(
        long id,
        String cardNumber,
        String alias,
        AccountStatus status,
        BillingMode billingMode,
        String currency,
        long creditLimitMicros,
        int callsMax,
        String tariffPlan,
        String language,
        ExpiryKind expiryKind,
        Instant expiryAt,
        Integer expiryDays,
        String zone,
        Long dayCapMicros,
        Long monthCapMicros,
        Instant createdAt,
        Instant firstUsedAt) {

    /** How an {@link Expiry} is stored. */
    enum ExpiryKind {
        NEVER,
        AT,
        DAYS_AFTER_FIRST_USE,
        DAYS_AFTER_CREATION
    }

    static AccountRow of(NewAccount account, Instant createdAt) {
        TermsRow terms = TermsRow.of(account.terms());
        return new AccountRow(
                0,
                account.cardNumber().digits(),
                account.alias(),
                AccountStatus.ACTIVE,
                terms.billingMode(),
                terms.currency(),
                terms.creditLimitMicros(),
                terms.callsMax(),
                terms.tariffPlan(),
                terms.language(),
                terms.expiryKind(),
                terms.expiryAt(),
                terms.expiryDays(),
                terms.zone(),
                terms.dayCapMicros(),
                terms.monthCapMicros(),
                createdAt,
                null);
    }

    Account toAccount() {
        AccountTerms terms = new AccountTerms(
                billingMode,
                new Money(Currency.getInstance(currency), creditLimitMicros),
                callsMax,
                tariffPlan,
                language,
                expiry(),
                ZoneId.of(zone),
                caps());
        AccountLife life = firstUsedAt == null
                ? AccountLife.unused(createdAt)
                : AccountLife.used(createdAt, firstUsedAt);
        return new Account(
                new AccountId(id), new CardNumber(cardNumber), alias, status, terms, life);
    }

    private SpendCaps caps() {
        Currency unit = Currency.getInstance(currency);
        SpendCaps caps = SpendCaps.none();
        if (dayCapMicros != null) caps = caps.withDay(new Money(unit, dayCapMicros));
        if (monthCapMicros != null) caps = caps.withMonth(new Money(unit, monthCapMicros));
        return caps;
    }

    private Expiry expiry() {
        switch (expiryKind) {
            case NEVER:
                return new Expiry.Never();
            case AT:
                return new Expiry.At(expiryAt);
            case DAYS_AFTER_FIRST_USE:
                return new Expiry.DaysAfterFirstUse(expiryDays);
            case DAYS_AFTER_CREATION:
                return new Expiry.DaysAfterCreation(expiryDays);
        }
        throw new AssertionError(expiryKind);
    }

    /** The columns of {@link AccountTerms}. */
    record TermsRow(
            BillingMode billingMode,
            String currency,
            long creditLimitMicros,
            int callsMax,
            String tariffPlan,
            String language,
            ExpiryKind expiryKind,
            Instant expiryAt,
            Integer expiryDays,
            String zone,
            Long dayCapMicros,
            Long monthCapMicros) {

        static TermsRow of(AccountTerms terms) {
            Expiry expiry = terms.expiry();
            if (expiry instanceof Expiry.At at) {
                return of(terms, ExpiryKind.AT, at.instant(), null);
            }
            if (expiry instanceof Expiry.DaysAfterFirstUse rule) {
                return of(terms, ExpiryKind.DAYS_AFTER_FIRST_USE, null, rule.days());
            }
            if (expiry instanceof Expiry.DaysAfterCreation rule) {
                return of(terms, ExpiryKind.DAYS_AFTER_CREATION, null, rule.days());
            }
            return of(terms, ExpiryKind.NEVER, null, null);
        }

        private static TermsRow of(AccountTerms terms, ExpiryKind kind, Instant at, Integer days) {
            return new TermsRow(
                    terms.mode(),
                    terms.currency().getCurrencyCode(),
                    terms.creditLimit().micros(),
                    terms.callsMax(),
                    terms.tariffPlan(),
                    terms.language(),
                    kind,
                    at,
                    days,
                    terms.zone().getId(),
                    terms.caps().day().map(Money::micros).orElse(null),
                    terms.caps().month().map(Money::micros).orElse(null));
        }
    }
}

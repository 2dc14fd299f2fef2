package io.a2b.core.opening;

import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.BillingMode;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.Expiry;
import io.a2b.core.account.NewAccount;
import io.a2b.core.directory.Contact;
import io.a2b.core.directory.Profile;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Understands the cells of one line. */
final class AccountLine {
    private final Map<Column, String> cells;
    private final AccountTerms terms;

    AccountLine(Map<Column, String> cells, AccountTerms terms) {
        this.cells = cells;
        this.terms = terms;
    }

    ImportedAccount read() throws RejectedLine {
        AccountTerms agreed = terms();
        CardNumber card = CardNumber.find(cell(Column.CARD_NUMBER))
                .orElseThrow(() -> rejected(Column.CARD_NUMBER, "not 4 to 20 digits"));
        NewAccount account = parsed(Column.ALIAS, () -> NewAccount.of(card, alias(card), agreed));
        if (has(Column.SECRET)) {
            NewAccount plain = account;
            String secret = cell(Column.SECRET);
            account = parsed(Column.SECRET, () -> plain.withSecret(secret));
        }
        if (has(Column.CALLER_ID)) {
            PhoneNumber caller = PhoneNumber.find(cell(Column.CALLER_ID))
                    .orElseThrow(() -> rejected(Column.CALLER_ID, "not a number in E.164"));
            account = account.withCallerIds(caller);
        }
        Money balance = money(Column.BALANCE, agreed.currency(), Money.zero(agreed.currency()));
        return new ImportedAccount(account, profile(), balance, status());
    }

    /** A2Billing lets it be the card number; here nobody should see that, so one is drawn. */
    private String alias(CardNumber card) {
        String alias = cell(Column.ALIAS);
        return alias.isEmpty() || alias.equals(card.digits()) ? drawn() : alias;
    }

    private static String drawn() {
        return "import-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private AccountTerms terms() throws RejectedLine {
        Currency currency = has(Column.CURRENCY)
                ? parsed(Column.CURRENCY, () -> Currency.getInstance(upper(Column.CURRENCY)))
                : terms.currency();
        Money zero = Money.zero(currency);
        Money limit = money(Column.CREDIT_LIMIT, currency, zero);
        boolean postpaid = mode() == BillingMode.POSTPAID;
        if (!postpaid && !limit.isZero()) {
            throw rejected(Column.CREDIT_LIMIT, "on a prepaid account");
        }
        AccountTerms agreed = postpaid
                ? parsed(Column.CREDIT_LIMIT, () -> AccountTerms.postpaid(limit))
                : AccountTerms.prepaid(currency);
        return details(agreed.withCallsMax(terms.callsMax())
                .withTariffPlan(terms.tariffPlan())
                .withLanguage(terms.language())
                .withZone(terms.zone())
                .withExpiry(terms.expiry()));
    }

    private BillingMode mode() throws RejectedLine {
        switch (upper(Column.BILLING_MODE)) {
            case "":
                return terms.mode();
            case "0", "PREPAID":
                return BillingMode.PREPAID;
            case "1", "POSTPAID":
                return BillingMode.POSTPAID;
            default:
                throw rejected(Column.BILLING_MODE, "neither prepaid (0) nor postpaid (1)");
        }
    }

    private AccountTerms details(AccountTerms agreed) throws RejectedLine {
        AccountTerms all = agreed;
        if (has(Column.CALLS_MAX)) {
            AccountTerms before = all;
            all = parsed(
                    Column.CALLS_MAX,
                    () -> before.withCallsMax(Integer.parseInt(cell(Column.CALLS_MAX))));
        }
        if (has(Column.TARIFF_PLAN)) {
            AccountTerms before = all;
            all = parsed(Column.TARIFF_PLAN, () -> before.withTariffPlan(cell(Column.TARIFF_PLAN)));
        }
        if (has(Column.LANGUAGE)) {
            AccountTerms before = all;
            String language = cell(Column.LANGUAGE).toLowerCase(Locale.ROOT);
            all = parsed(Column.LANGUAGE, () -> before.withLanguage(language));
        }
        if (has(Column.ZONE)) {
            AccountTerms before = all;
            all = parsed(Column.ZONE, () -> before.withZone(ZoneId.of(cell(Column.ZONE))));
        }
        String expiry = cell(Column.EXPIRES_AT);
        if (expiry.isEmpty() || expiry.startsWith("0000")) return all; // as its tables say never
        AccountTerms before = all;
        return parsed(Column.EXPIRES_AT, () -> before.withExpiry(new Expiry.At(instant(expiry))));
    }

    /** ISO 8601, or a date and time of A2Billing's, which are taken as UTC. */
    private static Instant instant(String text) {
        if (text.endsWith("Z")) return Instant.parse(text);
        String full = text.length() == 10 ? text + " 00:00:00" : text;
        return LocalDateTime.parse(full.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private Profile profile() throws RejectedLine {
        Contact contact = parsed(
                Column.LAST_NAME,
                () -> new Contact(
                        cell(Column.FIRST_NAME),
                        cell(Column.LAST_NAME),
                        cell(Column.COMPANY),
                        cell(Column.ADDRESS),
                        cell(Column.CITY),
                        cell(Column.REGION),
                        cell(Column.POSTAL_CODE),
                        cell(Column.COUNTRY),
                        cell(Column.EMAIL),
                        cell(Column.PHONE),
                        cell(Column.FAX)));
        Profile profile = Profile.none().withContact(contact);
        if (has(Column.GROUP)) {
            Profile before = profile;
            profile = parsed(Column.GROUP, () -> before.withGroup(cell(Column.GROUP)));
        }
        Profile before = profile;
        return parsed(Column.TAG, () -> before.withTag(cell(Column.TAG)));
    }

    private AccountStatus status() throws RejectedLine {
        String text = upper(Column.STATUS).replace(' ', '_');
        String activated = cell(Column.ACTIVATED).toLowerCase(Locale.ROOT);
        boolean inactive = List.of("f", "0", "false", "no").contains(activated);
        if (text.isEmpty()) return inactive ? AccountStatus.NEW : AccountStatus.ACTIVE;
        for (AccountStatus status : AccountStatus.values()) {
            boolean named = text.equals(status.name());
            if (!named && !text.equals(Integer.toString(status.code()))) continue;
            return inactive && status == AccountStatus.ACTIVE ? AccountStatus.NEW : status;
        }
        throw rejected(Column.STATUS, "no status: " + text);
    }

    private Money money(Column column, Currency currency, Money otherwise) throws RejectedLine {
        if (!has(column)) return otherwise;
        String text = cell(column);
        if (!text.matches("[+-]?[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            throw rejected(column, "not an amount with at most 6 decimals");
        }
        return parsed(column, () -> Money.of(currency, new BigDecimal(text)));
    }

    private boolean has(Column column) {
        return !cell(column).isEmpty();
    }

    private String cell(Column column) {
        return cells.getOrDefault(column, "");
    }

    private String upper(Column column) {
        return cell(column).toUpperCase(Locale.ROOT);
    }

    private interface Parse<T> {
        T parse();
    }

    /** The values say themselves what they refuse, and never the secret. */
    private static <T> T parsed(Column column, Parse<T> parse) throws RejectedLine {
        try {
            return parse.parse();
        } catch (NumberFormatException noNumber) {
            throw rejected(column, "no number");
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException refused) {
            String reason = refused.getMessage();
            throw rejected(column, reason == null ? "malformed" : reason);
        }
    }

    private static RejectedLine rejected(Column column, String reason) {
        return new RejectedLine(column.text(), reason);
    }
}

package io.a2b.core.account;

import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Opens accounts by the hundred: a statement for many rows instead of five for each. */
final class BulkOpening {
    private static final int ROWS_A_STATEMENT = 500;
    private static final int COLUMNS = 16;
    private static final String INSERT = "insert into a2b_account (card_number, alias, status,"
            + " billing_mode, currency, credit_limit_micros, calls_max, tariff_plan, language,"
            + " expiry_kind, expiry_at, expiry_days, zone, day_cap_micros, month_cap_micros,"
            + " created_at) values ";

    private final Transaction transaction;
    private final BulkOpeningMapper accounts;
    private final Outbox outbox;

    BulkOpening(Transaction transaction, Outbox outbox) {
        this.transaction = transaction;
        this.accounts = transaction.mapper(BulkOpeningMapper.class);
        this.outbox = outbox;
    }

    List<AccountId> open(List<NewAccount> all, Instant now) {
        require(all);
        for (List<NewAccount> some : parts(all)) {
            if (accounts.countNames(names(some)) > 0) return List.of();
        }
        if (new HashSet<>(names(all)).size() < 2 * all.size()) return List.of();
        Map<String, Long> ids = new HashMap<>();
        for (List<NewAccount> some : parts(all)) {
            transaction.onConnection(connection -> {
                insert(connection, some, now);
                return null;
            });
            List<String> cards =
                    some.stream().map(one -> one.cardNumber().digits()).toList();
            accounts.insertCardNames(cards);
            accounts.insertAliasNames(cards);
            accounts.ids(cards).forEach(found -> ids.put(found.cardNumber(), found.id()));
        }
        List<AccountId> opened = new ArrayList<>();
        for (NewAccount one : all)
            opened.add(new AccountId(ids.get(one.cardNumber().digits())));
        if (outbox.keeps()) tell(all, opened);
        return opened;
    }

    /** One statement of always the same text, which a mapper would put together anew each time. */
    private static void insert(Connection connection, List<NewAccount> some, Instant now)
            throws SQLException {
        String row = "(" + "?, ".repeat(COLUMNS - 1) + "?)";
        String sql = INSERT + row + (", " + row).repeat(some.size() - 1);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (NewAccount one : some) {
                for (Object value : values(AccountRow.of(one, now))) {
                    statement.setObject(++at, value);
                }
            }
            statement.executeUpdate();
        }
    }

    private static Object[] values(AccountRow row) {
        return new Object[] {
            row.cardNumber(),
            row.alias(),
            row.status().name(),
            row.billingMode().name(),
            row.currency(),
            row.creditLimitMicros(),
            row.callsMax(),
            row.tariffPlan(),
            row.language(),
            row.expiryKind().name(),
            utc(row.expiryAt()),
            row.expiryDays(),
            row.zone(),
            row.dayCapMicros(),
            row.monthCapMicros(),
            utc(row.createdAt())
        };
    }

    /** As every instant is stored. */
    private static LocalDateTime utc(Instant instant) {
        if (instant == null) return null;
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private static void require(List<NewAccount> all) {
        if (all.isEmpty() || all.size() > 1000) {
            throw new IllegalArgumentException("accounts: " + all.size() + ", not 1 to 1000");
        }
        for (NewAccount one : all) {
            if (one.secret().isPresent() || !one.callerIds().isEmpty()) {
                throw new IllegalArgumentException(
                        "accounts: " + one.alias() + " has a secret or a caller id");
            }
        }
    }

    private static List<List<NewAccount>> parts(List<NewAccount> all) {
        List<List<NewAccount>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROWS_A_STATEMENT) {
            parts.add(all.subList(from, Math.min(all.size(), from + ROWS_A_STATEMENT)));
        }
        return parts;
    }

    private static List<String> names(List<NewAccount> some) {
        List<String> names = new ArrayList<>();
        for (NewAccount one : some) {
            names.add(one.cardNumber().digits());
            names.add(one.alias());
        }
        return names;
    }

    private void tell(List<NewAccount> all, List<AccountId> opened) {
        for (int n = 0; n < all.size(); n++) {
            NewAccount one = all.get(n);
            String currency = one.terms().currency().getCurrencyCode();
            outbox.add(
                    transaction,
                    Event.of(
                            EventKind.ACCOUNT_OPENED,
                            opened.get(n),
                            Map.of("alias", one.alias(), "currency", currency)));
        }
    }
}

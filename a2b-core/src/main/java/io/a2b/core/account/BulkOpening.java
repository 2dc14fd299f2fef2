package io.a2b.core.account;

import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Opens accounts by the hundred: a statement for many rows instead of five for each. */
final class BulkOpening {
    private static final int ROWS_A_STATEMENT = 250;

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
            accounts.insert(some.stream().map(one -> AccountRow.of(one, now)).toList());
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

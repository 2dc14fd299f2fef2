package io.a2b.core.account;

import io.a2b.core.account.AccountRow.TermsRow;
import io.a2b.core.account.BulkOpeningMapper.Opened;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens accounts by the hundred: a few statements for many rows instead of five for each. */
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
        List<Opened> written = transaction.databaseId().equals("postgresql")
                ? writeAtOnce(all, now)
                : writeInSteps(all, now);
        written.forEach(one -> ids.put(one.cardNumber(), one.id()));
        List<AccountId> opened = new ArrayList<>();
        for (NewAccount one : all)
            opened.add(new AccountId(ids.get(one.cardNumber().digits())));
        if (outbox.keeps()) tell(all, opened);
        return opened;
    }

    private List<Opened> writeInSteps(List<NewAccount> all, Instant now) {
        List<Opened> written = new ArrayList<>();
        for (List<NewAccount> some : parts(all)) {
            accounts.insert(some.stream().map(one -> AccountRow.of(one, now)).toList());
            List<String> cards =
                    some.stream().map(one -> one.cardNumber().digits()).toList();
            accounts.insertCardNames(cards);
            accounts.insertAliasNames(cards);
            written.addAll(accounts.ids(cards));
        }
        return written;
    }

    /** A statement for all that are on the same terms. */
    private List<Opened> writeAtOnce(List<NewAccount> all, Instant now) {
        PostgreSqlOpeningMapper mapper = transaction.mapper(PostgreSqlOpeningMapper.class);
        Map<TermsRow, List<NewAccount>> byTerms = new LinkedHashMap<>();
        for (NewAccount one : all) {
            byTerms.computeIfAbsent(TermsRow.of(one.terms()), terms -> new ArrayList<>())
                    .add(one);
        }
        List<Opened> written = new ArrayList<>();
        byTerms.forEach((terms, some) -> {
            String[] cards = new String[some.size()];
            String[] aliases = new String[some.size()];
            for (int n = 0; n < cards.length; n++) {
                cards[n] = some.get(n).cardNumber().digits();
                aliases[n] = some.get(n).alias();
            }
            written.addAll(mapper.open(cards, aliases, terms, now));
        });
        return written;
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

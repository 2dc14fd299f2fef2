package io.a2b.core.opening;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.Profile;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.InMemoryTransactor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of batches of accounts without a database, for tests. To be part of the
 * {@link InMemoryTransactor} that its {@link #openings} are given, before the accounts.
 */
public final class InMemoryBatches implements InMemoryTransactor.Part {
    private final Accounts accounts;
    private final AccountDirectory directory;
    private final Map<String, OpeningRow> batches = new HashMap<>();

    public InMemoryBatches(Accounts accounts, AccountDirectory directory) {
        this.accounts = requireNonNull(accounts, "accounts");
        this.directory = requireNonNull(directory, "directory");
    }

    /** Opens accounts as with a database, but what is open is kept here. */
    public Openings openings(Transactor transactor, Ledger ledger) {
        return new PartwiseOpenings(transactor, accounts, ledger, tx -> new Rows());
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(List.of(), List.of(batches));
    }

    /** Used in transactions only, which lock what is around it. */
    private final class Rows implements OpeningMapper {
        @Override
        public Optional<OpeningRow> lock(String id) {
            return Optional.ofNullable(batches.get(id));
        }

        @Override
        public void insert(OpeningRow row) {
            batches.put(row.id(), row);
        }

        @Override
        public void updateOpened(String id, int opened) {
            batches.computeIfPresent(
                    id,
                    (key, old) ->
                            new OpeningRow(id, old.ordered(), old.terms(), opened, old.printed()));
        }

        @Override
        public void updatePrinted(String id, int printed) {
            batches.computeIfPresent(
                    id,
                    (key, old) -> new OpeningRow(
                            id,
                            old.ordered(),
                            old.terms(),
                            old.opened(),
                            Math.max(printed, old.printed())));
        }

        @Override
        public List<String> taken(Collection<String> cards) {
            return cards.stream()
                    .filter(card -> accounts.findByAlias(card).isPresent()
                            || accounts.findByCardNumber(new CardNumber(card)).isPresent())
                    .toList();
        }

        @Override
        public List<Card> cards(List<String> aliases) {
            return aliases.stream().map(accounts::findByAlias).map(this::card).toList();
        }

        private Card card(Optional<Account> found) {
            Account account = found.orElseThrow();
            return new Card(account.alias(), account.cardNumber().digits());
        }

        @Override
        public void insertProfiles(List<Long> ids, String tag) {
            for (long id : ids) {
                directory.changeProfile(new AccountId(id), Profile.none().withTag(tag));
            }
        }
    }
}

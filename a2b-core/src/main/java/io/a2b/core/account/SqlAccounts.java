package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountRow.TermsRow;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.account.OpenResult.Reason;
import io.a2b.core.account.OpenResult.Refused;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Accounts in tables. What must be unique is a key; a race for it is lost by a repeat. */
final class SqlAccounts implements Accounts {
    private final Transactor transactor;
    private final Clock clock;
    private final SecretHasher secrets;
    private final Outbox outbox;
    private final StatusBook statuses;

    SqlAccounts(Transactor transactor, Clock clock, SecretHasher secrets, Outbox outbox) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
        this.secrets = requireNonNull(secrets, "secrets");
        this.outbox = requireNonNull(outbox, "outbox");
        statuses = new StatusBook(transactor, clock, outbox);
    }

    @Override
    public OpenResult open(NewAccount account) {
        // slow on purpose, so not while a transaction is open
        String secretHash = account.secret().map(secrets::hash).orElse(null);
        return transactor.inTransaction(transaction -> {
            AccountMapper accounts = transaction.mapper(AccountMapper.class);
            OpenResult result = open(accounts, account, secretHash);
            if (result instanceof Opened opened) outbox.add(transaction, event(opened.account()));
            return result;
        });
    }

    @Override
    public List<AccountId> openAll(List<NewAccount> accounts) {
        return transactor.inTransaction(transaction ->
                new BulkOpening(transaction, outbox).open(accounts, clock.instant()));
    }

    private static Event event(Account opened) {
        return Event.of(
                EventKind.ACCOUNT_OPENED,
                opened.id(),
                Map.of("alias", opened.alias(), "currency", opened.currency().getCurrencyCode()));
    }

    private OpenResult open(AccountMapper accounts, NewAccount account, String secretHash) {
        String digits = account.cardNumber().digits();
        // read last what is reported first: what another transaction commits in between is then
        // seen as a whole, and the reason is the first that applies
        boolean callerIdTaken = account.callerIds().stream()
                .anyMatch(callerId -> accounts.findByCallerId(callerId.digits()).isPresent());
        boolean aliasTaken = accounts.countNames(account.alias()) > 0;
        if (accounts.countNames(digits) > 0) return new Refused(Reason.CARD_NUMBER_TAKEN);
        if (aliasTaken) return new Refused(Reason.ALIAS_TAKEN);
        if (callerIdTaken) return new Refused(Reason.CALLER_ID_TAKEN);
        accounts.insert(AccountRow.of(account, clock.instant()), secretHash);
        AccountRow row = accounts.findByCardNumber(digits).orElseThrow();
        accounts.insertName(digits, row.id());
        accounts.insertName(account.alias(), row.id());
        account.callerIds()
                .forEach(callerId -> accounts.insertCallerId(callerId.digits(), row.id()));
        return new Opened(row.toAccount());
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return in(accounts -> accounts.find(id.value())).map(AccountRow::toAccount);
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return in(accounts -> accounts.lock(id.value())).map(AccountRow::toAccount);
    }

    @Override
    public Optional<Account> findByCardNumber(CardNumber cardNumber) {
        return in(accounts -> accounts.findByCardNumber(cardNumber.digits()))
                .map(AccountRow::toAccount);
    }

    @Override
    public Optional<Account> findByAlias(String alias) {
        requireNonNull(alias, "alias");
        return in(accounts -> accounts.findByAlias(alias)).map(AccountRow::toAccount);
    }

    @Override
    public Optional<Account> findByCallerId(PhoneNumber callerId) {
        return in(accounts -> accounts.findByCallerId(callerId.digits()))
                .map(AccountRow::toAccount);
    }

    @Override
    public List<Account> list(long after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return in(accounts -> accounts.list(after, limit)).stream()
                .map(AccountRow::toAccount)
                .toList();
    }

    @Override
    public List<PhoneNumber> callerIds(AccountId id) {
        return in(accounts -> accounts.callerIds(id.value())).stream()
                .map(PhoneNumber::new)
                .toList();
    }

    @Override
    public boolean proves(AccountId id, String secret) {
        requireNonNull(secret, "secret");
        return secrets.matches(secret, in(accounts -> accounts.findSecretHash(id.value())));
    }

    @Override
    public boolean hasSecret(AccountId id) {
        return in(accounts -> accounts.findSecretHash(id.value())).isPresent();
    }

    @Override
    public boolean changeStatus(AccountId id, AccountStatus status, StatusNote note) {
        requireNonNull(status, "status");
        if (note.cutsCalls() && status == AccountStatus.ACTIVE) {
            throw new IllegalArgumentException("note: cuts the calls of an active account");
        }
        return statuses.change(id, status, note).orElseThrow(() -> unknown(id));
    }

    @Override
    public List<StatusChange> statusChanges(AccountId id, long after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return statuses.changes(id, after, limit);
    }

    @Override
    public boolean callsAreCut(AccountId id) {
        return statuses.callsAreCut(id);
    }

    @Override
    public List<AccountId> listExpired(Instant now, long after, int limit) {
        requireNonNull(now, "now");
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return statuses.expired(now, after, limit);
    }

    @Override
    public boolean expire(AccountId id, Instant now) {
        requireNonNull(now, "now");
        return statuses.expire(id, now);
    }

    @Override
    public void changeTerms(AccountId id, AccountTerms terms) {
        TermsRow row = TermsRow.of(terms);
        boolean changed = transactor.inTransaction(transaction -> {
            AccountMapper accounts = transaction.mapper(AccountMapper.class);
            if (accounts.changeTerms(id.value(), row) == 1) {
                outbox.add(
                        transaction,
                        Event.of(EventKind.ACCOUNT_TERMS_CHANGED, id, Map.of("actor", "host")));
                return true;
            }
            accounts.find(id.value()).ifPresent(account -> {
                throw new IllegalArgumentException("terms: currency of account " + id + " is "
                        + account.currency() + ", not " + row.currency());
            });
            return false;
        });
        if (!changed) throw unknown(id);
    }

    @Override
    public void noteUse(AccountId id, Instant at) {
        requireNonNull(at, "at");
        in(accounts -> accounts.noteUse(id.value(), at));
    }

    @Override
    public Accounts within(Transaction transaction) {
        return new SqlAccounts(transaction, clock, secrets, outbox);
    }

    private <T> T in(Function<AccountMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(AccountMapper.class)));
    }

    private static IllegalArgumentException unknown(AccountId id) {
        return new IllegalArgumentException("id: there is no account " + id);
    }
}

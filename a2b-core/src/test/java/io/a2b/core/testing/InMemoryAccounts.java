package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountLife;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.account.OpenResult.Reason;
import io.a2b.core.account.OpenResult.Refused;
import io.a2b.core.account.StatusChange;
import io.a2b.core.account.StatusNote;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Accounts without a database, for tests. They roll back with the transactions of an
 * {@link InMemoryTransactor} they are part of; they come last there.
 */
public final class InMemoryAccounts implements Accounts, InMemoryTransactor.Part {
    private final Clock clock;
    private final Outbox outbox;
    private final TreeMap<AccountId, Account> accounts = new TreeMap<>();
    private final Map<String, AccountId> names = new HashMap<>(); // card numbers and aliases
    // InMemoryCallers changes these two
    final TreeMap<String, AccountId> callerIds = new TreeMap<>();
    final Set<String> callerIdsOff = new HashSet<>();
    private final Map<AccountId, String> secrets = new HashMap<>();
    private final Set<AccountId> cut = new HashSet<>();
    private final List<StatusChange> statusChanges = new ArrayList<>();

    public InMemoryAccounts(Clock clock) {
        this(clock, Outbox.none());
    }

    /** @param outbox told at once of what happens; its transaction is null */
    public InMemoryAccounts(Clock clock, Outbox outbox) {
        this.clock = requireNonNull(clock, "clock");
        this.outbox = requireNonNull(outbox, "outbox");
    }

    @Override
    public synchronized OpenResult open(NewAccount account) {
        String digits = account.cardNumber().digits();
        if (names.containsKey(digits)) return new Refused(Reason.CARD_NUMBER_TAKEN);
        if (names.containsKey(account.alias())) return new Refused(Reason.ALIAS_TAKEN);
        for (PhoneNumber callerId : account.callerIds()) {
            if (callerIds.containsKey(callerId.digits())) {
                return new Refused(Reason.CALLER_ID_TAKEN);
            }
        }
        AccountId id = new AccountId(accounts.size() + 1L);
        Account opened = new Account(
                id,
                account.cardNumber(),
                account.alias(),
                AccountStatus.ACTIVE,
                account.terms(),
                AccountLife.unused(clock.instant()));
        accounts.put(id, opened);
        names.put(digits, id);
        names.put(account.alias(), id);
        account.callerIds().forEach(callerId -> callerIds.put(callerId.digits(), id));
        account.secret().ifPresent(secret -> secrets.put(id, secret));
        String currency = opened.currency().getCurrencyCode();
        tell(EventKind.ACCOUNT_OPENED, id, Map.of("alias", account.alias(), "currency", currency));
        return new Opened(opened);
    }

    @Override
    public synchronized List<AccountId> openAll(List<NewAccount> all) {
        if (all.isEmpty() || all.size() > 1000) {
            throw new IllegalArgumentException("accounts: " + all.size());
        }
        Set<String> asked = new HashSet<>();
        for (NewAccount one : all) {
            if (one.secret().isPresent() || !one.callerIds().isEmpty()) {
                throw new IllegalArgumentException("accounts: " + one.alias());
            }
            for (String name : List.of(one.cardNumber().digits(), one.alias())) {
                if (!asked.add(name) || names.containsKey(name)) return List.of();
            }
        }
        return all.stream()
                .map(one -> ((OpenResult.Opened) open(one)).account().id())
                .toList();
    }

    @Override
    public synchronized Optional<Account> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return find(id);
    }

    @Override
    public synchronized Optional<Account> findByCardNumber(CardNumber cardNumber) {
        return Optional.ofNullable(names.get(cardNumber.digits()))
                .map(accounts::get)
                .filter(account -> account.cardNumber().equals(cardNumber));
    }

    @Override
    public synchronized Optional<Account> findByAlias(String alias) {
        return Optional.ofNullable(names.get(alias))
                .map(accounts::get)
                .filter(account -> account.alias().equals(alias));
    }

    @Override
    public synchronized Optional<Account> findByCallerId(PhoneNumber callerId) {
        return Optional.ofNullable(callerIds.get(callerId.digits())).map(accounts::get);
    }

    /** In order of their ids. */
    synchronized List<Account> all() {
        return List.copyOf(accounts.values());
    }

    @Override
    public synchronized List<Account> list(long after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return accounts.values().stream()
                .filter(account -> account.id().value() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<PhoneNumber> callerIds(AccountId id) {
        return callerIds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(entry -> new PhoneNumber(entry.getKey()))
                .toList();
    }

    @Override
    public synchronized boolean proves(AccountId id, String secret) {
        return secret.equals(secrets.get(id));
    }

    @Override
    public synchronized boolean hasSecret(AccountId id) {
        return secrets.containsKey(id);
    }

    @Override
    public synchronized boolean changeStatus(AccountId id, AccountStatus status, StatusNote note) {
        if (note.cutsCalls() && status == AccountStatus.ACTIVE) {
            throw new IllegalArgumentException("note: cuts the calls of an active account");
        }
        AccountStatus before = Optional.ofNullable(accounts.get(id))
                .orElseThrow(() -> new IllegalArgumentException("id: " + id))
                .status();
        if (before == status && (!note.cutsCalls() || cut.contains(id))) return false;
        change(
                id,
                old -> new Account(
                        id, old.cardNumber(), old.alias(), status, old.terms(), old.life()));
        if (note.cutsCalls()) cut.add(id);
        if (status == AccountStatus.ACTIVE) cut.remove(id);
        statusChanges.add(new StatusChange(
                statusChanges.size() + 1L, id, before, status, note, clock.instant()));
        Map<String, String> facts = Map.of(
                "before", before.name(),
                "after", status.name(),
                "actor", note.actor(),
                "cutCalls", Boolean.toString(note.cutsCalls()));
        tell(EventKind.ACCOUNT_STATUS_CHANGED, id, facts);
        return true;
    }

    private void tell(EventKind kind, AccountId id, Map<String, String> facts) {
        outbox.add(null, Event.of(kind, id, facts));
    }

    @Override
    public synchronized List<StatusChange> statusChanges(AccountId id, long after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return statusChanges.stream()
                .filter(change -> change.account().equals(id) && change.sequence() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean callsAreCut(AccountId id) {
        return cut.contains(id);
    }

    @Override
    public synchronized List<AccountId> listExpired(Instant now, long after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return accounts.values().stream()
                .filter(account -> account.id().value() > after && isExpired(account, now))
                .map(Account::id)
                .limit(limit)
                .toList();
    }

    private static boolean isExpired(Account account, Instant now) {
        return account.status() == AccountStatus.ACTIVE
                && account.standing(now) == Account.Standing.EXPIRED;
    }

    @Override
    public synchronized boolean expire(AccountId id, Instant now) {
        Account account = accounts.get(id);
        StatusNote note = StatusNote.by("a2b", "its time has passed");
        return account != null
                && isExpired(account, now)
                && changeStatus(id, AccountStatus.EXPIRED, note);
    }

    @Override
    public synchronized void changeTerms(AccountId id, AccountTerms terms) {
        change(id, old -> {
            if (!old.currency().equals(terms.currency())) {
                throw new IllegalArgumentException("terms: currency " + terms.currency());
            }
            return new Account(id, old.cardNumber(), old.alias(), old.status(), terms, old.life());
        });
        tell(EventKind.ACCOUNT_TERMS_CHANGED, id, Map.of("actor", "host"));
    }

    @Override
    public synchronized void noteUse(AccountId id, Instant at) {
        Account old = accounts.get(id);
        if (old == null || old.life().firstUsedAt().isPresent()) return;
        AccountLife life = AccountLife.used(old.life().createdAt(), at);
        change(
                id,
                used -> new Account(
                        id, used.cardNumber(), used.alias(), used.status(), used.terms(), life));
    }

    private void change(AccountId id, UnaryOperator<Account> change) {
        if (!accounts.containsKey(id)) throw new IllegalArgumentException("id: " + id);
        accounts.computeIfPresent(id, (key, old) -> change.apply(old));
    }

    @Override
    public Accounts within(Transaction transaction) {
        return this;
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(
                List.of(callerIdsOff, cut, statusChanges),
                List.of(accounts, names, callerIds, secrets));
    }
}

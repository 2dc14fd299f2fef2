package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The entry is named after account and day, and written in the transaction that has locked the
 * account to see what is missing: so it is there once, and of the right amount.
 */
final class RuledRefill implements AutoRefill {
    private final Transactor transactor;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    RuledRefill(Transactor transactor, Accounts accounts, Ledger ledger, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.accounts = requireNonNull(accounts, "accounts");
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void fillTo(AccountId id, Money target) {
        transactor.inTransaction(tx -> {
            AccountAmount.require(accounts.within(tx), id, "target", target);
            RefillMapper rules = tx.mapper(RefillMapper.class);
            if (rules.update(id.value(), target.micros()) == 0
                    && rules.target(id.value()).isEmpty()) {
                rules.insert(id.value(), target.micros());
            }
            return null;
        });
    }

    @Override
    public void stop(AccountId account) {
        transactor.inTransaction(tx -> {
            tx.mapper(RefillMapper.class).delete(account.value());
            return null;
        });
    }

    @Override
    public Optional<Money> target(AccountId id) {
        return transactor.inTransaction(tx -> tx.mapper(RefillMapper.class)
                .target(id.value())
                .flatMap(micros -> accounts.within(tx)
                        .find(id)
                        .map(account -> new Money(account.currency(), micros))));
    }

    @Override
    public String name() {
        return "auto-refill";
    }

    /** A day begins at another hour in each zone. */
    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public JobReport run(LongConsumer progress) {
        Instant now = clock.instant();
        Walk<Long> walk = new Walk<>(last -> page(last == null ? 0 : last), name());
        return walk.run(
                progress,
                (report, id) -> transactor
                        .inTransaction(tx -> refill(tx, new AccountId(id), now))
                        .map(report::plusSubject)
                        .orElse(report));
    }

    private List<Long> page(long after) {
        return transactor.inTransaction(tx -> tx.mapper(RefillMapper.class).due(after, Walk.PAGE));
    }

    /** What was missing; empty when nothing is, or it was filled up today. */
    private Optional<Money> refill(Transaction tx, AccountId id, Instant now) {
        Optional<Account> account = accounts.within(tx).lock(id);
        Optional<Long> target = tx.mapper(RefillMapper.class).target(id.value());
        if (account.isEmpty() || target.isEmpty()) return Optional.empty();
        Money goal = new Money(account.get().currency(), target.get());
        return fill(account.get(), goal, ledger.within(tx), now);
    }

    /** To be called when nobody else can change the account. */
    static Optional<Money> fill(Account account, Money target, Ledger books, Instant now) {
        if (account.status() != AccountStatus.ACTIVE) return Optional.empty();
        AccountId id = account.id();
        EntryId entry = new EntryId("auto-refill:" + id.value() + ":"
                + now.atZone(account.terms().zone()).toLocalDate());
        if (books.findEntry(entry).isPresent()) return Optional.empty();
        Money missing = target.minus(books.balance(id).orElseThrow().posted());
        if (!missing.isPositive()) return Optional.empty();
        CreditResult result = books.credit(
                entry,
                SystemAccount.PROMOTIONS,
                id,
                missing,
                EntryCode.AUTO_REFILL,
                "account:" + id.value());
        if (result instanceof CreditResult.Credited) return Optional.of(missing);
        throw new IllegalStateException("account " + id + ": the ledger refuses, " + result);
    }
}

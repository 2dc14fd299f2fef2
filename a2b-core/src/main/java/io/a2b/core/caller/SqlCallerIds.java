package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumbers;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.caller.BindResult.Bound;
import io.a2b.core.caller.BindResult.Reason;
import io.a2b.core.caller.BindResult.Refused;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Caller ids in tables: a key keeps them unique, the lock of the account keeps them few. */
final class SqlCallerIds implements CallerIds {
    private static final int DRAWS_MAX = 20;
    private static final CardNumbers ALIASES = CardNumbers.ofLength(15);

    private final Transactor transactor;
    private final Accounts accounts;
    private final Ledger ledger;
    private final int callerIdsMax;

    SqlCallerIds(Transactor transactor, Accounts accounts, Ledger ledger, int callerIdsMax) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.accounts = requireNonNull(accounts, "accounts");
        this.ledger = requireNonNull(ledger, "ledger");
        this.callerIdsMax = callerIdsMax;
    }

    @Override
    public BindResult add(AccountId account, PhoneNumber number) {
        requireNonNull(number, "number");
        return in(ids -> {
            if (ids.lock(account.value()).isEmpty()) return new Refused(Reason.ACCOUNT_UNKNOWN);
            Optional<CallerId> found = ids.find(number.digits()).map(SqlCallerIds::callerId);
            if (found.isPresent()) {
                return found.get().account().equals(account)
                        ? new Bound(found.get())
                        : new Refused(Reason.CALLER_ID_TAKEN);
            }
            if (isFull(ids, account)) return new Refused(Reason.CALLER_IDS_EXCEEDED);
            ids.insert(number.digits(), account.value()); // a race for the number: the key decides
            return new Bound(new CallerId(number, account, true));
        });
    }

    @Override
    public BindResult move(PhoneNumber number, AccountId from, AccountId to) {
        requireNonNull(from, "from");
        return in(ids -> {
            if (ids.lock(to.value()).isEmpty()) return new Refused(Reason.ACCOUNT_UNKNOWN);
            Optional<CallerId> found = ids.find(number.digits()).map(SqlCallerIds::callerId);
            if (found.isPresent() && found.get().account().equals(to)) {
                return new Bound(found.get());
            }
            if (found.isEmpty() || !found.get().account().equals(from)) {
                return new Refused(Reason.CALLER_ID_NOT_OWNED);
            }
            if (isFull(ids, to)) return new Refused(Reason.CALLER_IDS_EXCEEDED);
            return ids.move(number.digits(), from.value(), to.value()) == 1
                    ? new Bound(new CallerId(number, to, true))
                    : new Refused(Reason.CALLER_ID_NOT_OWNED);
        });
    }

    private boolean isFull(CallerIdMapper ids, AccountId account) {
        return ids.count(account.value()) >= callerIdsMax;
    }

    @Override
    public boolean remove(AccountId account, PhoneNumber number) {
        return in(ids -> ids.delete(account.value(), number.digits())) == 1;
    }

    @Override
    public boolean activate(AccountId account, PhoneNumber number, boolean active) {
        return in(ids -> ids.activate(account.value(), number.digits(), active)) == 1;
    }

    @Override
    public Optional<CallerId> find(PhoneNumber number) {
        return in(ids -> ids.find(number.digits())).map(SqlCallerIds::callerId);
    }

    @Override
    public List<CallerId> of(AccountId account) {
        return in(ids -> ids.list(account.value())).stream()
                .map(SqlCallerIds::callerId)
                .toList();
    }

    @Override
    public EnrolResult enrol(PhoneNumber number, Enrolment enrolment) {
        CardNumbers cards = CardNumbers.ofLength(enrolment.cardDigits());
        for (int draw = 1; draw <= DRAWS_MAX; draw++) {
            NewAccount drawn = NewAccount.of(
                            cards.draw(), "caller-" + ALIASES.draw().digits(), enrolment.terms())
                    .withCallerIds(number);
            Optional<EnrolResult> result = transactor.inTransaction(
                    transaction -> enrol(transaction, number, drawn, enrolment.openingCredit()));
            if (result.isPresent()) return result.get();
        }
        throw new A2bException(
                ErrorCode.DATABASE_BUSY,
                "no free card number of " + enrolment.cardDigits() + " digits found in " + DRAWS_MAX
                        + " draws");
    }

    /** Empty if the card number that was drawn is somebody's. */
    private Optional<EnrolResult> enrol(
            Transaction transaction, PhoneNumber number, NewAccount drawn, Money credit) {
        CallerIdMapper ids = transaction.mapper(CallerIdMapper.class);
        Accounts joined = accounts.within(transaction);
        Optional<CallerId> known = ids.find(number.digits()).map(SqlCallerIds::callerId);
        if (known.isPresent()) {
            if (!known.get().active()) return Optional.of(new EnrolResult.SwitchedOff());
            return joined.find(known.get().account()).map(EnrolResult.Known::new);
        }
        OpenResult result = joined.open(drawn);
        if (!(result instanceof OpenResult.Opened opened)) return Optional.empty();
        if (credit.isPositive()) give(transaction, opened.account(), credit);
        return Optional.of(new EnrolResult.Enrolled(opened.account()));
    }

    private void give(Transaction transaction, Account account, Money credit) {
        CreditResult given = ledger.within(transaction)
                .credit(
                        new EntryId("enrol:" + account.id()),
                        SystemAccount.PROMOTIONS,
                        account.id(),
                        credit,
                        EntryCode.PROMOTION,
                        "first call");
        if (given instanceof CreditResult.Refused refused) {
            throw new A2bException(
                    ErrorCode.DATA_CORRUPT,
                    "account " + account.id() + ", just opened: " + refused.reason());
        }
    }

    private static CallerId callerId(CallerIdMapper.Row row) {
        return new CallerId(
                new PhoneNumber(row.digits()), new AccountId(row.accountId()), row.active());
    }

    private <T> T in(Function<CallerIdMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(CallerIdMapper.class)));
    }
}

package io.a2b.core.directory;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.StatusNote;
import io.a2b.core.directory.AccountEdit.CreditChange;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Edits account by account. An account is locked before anything of it is read. */
final class PerAccountEdits implements AccountEdits {
    private static final int PAGE = 500;

    private final Transactor transactor;
    private final Accounts accounts;
    private final AccountDirectory directory;
    private final Ledger ledger;

    PerAccountEdits(
            Transactor transactor, Accounts accounts, AccountDirectory directory, Ledger ledger) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.accounts = requireNonNull(accounts, "accounts");
        this.directory = requireNonNull(directory, "directory");
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /** Rolls a transaction back that has told all there was to know. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean changed;

        Undone(boolean changed) {
            super("undone", null, false, false);
            this.changed = changed;
        }
    }

    @Override
    public EditReport apply(
            AccountEdit edit, AccountSearch search, Consumer<Reject> rejects, Progress progress) {
        return walk(edit, search, rejects, progress, id -> change(id, edit));
    }

    @Override
    public EditReport preview(
            AccountEdit edit, AccountSearch search, Consumer<Reject> rejects, Progress progress) {
        return walk(edit, search, rejects, progress, id -> wouldChange(id, edit));
    }

    private EditReport walk(
            AccountEdit edit,
            AccountSearch search,
            Consumer<Reject> rejects,
            Progress progress,
            Predicate<AccountId> change) {
        if (edit.isEmpty()) throw new IllegalArgumentException("edit: nothing to change");
        edit.group().ifPresent(this::requireGroup);
        long found = 0;
        long changed = 0;
        long rejected = 0;
        long last = 0;
        List<AccountId> page;
        do {
            page = directory.search(search, last, PAGE);
            for (AccountId account : page) {
                last = account.value();
                found++;
                try {
                    if (change.test(account)) changed++;
                } catch (IllegalArgumentException e) {
                    rejected++;
                    rejects.accept(new Reject(account, e.getMessage()));
                }
            }
            progress.at(found);
        } while (page.size() == PAGE);
        return new EditReport(found, changed, rejected);
    }

    private void requireGroup(String group) {
        if (directory.groups().stream().noneMatch(one -> one.name().equals(group))) {
            throw new IllegalArgumentException("group: there is no " + group);
        }
    }

    private boolean change(AccountId id, AccountEdit edit) {
        return transactor.inTransaction(transaction -> change(transaction, id, edit));
    }

    private boolean wouldChange(AccountId id, AccountEdit edit) {
        try {
            return transactor.inTransaction(transaction -> {
                throw new Undone(change(transaction, id, edit));
            });
        } catch (Undone undone) {
            return undone.changed;
        }
    }

    private boolean change(Transaction transaction, AccountId id, AccountEdit edit) {
        Optional<Account> found = accounts.within(transaction).lock(id);
        return found.isPresent() && change(transaction, found.get(), edit);
    }

    /** @throws IllegalArgumentException why it cannot be done, which rolls back all of it */
    private boolean change(Transaction transaction, Account account, AccountEdit edit) {
        Accounts here = accounts.within(transaction);
        boolean changed = false;
        AccountTerms terms = edit.applyTo(account.terms());
        if (!terms.equals(account.terms())) {
            here.changeTerms(account.id(), terms);
            changed = true;
        }
        if (edit.status().isPresent()) {
            StatusNote why =
                    new StatusNote(edit.note().actor(), edit.note().reason(), edit.cutsCalls());
            changed |= here.changeStatus(account.id(), edit.status().get(), why);
        }
        if (edit.group().isPresent()) {
            changed |= enter(
                    directory.within(transaction), account.id(), edit.group().get());
        }
        if (edit.credit().isPresent()) {
            changed |= move(
                    ledger.within(transaction), account, edit, edit.credit().get());
        }
        return changed;
    }

    private static boolean enter(AccountDirectory directory, AccountId account, String group) {
        Profile before = directory.profile(account).orElseThrow();
        if (before.group().equals(group)) return false;
        directory.changeProfile(account, before.withGroup(group));
        return true;
    }

    private static boolean move(
            Ledger ledger, Account account, AccountEdit edit, CreditChange change) {
        EntryId id = new EntryId("edit:" + edit.id() + ":" + account.id());
        if (ledger.findEntry(id).isPresent()) return false;
        if (!change.amount().currency().equals(account.currency())) {
            throw new IllegalArgumentException(
                    "amount: " + change.amount() + ", the account is in " + account.currency());
        }
        Money more = more(ledger, account, change);
        if (more.isZero()) return false;
        Booking booking = more.isPositive()
                ? Booking.credit(
                        id,
                        SystemAccount.PROMOTIONS,
                        account.id(),
                        more,
                        EntryCode.PROMOTION,
                        edit.id())
                : Booking.debit(
                        id,
                        account.id(),
                        SystemAccount.REVENUE,
                        more.negated(),
                        EntryCode.FEE,
                        edit.id());
        BookResult result = ledger.book(List.of(booking.withNote(edit.note())));
        if (result instanceof BookResult.Refused refused) {
            throw new IllegalArgumentException("amount: " + refused.reason());
        }
        return true;
    }

    private static Money more(Ledger ledger, Account account, CreditChange change) {
        switch (change.how()) {
            case GIVE:
                return change.amount();
            case TAKE:
                return change.amount().negated();
            case SET:
                return change.amount()
                        .minus(ledger.balance(account.id()).orElseThrow().posted());
        }
        throw new AssertionError(change.how());
    }
}

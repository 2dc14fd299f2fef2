package io.a2b.core.voucher;

import io.a2b.core.account.AccountId;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Counts wrong codes per caller and per account. A wrong code is counted in a transaction of its
 * own, so that it stays counted. As many as are under way at once can pass before the first of them
 * is counted: with more than a million million codes that helps nobody.
 */
final class GuessLimiter {
    private final Transactor transactor;
    private final VoucherConfig config;

    GuessLimiter(Transactor transactor, VoucherConfig config) {
        this.transactor = transactor;
        this.config = config;
    }

    /** When the last lock-out of these ends; empty: none is locked out. */
    Optional<Instant> lockedUntil(AccountId account, String caller, Instant now) {
        return transactor.inTransaction(tx -> {
            GuessMapper guesses = tx.mapper(GuessMapper.class);
            return subjects(account, caller).stream()
                    .flatMap(subject -> guesses.find(subject).stream())
                    .flatMap(found -> found.lockedUntil(now).stream())
                    .max(Instant::compareTo);
        });
    }

    void countFailure(AccountId account, String caller, Instant now) {
        transactor.inTransaction(tx -> {
            GuessMapper guesses = tx.mapper(GuessMapper.class);
            for (String subject : subjects(account, caller)) {
                Optional<Guesses> found = guesses.lock(subject);
                Guesses next = found.orElse(Guesses.none(subject)).plusFailure(now, config);
                if (found.isPresent()) guesses.update(next);
                else guesses.insert(next); // a race for the key is run again
            }
            return null;
        });
    }

    /** The right code proves the account's owner; a caller may still guess for other accounts. */
    void forgive(Transaction transaction, AccountId account) {
        GuessMapper guesses = transaction.mapper(GuessMapper.class);
        String subject = subject(account);
        if (guesses.find(subject).isPresent()) guesses.delete(subject);
    }

    /** Always in the same order, as their rows are locked one after another. */
    private static List<String> subjects(AccountId account, String caller) {
        TreeSet<String> subjects = new TreeSet<>();
        subjects.add(subject(account));
        if (!caller.isEmpty()) subjects.add("caller:" + caller);
        return List.copyOf(subjects);
    }

    private static String subject(AccountId account) {
        return "account:" + account.value();
    }
}

package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is booked on accounts, in a transaction. One statement each, but for the first that is spent
 * in a new day or month of an account with caps: that opens the window first.
 */
final class Balances {
    private final LedgerMapper ledger;
    private final Instant now;

    Balances(LedgerMapper ledger, Instant now) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.now = requireNonNull(now, "now");
    }

    /** @param spent the part of {@code charged} that counts for the caps */
    void settle(long account, long held, int calls, long charged, long spent) {
        boolean settled = ledger.settle(account, held, calls, charged, spent, now) == 1
                || isOpened(account, spent)
                        && ledger.settle(account, held, calls, charged, spent, now) == 1;
        if (!settled) throw SqlLedger.corrupt("account " + account);
    }

    /** False if there is no such account in the currency. */
    boolean add(long account, String currency, long micros, long spent) {
        return ledger.addPosted(account, currency, micros, spent, now) == 1
                || isOpened(account, spent)
                        && ledger.addPosted(account, currency, micros, spent, now) == 1;
    }

    /** False if there is no such account in the currency, or not enough available on it. */
    boolean take(long account, String currency, long micros, long spent) {
        return ledger.takePosted(account, currency, micros, spent, now) == 1
                || isOpened(account, spent)
                        && ledger.takePosted(account, currency, micros, spent, now) == 1;
    }

    /** Whether it may help to try again: the windows are open now, by this call or another. */
    private boolean isOpened(long account, long spent) {
        if (spent == 0) return false;
        Optional<BalanceRow> found = ledger.lockBalance(account);
        if (found.isEmpty()) return false;
        BalanceRow row = found.get();
        if (!row.isCounted(now)) {
            ledger.turnWindows(account, now, row.dayEnd(now), row.monthEnd(now));
        }
        return true;
    }
}

package io.a2b.examples;

import io.a2b.core.account.Account;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryConflictException;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;

/** Takes money and books it: once for each payment id, however often it is told. */
final class CashDesk {
    private final Ledger ledger;

    CashDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param payment chosen by who takes the money; the key that makes a repeat harmless
     * @return the receipt; the same for a repeat
     * @throws RefusedException if the payment was booked before with other terms
     */
    String topUp(Account account, Money amount, String payment) {
        if (!amount.isPositive()) throw new IllegalArgumentException("amount: " + amount);
        try {
            CreditResult result = ledger.credit(
                    new EntryId(payment),
                    SystemAccount.PAYMENTS_CLEARING,
                    account.id(),
                    amount,
                    EntryCode.TOP_UP,
                    payment);
            if (result instanceof CreditResult.Credited credited) {
                return receipt(account, credited.entry());
            }
            throw new RefusedException("not topped up: "
                    + AccountCommand.words(((CreditResult.Refused) result).reason()));
        } catch (EntryConflictException e) {
            throw new RefusedException(
                    "payment was booked before with other terms: " + e.getMessage());
        }
    }

    private static String receipt(Account account, LedgerEntry entry) {
        return """
                receipt: %d
                payment: %s
                account: %s (%s)
                amount: %s
                booked: %s""".formatted(
                        entry.sequence(),
                        entry.id(),
                        account.id(),
                        account.alias(),
                        entry.amount(),
                        entry.postedAt());
    }
}

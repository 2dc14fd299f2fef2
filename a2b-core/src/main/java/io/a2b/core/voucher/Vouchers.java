package io.a2b.core.voucher;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Issues, redeems and revokes vouchers. Thread-safe, on many machines at once. Every method may
 * throw {@link io.a2b.core.A2bException} when the database fails; repeating finds out what was
 * written.
 *
 * <p>What is out is a debt: issuing books it to
 * {@link io.a2b.core.ledger.SystemAccount#VOUCHERS_OUTSTANDING}, and it leaves there when a voucher
 * is redeemed, revoked or lapses. Codes are kept as keyed hashes only, see {@link VoucherKeys}.
 */
public interface Vouchers {
    /**
     * Draws codes at random, has them printed, and makes them redeemable, in parts of a few
     * thousand. Safe to repeat: what is issued stays, and the rest follows. Only one may be at work
     * on a batch.
     *
     * @param progress told after each part how many vouchers of the batch can be redeemed
     * @return the batch as it is now
     * @throws BatchConflictException if there is a batch of that id on other terms
     */
    BatchReport issue(BatchOrder order, VoucherPrinter printer, Progress progress);

    /** Told how far a long work is. */
    @FunctionalInterface
    interface Progress {
        void at(int done);
    }

    /**
     * Adds the value of a voucher to an account, exactly once however many try: the voucher and the
     * entry are written in one transaction. A code in another currency is converted at the rate of
     * the moment. A repeat by the same account gets the first answer. Wrong codes are counted per
     * caller and per account, durably and over all machines, before they are looked up.
     *
     * @param caller who tries, such as a caller's number or an address; empty: not known
     */
    RedeemResult redeem(VoucherCode code, AccountId account, String caller);

    /**
     * Takes a voucher out of circulation; safe to repeat.
     *
     * @param actor who does it, 1 to 64 printable ASCII characters
     * @param reason likewise, up to 255
     * @return whether it is revoked now; a voucher that is redeemed or lapsed stays what it is
     */
    boolean revoke(VoucherId voucher, String actor, String reason);

    /** Takes all of a batch out of circulation that can still be redeemed; says how many. */
    int revokeBatch(String batch, String actor, String reason);

    /**
     * Ends vouchers that have expired and gives their worth back, at most {@code limit} (1 to
     * 10,000). Safe to repeat and to run on many machines.
     *
     * @return how many
     */
    int lapse(int limit);

    /** The voucher of that id, in whatever state. */
    Optional<Voucher> find(VoucherId voucher);

    /** Vouchers of a batch whose codes end in these four digits: what support asks a customer. */
    List<Voucher> findByLastDigits(String batch, String lastDigits);

    /** How many vouchers of a batch are in which state; empty if there is no such batch. */
    Optional<BatchReport> report(String batch);

    /** Batches whose id is behind {@code after}, in order of their ids; at most {@code limit}. */
    List<BatchReport> list(String after, int limit);

    /** In the tables of the core. */
    static Vouchers over(
            Transactor transactor,
            Ledger ledger,
            Exchange exchange,
            Clock clock,
            VoucherConfig config,
            Outbox outbox) {
        return new SqlVouchers(transactor, ledger, exchange, clock, config, outbox);
    }
}

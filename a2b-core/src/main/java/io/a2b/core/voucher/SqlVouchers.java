package io.a2b.core.voucher;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.exchange.ConvertResult;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vouchers in tables. The row of the voucher comes first, then the ledger's. */
final class SqlVouchers implements Vouchers {
    private static final int ENDED_A_TRANSACTION = 10_000;

    private final Transactor transactor;
    private final Ledger ledger;
    private final Exchange exchange;
    private final Clock clock;
    private final VoucherConfig config;
    private final Outbox outbox;
    private final GuessLimiter limiter;

    SqlVouchers(
            Transactor transactor,
            Ledger ledger,
            Exchange exchange,
            Clock clock,
            VoucherConfig config,
            Outbox outbox) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.ledger = requireNonNull(ledger, "ledger");
        this.exchange = requireNonNull(exchange, "exchange");
        this.clock = requireNonNull(clock, "clock");
        this.config = requireNonNull(config, "config");
        this.outbox = requireNonNull(outbox, "outbox");
        this.limiter = new GuessLimiter(transactor, config);
    }

    @Override
    public BatchReport issue(BatchOrder order, VoucherPrinter printer, Progress progress) {
        new Press(transactor, ledger, config.keys(), outbox).issue(order, printer, progress, now());
        return report(order.batch()).orElseThrow();
    }

    @Override
    public RedeemResult redeem(VoucherCode code, AccountId account, String caller) {
        if (!caller.matches("[ -~]{0,80}")) throw new IllegalArgumentException("caller: malformed");
        Instant now = now();
        Optional<Instant> lockedUntil = limiter.lockedUntil(account, caller, now);
        if (lockedUntil.isPresent()) {
            return new RedeemResult.Refused(RedeemResult.Reason.LOCKED_OUT, lockedUntil);
        }
        List<String> hashes = config.keys().hashes(code);
        RedeemResult result = transactor.inTransaction(tx -> redeem(tx, hashes, account, now));
        boolean guessed = result instanceof RedeemResult.Refused refused
                && refused.reason() == RedeemResult.Reason.CODE_UNKNOWN;
        if (guessed) limiter.countFailure(account, caller, now);
        return result;
    }

    private RedeemResult redeem(
            Transaction tx, List<String> hashes, AccountId account, Instant now) {
        VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
        Optional<VoucherRow> found =
                vouchers.lockByHash(hashes).flatMap(id -> vouchers.find(id.batch(), id.number()));
        if (found.isEmpty()) return refused(RedeemResult.Reason.CODE_UNKNOWN);
        VoucherRow voucher = found.get();
        switch (voucher.state()) {
            case NEW:
                return refused(RedeemResult.Reason.CODE_UNKNOWN);
            case REVOKED:
                return refused(RedeemResult.Reason.REVOKED);
            case LAPSED:
                return refused(RedeemResult.Reason.EXPIRED);
            case REDEEMED:
                if (voucher.redeemedBy() != account.value()) {
                    return refused(RedeemResult.Reason.ALREADY_REDEEMED);
                }
                return credit(tx, voucher, account);
            case ISSUED:
                if (voucher.hasExpired(now)) return refused(RedeemResult.Reason.EXPIRED);
                return redeemIssued(tx, voucher, account, now);
        }
        throw new AssertionError(voucher.state());
    }

    private RedeemResult redeemIssued(
            Transaction tx, VoucherRow voucher, AccountId account, Instant now) {
        VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
        if (vouchers.redeem(voucher.batchId(), voucher.number(), account.value(), now) != 1) {
            throw new IllegalStateException(voucher.id() + ": locked, but changed");
        }
        RedeemResult result = credit(tx, voucher, account);
        if (result instanceof RedeemResult.Redeemed redeemed) {
            limiter.forgive(tx, account);
            outbox.add(tx, redeemedEvent(redeemed, account));
        } else {
            vouchers.takeBack(voucher.batchId(), voucher.number());
        }
        return result;
    }

    private RedeemResult credit(Transaction tx, VoucherRow voucher, AccountId account) {
        String id = voucher.id().toString();
        ConvertResult result = exchange.within(tx)
                .credit(
                        new EntryId(id),
                        SystemAccount.VOUCHERS_OUTSTANDING,
                        account,
                        voucher.value(),
                        EntryCode.VOUCHER_REDEEMED,
                        id);
        if (result instanceof ConvertResult.Credited credited) {
            Money amount = credited.credit().amount();
            return new RedeemResult.Redeemed(
                    voucher.id(), voucher.value(), amount, credited.replay());
        }
        return refused(RedeemResult.Reason.of(((ConvertResult.Refused) result).reason()));
    }

    private static RedeemResult refused(RedeemResult.Reason reason) {
        return new RedeemResult.Refused(reason, Optional.empty());
    }

    private static Event redeemedEvent(RedeemResult.Redeemed redeemed, AccountId account) {
        return Event.of(
                EventKind.VOUCHER_REDEEMED,
                account,
                Map.of(
                        "voucher", redeemed.voucher().toString(),
                        "batch", redeemed.voucher().batch(),
                        "value", redeemed.value().toString(),
                        "credited", redeemed.credited().toString()));
    }

    @Override
    public boolean revoke(VoucherId voucher, String actor, String reason) {
        requireNote(actor, reason);
        Instant now = now();
        return transactor.inTransaction(tx -> {
            VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
            String batch = voucher.batch();
            int number = voucher.number();
            if (vouchers.revoke(batch, number, actor, reason, now) == 1) {
                VoucherRow row = vouchers.find(batch, number).orElseThrow();
                giveBack(tx, row, number, 1);
                outbox.add(tx, revokedEvent(batch, voucher.toString(), actor));
                return true;
            }
            return vouchers.find(batch, number)
                    .map(row -> row.state() == VoucherState.REVOKED)
                    .orElse(false);
        });
    }

    @Override
    public int revokeBatch(String batch, String actor, String reason) {
        requireNote(actor, reason);
        int all = 0;
        for (int some = -1; some != 0; all += some) {
            Ending ending = new Ending(batch, VoucherState.REVOKED, actor, reason, now());
            some = transactor.inTransaction(tx -> {
                int ended = end(tx, ending, ENDED_A_TRANSACTION);
                if (ended > 0) outbox.add(tx, revokedEvent(batch, "vouchers:" + batch, actor));
                return ended;
            });
        }
        return all;
    }

    private static Event revokedEvent(String batch, String what, String actor) {
        return new Event(
                EventKind.VOUCHER_REVOKED,
                "vouchers:" + batch,
                Map.of("batch", batch, "voucher", what, "actor", actor));
    }

    @Override
    public int lapse(int limit) {
        if (limit < 1 || limit > ENDED_A_TRANSACTION) {
            throw new IllegalArgumentException("limit: " + limit);
        }
        Instant now = now();
        return transactor.inTransaction(tx -> tx.mapper(VoucherMapper.class)
                .expiredBatch(now)
                .map(batch -> new Ending(batch, VoucherState.LAPSED, "a2b", "expired", now))
                .map(ending -> end(tx, ending, limit))
                .orElse(0));
    }

    private record Ending(
            String batch, VoucherState state, String actor, String reason, Instant now) {}

    private int end(Transaction tx, Ending ending, int limit) {
        VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
        List<Integer> numbers = vouchers.lockIssued(ending.batch(), limit);
        if (numbers.isEmpty()) return 0;
        int first = numbers.get(0);
        int ended = vouchers.end(
                ending.batch(),
                first,
                numbers.get(numbers.size() - 1),
                ending.state(),
                ending.actor(),
                ending.reason(),
                ending.now());
        VoucherRow row = vouchers.find(ending.batch(), first).orElseThrow();
        giveBack(tx, row, first, ended);
        return ended;
    }

    /** @param first the lowest number that ends: it ends once, so it names the entry */
    private void giveBack(Transaction tx, VoucherRow row, int first, int ended) {
        Money worth =
                new Money(row.value().currency(), Math.multiplyExact(row.valueMicros(), ended));
        ledger.within(tx)
                .book(new Booking(
                        new EntryId("vouchers:" + row.batchId() + ":end:" + first),
                        new LedgerAccount.Operator(SystemAccount.VOUCHERS_OUTSTANDING),
                        new LedgerAccount.Operator(SystemAccount.valueOf(row.paidBy())),
                        worth,
                        EntryCode.VOUCHERS_LAPSED,
                        "vouchers:" + row.batchId()));
    }

    private static void requireNote(String actor, String reason) {
        if (!actor.matches("[ -~]{1,64}")) throw new IllegalArgumentException("actor: malformed");
        if (!reason.matches("[ -~]{1,255}")) {
            throw new IllegalArgumentException("reason: malformed");
        }
    }

    @Override
    public Optional<Voucher> find(VoucherId voucher) {
        return transactor.inTransaction(tx -> tx.mapper(VoucherMapper.class)
                .find(voucher.batch(), voucher.number())
                .map(VoucherRow::toVoucher));
    }

    @Override
    public List<Voucher> findByLastDigits(String batch, String lastDigits) {
        if (!lastDigits.matches("[0-9]{4}")) throw new IllegalArgumentException("lastDigits");
        return transactor.inTransaction(
                tx -> tx.mapper(VoucherMapper.class).findByLastDigits(batch, lastDigits).stream()
                        .map(VoucherRow::toVoucher)
                        .toList());
    }

    @Override
    public Optional<BatchReport> report(String batch) {
        return transactor.inTransaction(tx -> {
            VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
            return vouchers.findBatch(batch).map(row -> report(vouchers, row));
        });
    }

    private static BatchReport report(VoucherMapper vouchers, BatchRow batch) {
        Map<VoucherState, Integer> states = new EnumMap<>(VoucherState.class);
        for (StateCount count : vouchers.countStates(batch.id())) {
            states.put(count.state(), count.vouchers());
        }
        return batch.toReport(states);
    }

    @Override
    public List<BatchReport> list(String after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return transactor.inTransaction(tx -> {
            VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
            return vouchers.listBatches(after, limit).stream()
                    .map(batch -> report(vouchers, batch))
                    .toList();
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

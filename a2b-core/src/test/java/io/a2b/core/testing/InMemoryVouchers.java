package io.a2b.core.testing;

import io.a2b.core.account.AccountId;
import io.a2b.core.exchange.ConvertResult;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.voucher.BatchConflictException;
import io.a2b.core.voucher.BatchOrder;
import io.a2b.core.voucher.BatchReport;
import io.a2b.core.voucher.RedeemResult;
import io.a2b.core.voucher.RedeemResult.Reason;
import io.a2b.core.voucher.Voucher;
import io.a2b.core.voucher.VoucherCode;
import io.a2b.core.voucher.VoucherConfig;
import io.a2b.core.voucher.VoucherId;
import io.a2b.core.voucher.VoucherPrinter;
import io.a2b.core.voucher.VoucherState;
import io.a2b.core.voucher.Vouchers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Vouchers for tests: maps, one lock, and codes that are counted up. */
public final class InMemoryVouchers implements Vouchers {
    private record Issued(BatchOrder order, Instant at) {}

    private static final class Paper {
        private final VoucherId id;
        private final VoucherCode code;
        private VoucherState state = VoucherState.ISSUED;
        private AccountId redeemedBy;
        private Money credited;
        private Instant endedAt;

        private Paper(VoucherId id, VoucherCode code) {
            this.id = id;
            this.code = code;
        }
    }

    private static final class Failures {
        private int count;
        private Instant windowEnd = Instant.MIN;
        private Instant lockedUntil = Instant.MIN;
        private int lockOuts;
    }

    private final Ledger ledger;
    private final Exchange exchange;
    private final Clock clock;
    private final VoucherConfig config;
    private final Map<String, Issued> batches = new TreeMap<>();
    private final Map<String, Paper> papers = new HashMap<>();
    private final Map<String, Failures> failures = new HashMap<>();
    private long drawn;

    public InMemoryVouchers(Ledger ledger, Exchange exchange, Clock clock, VoucherConfig config) {
        this.ledger = ledger;
        this.exchange = exchange;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public synchronized BatchReport issue(
            BatchOrder order, VoucherPrinter printer, Progress progress) {
        Issued before = batches.get(order.batch());
        if (before != null && !before.order().equals(order)) {
            throw new BatchConflictException(order.batch(), before.order() + ", " + order);
        }
        if (before != null) return report(order.batch()).orElseThrow();
        List<VoucherCode> codes = new ArrayList<>();
        for (int number = 1; number <= order.vouchers(); number++) {
            int chance = order.digits() - order.prefix().length();
            String digits = order.prefix() + String.format("%0" + chance + "d", ++drawn * 7919);
            codes.add(new VoucherCode(digits));
        }
        printer.print(1, codes);
        for (VoucherCode code : codes) {
            VoucherId id = new VoucherId(order.batch(), codes.indexOf(code) + 1);
            papers.put(code.digits(), new Paper(id, code));
        }
        batches.put(order.batch(), new Issued(order, clock.instant()));
        move(order, order.vouchers(), "issue", true);
        progress.at(order.vouchers());
        return report(order.batch()).orElseThrow();
    }

    private void move(BatchOrder order, int vouchers, String what, boolean out) {
        Money worth = new Money(order.value().currency(), order.value().micros() * vouchers);
        LedgerAccount payer = new LedgerAccount.Operator(order.paidBy());
        LedgerAccount outstanding = new LedgerAccount.Operator(SystemAccount.VOUCHERS_OUTSTANDING);
        ledger.book(new Booking(
                new EntryId("vouchers:" + order.batch() + ":" + what),
                out ? payer : outstanding,
                out ? outstanding : payer,
                worth,
                out ? EntryCode.VOUCHERS_ISSUED : EntryCode.VOUCHERS_LAPSED,
                "vouchers:" + order.batch()));
    }

    @Override
    public synchronized RedeemResult redeem(VoucherCode code, AccountId account, String caller) {
        if (!caller.matches("[ -~]{0,80}")) throw new IllegalArgumentException("caller: malformed");
        Instant now = clock.instant();
        List<String> subjects =
                caller.isEmpty() ? List.of("a" + account) : List.of("a" + account, "c" + caller);
        Instant locked = Instant.MIN;
        for (String subject : subjects) {
            Instant until = failures.getOrDefault(subject, new Failures()).lockedUntil;
            if (until.isAfter(locked)) locked = until;
        }
        if (now.isBefore(locked)) {
            return new RedeemResult.Refused(Reason.LOCKED_OUT, Optional.of(locked));
        }
        Paper paper = papers.get(code.digits());
        if (paper == null) {
            subjects.forEach(subject -> count(subject, now));
            return refused(Reason.CODE_UNKNOWN);
        }
        RedeemResult result = redeem(paper, account, now);
        if (result instanceof RedeemResult.Redeemed) failures.remove("a" + account);
        return result;
    }

    private void count(String subject, Instant now) {
        Failures found = failures.computeIfAbsent(subject, s -> new Failures());
        if (!now.isBefore(found.windowEnd)) {
            found.count = 0;
            found.windowEnd = now.plus(config.guessWindow());
        }
        if (++found.count < config.guessesMax()) return;
        boolean quiet =
                found.lockOuts == 0 || now.isAfter(found.lockedUntil.plus(config.lockOutMax()));
        found.lockOuts = quiet ? 1 : found.lockOuts + 1;
        Duration lockOut = config.lockOut();
        for (int i = 1; i < found.lockOuts; i++) lockOut = lockOut.multipliedBy(2);
        if (lockOut.compareTo(config.lockOutMax()) > 0) lockOut = config.lockOutMax();
        found.lockedUntil = now.plus(lockOut);
        found.windowEnd = now;
        found.count = 0;
    }

    private RedeemResult redeem(Paper paper, AccountId account, Instant now) {
        Money value = order(paper).value();
        switch (paper.state) {
            case NEW, REVOKED:
                return refused(Reason.REVOKED);
            case LAPSED:
                return refused(Reason.EXPIRED);
            case REDEEMED:
                if (!paper.redeemedBy.equals(account)) return refused(Reason.ALREADY_REDEEMED);
                return new RedeemResult.Redeemed(paper.id, value, paper.credited, true);
            case ISSUED:
                break;
        }
        if (hasExpired(paper, now)) return refused(Reason.EXPIRED);
        ConvertResult result = exchange.credit(
                new EntryId(paper.id.toString()),
                SystemAccount.VOUCHERS_OUTSTANDING,
                account,
                value,
                EntryCode.VOUCHER_REDEEMED,
                paper.id.toString());
        return result instanceof ConvertResult.Credited credited
                ? redeemed(paper, account, credited.credit().amount())
                : refused(Reason.of(((ConvertResult.Refused) result).reason()));
    }

    private RedeemResult redeemed(Paper paper, AccountId account, Money credited) {
        paper.state = VoucherState.REDEEMED;
        paper.redeemedBy = account;
        paper.credited = credited;
        paper.endedAt = clock.instant();
        return new RedeemResult.Redeemed(paper.id, order(paper).value(), credited, false);
    }

    private static RedeemResult refused(Reason reason) {
        return new RedeemResult.Refused(reason, Optional.empty());
    }

    private BatchOrder order(Paper paper) {
        return batches.get(paper.id.batch()).order();
    }

    private boolean hasExpired(Paper paper, Instant now) {
        return order(paper).expiresAt().map(at -> !now.isBefore(at)).orElse(false);
    }

    private List<Paper> issued(String batch) {
        return papers.values().stream()
                .filter(p -> p.id.batch().equals(batch) && p.state == VoucherState.ISSUED)
                .toList();
    }

    @Override
    public synchronized boolean revoke(VoucherId voucher, String actor, String reason) {
        for (Paper paper : papers.values()) {
            if (!paper.id.equals(voucher)) continue;
            if (paper.state == VoucherState.ISSUED) end(List.of(paper), VoucherState.REVOKED);
            return paper.state == VoucherState.REVOKED;
        }
        return false;
    }

    @Override
    public synchronized int revokeBatch(String batch, String actor, String reason) {
        return end(issued(batch), VoucherState.REVOKED);
    }

    @Override
    public synchronized int lapse(int limit) {
        if (limit < 1) throw new IllegalArgumentException("limit: " + limit);
        for (String batch : batches.keySet()) {
            List<Paper> expired = issued(batch).stream()
                    .filter(paper -> hasExpired(paper, clock.instant()))
                    .sorted((a, b) -> Integer.compare(a.id.number(), b.id.number()))
                    .limit(limit)
                    .toList();
            if (!expired.isEmpty()) return end(expired, VoucherState.LAPSED);
        }
        return 0;
    }

    private int end(List<Paper> ended, VoucherState state) {
        if (ended.isEmpty()) return 0;
        for (Paper paper : ended) {
            paper.state = state;
            paper.endedAt = clock.instant();
        }
        move(order(ended.get(0)), ended.size(), "end-" + ended.get(0).id.number(), false);
        return ended.size();
    }

    @Override
    public synchronized Optional<Voucher> find(VoucherId voucher) {
        return papers.values().stream()
                .filter(paper -> paper.id.equals(voucher))
                .map(this::voucher)
                .findFirst();
    }

    private Voucher voucher(Paper paper) {
        return new Voucher(
                paper.id,
                paper.code.lastDigits(),
                paper.state,
                order(paper).value(),
                order(paper).expiresAt(),
                Optional.ofNullable(paper.redeemedBy),
                Optional.ofNullable(paper.endedAt));
    }

    @Override
    public synchronized List<Voucher> findByLastDigits(String batch, String lastDigits) {
        return papers.values().stream()
                .filter(p -> p.id.batch().equals(batch))
                .filter(p -> p.code.lastDigits().equals(lastDigits))
                .map(this::voucher)
                .sorted((a, b) -> Integer.compare(a.id().number(), b.id().number()))
                .toList();
    }

    @Override
    public synchronized Optional<BatchReport> report(String batch) {
        if (!batches.containsKey(batch)) return Optional.empty();
        Issued issued = batches.get(batch);
        Map<VoucherState, Integer> states = new HashMap<>();
        for (Paper paper : papers.values()) {
            if (paper.id.batch().equals(batch)) states.merge(paper.state, 1, Integer::sum);
        }
        BatchOrder order = issued.order();
        return Optional.of(new BatchReport(
                batch,
                order.tag(),
                order.value(),
                order.vouchers(),
                order.expiresAt(),
                issued.at(),
                states));
    }

    @Override
    public synchronized List<BatchReport> list(String after, int limit) {
        return batches.keySet().stream()
                .filter(batch -> batch.compareTo(after) > 0)
                .limit(limit)
                .map(batch -> report(batch).orElseThrow())
                .toList();
    }
}

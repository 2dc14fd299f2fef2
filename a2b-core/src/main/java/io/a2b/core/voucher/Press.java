package io.a2b.core.voucher;

import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues a batch part by part: codes are drawn and their hashes stored as new, then printed, then
 * made redeemable. So a crash leaves no code that is worth something and known to nobody, and
 * whatever was printed and is not redeemable is drawn again under the same numbers.
 */
final class Press {
    static final int PART = 5_000;
    private static final int ROWS_A_STATEMENT = 500;

    private final Transactor transactor;
    private final Ledger ledger;
    private final VoucherKeys keys;
    private final Outbox outbox;
    private final String press = UUID.randomUUID().toString();
    private final SecureRandom random = new SecureRandom();

    Press(Transactor transactor, Ledger ledger, VoucherKeys keys, Outbox outbox) {
        this.transactor = transactor;
        this.ledger = ledger;
        this.keys = keys;
        this.outbox = outbox;
    }

    /** A part of a batch that was drawn; empty: all is issued. */
    private record Part(int first, List<VoucherCode> codes) {
        int last() {
            return first + codes.size() - 1;
        }
    }

    void issue(BatchOrder order, VoucherPrinter printer, Vouchers.Progress progress, Instant now) {
        while (true) {
            Part part = transactor.inTransaction(tx -> draw(tx, order, now));
            if (part.codes().isEmpty()) return;
            printer.print(part.first(), part.codes());
            transactor.inTransaction(tx -> {
                release(tx, order, part);
                return null;
            });
            progress.at(part.last());
        }
    }

    private Part draw(Transaction tx, BatchOrder order, Instant now) {
        VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
        Optional<BatchRow> found = vouchers.lockBatch(order.batch());
        if (found.isEmpty()) vouchers.insertBatch(BatchRow.of(order, now));
        BatchRow batch = found.orElseGet(() -> BatchRow.of(order, now));
        batch.requireSame(order);
        int size = Math.min(PART, batch.ordered() - batch.issued());
        if (size == 0) return new Part(batch.ordered() + 1, List.of());
        vouchers.updateBatch(batch.id(), press, batch.issued());
        vouchers.deleteNew(batch.id());
        Part part = new Part(batch.issued() + 1, codes(order, size));
        store(vouchers, batch.id(), part);
        return part;
    }

    private List<VoucherCode> codes(BatchOrder order, int size) {
        List<VoucherCode> codes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            StringBuilder digits = new StringBuilder(order.prefix());
            while (digits.length() < order.digits()) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            codes.add(new VoucherCode(digits.toString()));
        }
        return codes;
    }

    private void store(VoucherMapper vouchers, String batch, Part part) {
        List<NewVoucherRow> rows = new ArrayList<>(ROWS_A_STATEMENT);
        for (int i = 0; i < part.codes().size(); i++) {
            VoucherCode code = part.codes().get(i);
            rows.add(new NewVoucherRow(part.first() + i, keys.hash(code), code.lastDigits()));
            if (rows.size() == ROWS_A_STATEMENT || i == part.codes().size() - 1) {
                vouchers.insertNew(batch, keys.currentId(), rows);
                rows.clear();
            }
        }
    }

    private void release(Transaction tx, BatchOrder order, Part part) {
        VoucherMapper vouchers = tx.mapper(VoucherMapper.class);
        BatchRow batch = vouchers.lockBatch(order.batch()).orElseThrow();
        if (batch.issued() == part.last() && batch.press().equals(press)) return; // a repeat
        if (!batch.press().equals(press)) {
            throw new IllegalStateException("batch " + batch.id() + ": someone else prints it;"
                    + " void are the codes from number " + part.first() + " on");
        }
        int issued = vouchers.issueNew(batch.id(), part.first(), part.last());
        if (issued != part.codes().size()) {
            throw new IllegalStateException("batch " + batch.id() + ": " + issued + " issued");
        }
        vouchers.updateBatch(batch.id(), press, part.last());
        Money worth = new Money(
                batch.value().currency(), Math.multiplyExact(batch.valueMicros(), issued));
        ledger.within(tx)
                .book(new Booking(
                        new EntryId("vouchers:" + batch.id() + ":issue:" + part.first()),
                        new LedgerAccount.Operator(batch.payer()),
                        new LedgerAccount.Operator(SystemAccount.VOUCHERS_OUTSTANDING),
                        worth,
                        EntryCode.VOUCHERS_ISSUED,
                        "vouchers:" + batch.id()));
        outbox.add(
                tx,
                new Event(
                        EventKind.VOUCHERS_ISSUED,
                        "vouchers:" + batch.id(),
                        Map.of(
                                "batch", batch.id(),
                                "vouchers", Integer.toString(issued),
                                "value", batch.value().toString())));
    }
}

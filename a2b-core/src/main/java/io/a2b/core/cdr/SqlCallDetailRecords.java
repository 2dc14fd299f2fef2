package io.a2b.core.cdr;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Call detail records in a table; call and leg are its key. */
final class SqlCallDetailRecords implements CallDetailRecords {
    private final Transactor transactor;
    private final Outbox outbox;

    SqlCallDetailRecords(Transactor transactor, Outbox outbox) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.outbox = requireNonNull(outbox, "outbox");
    }

    @Override
    public void write(CallDetailRecord callDetailRecord) {
        CallDetailRow row = CallDetailRow.of(callDetailRecord);
        transactor.inTransaction(transaction -> {
            CallDetailRecordMapper records = transaction.mapper(CallDetailRecordMapper.class);
            if (records.count(row.callId(), row.leg()) > 0) return null;
            records.insert(row);
            if (outbox.keeps()) {
                records.lockAccount(row.accountId()); // its events are told in this order
                outbox.add(transaction, recorded(callDetailRecord, row));
            }
            return null;
        });
    }

    private static Event recorded(CallDetailRecord callDetailRecord, CallDetailRow row) {
        Map<String, String> facts = Map.of(
                "call",
                row.callId(),
                "leg",
                Integer.toString(row.leg()),
                "disposition",
                callDetailRecord.disposition().name(),
                "charge",
                callDetailRecord.bill().charge().amount().toPlainString(),
                "currency",
                row.currency());
        return Event.of(EventKind.CALL_RECORDED, callDetailRecord.account(), facts);
    }

    @Override
    public List<CallDetailRecord> of(CallId call) {
        return in(records -> records.of(call.value())).stream()
                .map(CallDetailRow::toRecord)
                .toList();
    }

    @Override
    public List<CallDetailRecord> latest(AccountId account, int limit) {
        requireLimit(limit);
        return in(records -> records.latest(account.value(), limit)).stream()
                .map(CallDetailRow::toRecord)
                .toList();
    }

    @Override
    public List<CallDetailRecord> list(Instant from, Instant until, int limit) {
        requireLimit(limit);
        return in(records -> records.list(from, until, limit)).stream()
                .map(CallDetailRow::toRecord)
                .toList();
    }

    @Override
    public List<CallDetailRecord> listAfter(CallDetailRecord last, Instant until, int limit) {
        requireLimit(limit);
        CallDetailRow row = CallDetailRow.of(last);
        return in(records -> records.listAfter(row, until, limit)).stream()
                .map(CallDetailRow::toRecord)
                .toList();
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    @Override
    public CallDetailRecords within(Transaction transaction) {
        return new SqlCallDetailRecords(transaction, outbox);
    }

    private <T> T in(Function<CallDetailRecordMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(CallDetailRecordMapper.class)));
    }
}

package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.GroupedCall.Wanted;
import io.a2b.core.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be grouped: each verb of the ledger with the rows it asks for. */
final class GroupedCalls {
    private GroupedCalls() {}

    static GroupedCall<HoldResult> place(
            HoldId id, AccountId account, Money amount, Duration timeToLive) {
        Terms.requireAmount(amount, "amount");
        Terms.requireTimeToLive(timeToLive);
        return GroupedCall.foreseen(
                Wanted.newHold(id, account),
                ledger -> ledger.place(id, account, amount, timeToLive),
                (known, now) -> {
                    if (known.contains(id.value())) return Optional.empty();
                    Instant expiry = SqlLedger.expiry(now, timeToLive);
                    HoldRow placed = HoldRow.placed(id, account, amount, now, expiry);
                    return Optional.of(new GroupAhead.Guess(null, placed));
                });
    }

    static GroupedCall<ExtendResult> extend(HoldId id, int step, Money more, Duration timeToLive) {
        return GroupedCall.of(
                Wanted.extension(id, step), ledger -> ledger.extend(id, step, more, timeToLive));
    }

    static GroupedCall<PostResult> post(
            HoldId id, Money amount, String reference, OverrunPolicy policy) {
        Terms.requireAmount(amount, "amount");
        Terms.requireReference(reference);
        requireNonNull(policy, "policy");
        return GroupedCall.foreseen(
                Wanted.hold(id),
                ledger -> ledger.post(id, amount, reference, policy),
                (known, now) -> known.take(id.value())
                        .filter(hold -> hold.isIn(amount.currency()))
                        .filter(hold -> hold.leftMicros() >= amount.micros())
                        .map(hold -> new GroupAhead.Guess(
                                hold, hold.posted(new Split(amount.micros(), 0, 0, 0), now))));
    }

    static GroupedCall<VoidResult> voidHold(HoldId id) {
        return GroupedCall.foreseen(
                Wanted.hold(id),
                ledger -> ledger.voidHold(id),
                (known, now) -> known.take(id.value())
                        .filter(hold -> hold.partedMicros() == 0)
                        .map(hold ->
                                new GroupAhead.Guess(hold, hold.released(HoldState.VOIDED, now))));
    }

    static GroupedCall<VoidResult> expire(HoldId id) {
        return GroupedCall.of(Wanted.hold(id), ledger -> ledger.expire(id));
    }

    static GroupedCall<CreditResult> credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference) {
        return GroupedCall.of(
                Wanted.entries(List.of(id.value()), List.of(account.value())),
                ledger -> ledger.credit(id, from, account, amount, code, reference),
                GroupedCalls::numbered);
    }

    static GroupedCall<BookResult> book(List<Booking> bookings) {
        List<Booking> all = List.copyOf(bookings);
        List<Long> accounts = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (Booking booking : all) {
            entries.add(booking.id().value());
            if (booking.from().number() > 0) accounts.add(booking.from().number());
            if (booking.to().number() > 0) accounts.add(booking.to().number());
        }
        return GroupedCall.of(
                Wanted.entries(entries, accounts),
                ledger -> ledger.book(all),
                GroupedCalls::numbered);
    }

    private static CreditResult numbered(CreditResult result, Map<String, Long> sequences) {
        if (!(result instanceof CreditResult.Credited credited)) return result;
        return new CreditResult.Credited(numbered(credited.entry(), sequences), credited.replay());
    }

    private static BookResult numbered(BookResult result, Map<String, Long> sequences) {
        if (!(result instanceof BookResult.Booked booked)) return result;
        List<LedgerEntry> entries = booked.entries().stream()
                .map(entry -> numbered(entry, sequences))
                .toList();
        return new BookResult.Booked(entries, booked.replay());
    }

    /** Those written before have theirs. */
    private static LedgerEntry numbered(LedgerEntry e, Map<String, Long> sequences) {
        Long sequence = sequences.get(e.id().value());
        if (sequence == null) return e;
        return new LedgerEntry(
                sequence,
                e.id(),
                e.from(),
                e.to(),
                e.amount(),
                e.code(),
                e.reference(),
                e.postedAt());
    }
}

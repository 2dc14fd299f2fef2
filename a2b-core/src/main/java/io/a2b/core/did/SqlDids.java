package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Numbers in tables. */
final class SqlDids implements Dids {
    private static final Duration RESERVATION_MAX = Duration.ofDays(31);

    private final Transactor transactor;
    private final Ledger ledger;
    private final Clock clock;
    private final Outbox outbox;

    SqlDids(Transactor transactor, Ledger ledger, Clock clock, Outbox outbox) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
        this.outbox = requireNonNull(outbox, "outbox");
    }

    @Override
    public List<AddResult> add(List<NewDid> dids) {
        requireFew(dids);
        return inStock(stock -> stock.add(dids, true));
    }

    @Override
    public List<AddResult> preview(List<NewDid> dids) {
        requireFew(dids);
        return inStock(stock -> stock.add(dids, false));
    }

    private static void requireFew(List<NewDid> dids) {
        if (dids.size() > 1000) throw new IllegalArgumentException("dids: " + dids.size());
    }

    @Override
    public boolean changeTerms(PhoneNumber number, DidTerms terms) {
        requireNonNull(terms, "terms");
        return inStock(stock -> stock.changeTerms(number, terms));
    }

    @Override
    public boolean retire(PhoneNumber number) {
        Instant now = now();
        return transactor.inTransaction(tx -> {
            DidMapper dids = tx.mapper(DidMapper.class);
            if (dids.retire(number.digits(), now) == 1) return true;
            return dids.find(number.digits())
                    .map(row -> row.status() == DidStatus.RETIRED)
                    .orElse(false);
        });
    }

    @Override
    public boolean reinstate(PhoneNumber number) {
        return transactor.inTransaction(
                tx -> tx.mapper(DidMapper.class).reinstate(number.digits()) == 1);
    }

    @Override
    public Optional<Did> find(PhoneNumber number) {
        return inStock(stock -> stock.find(number));
    }

    @Override
    public List<Did> list(DidFilter filter, String after, int limit) {
        requireLimit(limit);
        return inStock(stock -> stock.list(filter, after, limit));
    }

    @Override
    public void setGroup(DidGroup group) {
        inStock(stock -> {
            stock.setGroup(group);
            return null;
        });
    }

    @Override
    public DidGroup group(String name) {
        return inStock(stock -> stock.group(name));
    }

    @Override
    public ReserveResult reserve(PhoneNumber number, AccountId account, Duration duration) {
        boolean possible = !duration.isNegative()
                && !duration.isZero()
                && duration.compareTo(RESERVATION_MAX) <= 0;
        if (!possible) throw new IllegalArgumentException("duration: " + duration);
        Instant until = now().plus(duration);
        return inOrders(orders -> orders.reserve(number, account, until));
    }

    @Override
    public boolean unreserve(PhoneNumber number, AccountId account) {
        Instant now = now();
        return transactor.inTransaction(tx ->
                tx.mapper(DidMapper.class).unreserve(number.digits(), account.value(), now) == 1);
    }

    @Override
    public AssignResult assign(AssignmentId id, PhoneNumber number, AccountId account) {
        return inOrders(orders -> orders.assign(id, number, account));
    }

    @Override
    public Optional<DidAssignment> release(AssignmentId id, String reason) {
        if (!reason.matches("[ -~]{1,255}")) {
            throw new IllegalArgumentException("reason: malformed");
        }
        return inOrders(orders -> orders.release(id, reason));
    }

    @Override
    public Optional<DidAssignment> findAssignment(AssignmentId id) {
        return inAssignments(rows -> rows.find(id.value())).map(AssignmentRow::toAssignment);
    }

    @Override
    public List<DidAssignment> history(PhoneNumber number, int limit) {
        requireLimit(limit);
        return inAssignments(rows -> rows.history(number.digits(), limit)).stream()
                .map(AssignmentRow::toAssignment)
                .toList();
    }

    @Override
    public boolean setTargets(AssignmentId id, List<DidTarget> targets) {
        if (targets.size() > 20) throw new IllegalArgumentException("targets: " + targets.size());
        Set<Integer> priorities = new HashSet<>();
        for (DidTarget target : targets) {
            if (!priorities.add(target.priority())) {
                throw new IllegalArgumentException("targets: two of " + target.priority());
            }
        }
        return inAssignments(rows -> {
            Optional<AssignmentRow> assignment = rows.lock(id.value());
            if (assignment.isEmpty() || assignment.get().releasedAt() != null) return false;
            rows.deleteTargets(id.value());
            List<TargetRow> all = targets.stream().map(TargetRow::of).toList();
            if (!all.isEmpty()) rows.insertTargets(id.value(), all);
            return true;
        });
    }

    @Override
    public List<DidTarget> targets(AssignmentId id) {
        return inAssignments(rows -> rows.targets(id.value())).stream()
                .map(TargetRow::toTarget)
                .toList();
    }

    @Override
    public boolean validate(AssignmentId id, int priority, String address) {
        return inAssignments(rows -> {
            if (rows.validate(id.value(), priority, address) == 1) return true;
            return rows.targets(id.value()).stream() // some drivers count only what changed
                    .anyMatch(row -> row.priority() == priority
                            && row.address().equals(address)
                            && row.validated());
        });
    }

    @Override
    public Optional<DidRoute> route(PhoneNumber called) {
        Instant now = now();
        return transactor.inTransaction(tx -> {
            Optional<Did> did = new Stock(tx, now).find(called);
            if (did.isEmpty() || !did.get().terms().isValidAt(now)) return Optional.empty();
            AssignmentMapper rows = tx.mapper(AssignmentMapper.class);
            return did.get()
                    .assignment()
                    .flatMap(id -> rows.find(id.value()))
                    .filter(row -> isActive(rows, row))
                    .map(row -> new DidRoute(
                            did.get(), row.toAssignment(), ringing(rows, row.id(), now)));
        });
    }

    private static boolean isActive(AssignmentMapper rows, AssignmentRow row) {
        return rows.findOwner(row.accountId())
                .map(owner -> owner.status() == AccountStatus.ACTIVE)
                .orElse(false);
    }

    private static List<DidTarget> ringing(AssignmentMapper rows, String id, Instant now) {
        return rows.targets(id).stream()
                .map(TargetRow::toTarget)
                .filter(target -> target.ringsAt(now))
                .toList();
    }

    @Override
    public Dids within(Transaction transaction) {
        return new SqlDids(transaction, ledger.within(transaction), clock, outbox);
    }

    private <T> T inStock(Function<Stock, T> work) {
        Instant now = now();
        return transactor.inTransaction(tx -> work.apply(new Stock(tx, now)));
    }

    private <T> T inOrders(Function<Orders, T> work) {
        Instant now = now();
        return transactor.inTransaction(tx -> work.apply(new Orders(tx, ledger, outbox, now)));
    }

    private <T> T inAssignments(Function<AssignmentMapper, T> work) {
        return transactor.inTransaction(tx -> work.apply(tx.mapper(AssignmentMapper.class)));
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

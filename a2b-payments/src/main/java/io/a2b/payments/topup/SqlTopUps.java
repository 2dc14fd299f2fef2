package io.a2b.payments.topup;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.payments.gateway.GatewayId;
import io.a2b.payments.gateway.GatewayResult;
import io.a2b.payments.gateway.Payment;
import io.a2b.payments.spi.CanPurchase;
import io.a2b.payments.spi.PaymentGateway;
import io.a2b.payments.topup.TopUpResult.Reason;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Top-ups in SQL, in three steps: on record, at the gateway, on the account. The gateway is asked
 * outside of a transaction; what it says is booked under the lock of the payment's row, so that two
 * answers to one payment come one after the other.
 */
final class SqlTopUps implements TopUps {
    private static final Logger LOG = LoggerFactory.getLogger(SqlTopUps.class);

    private final Transactor transactor;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<GatewayId, CanPurchase> gateways = new HashMap<>();

    SqlTopUps(Transactor transactor, Ledger ledger, Clock clock, Set<PaymentGateway> gateways) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
        for (PaymentGateway gateway : gateways) {
            if (gateway instanceof CanPurchase purchaser
                    && this.gateways.put(gateway.id(), purchaser) != null) {
                throw new IllegalArgumentException("gateways: two are called " + gateway.id());
            }
        }
    }

    @Override
    public TopUpResult topUp(Payment payment) {
        Optional<TopUpRow> earlier =
                transactor.inTransaction(tx -> tx.mapper(TopUpMapper.class).find(payment.id()));
        if (earlier.isPresent()) {
            requireSame(earlier.get().payment(), payment);
            Optional<TopUpResult> known = finalResult(earlier.get());
            if (known.isPresent()) return known.get();
        }
        Optional<Reason> against = whyNot(payment);
        if (against.isPresent()) return new TopUpResult.Refused(against.get());
        if (earlier.isEmpty()) record(payment);
        GatewayResult said = ask(gateways.get(payment.gateway()), payment);
        return transactor.inTransaction(tx -> book(tx, payment, said));
    }

    private Optional<Reason> whyNot(Payment payment) {
        if (!gateways.containsKey(payment.gateway())) return Optional.of(Reason.GATEWAY_UNKNOWN);
        Optional<Balance> balance = ledger.balance(payment.account());
        if (balance.isEmpty()) return Optional.of(Reason.ACCOUNT_UNKNOWN);
        boolean same = balance.get().posted().currency().equals(payment.amount().currency());
        return same ? Optional.empty() : Optional.of(Reason.CURRENCY_DIFFERS);
    }

    private void record(Payment payment) {
        Instant now = now();
        transactor.inTransaction(tx -> {
            TopUpMapper topUps = tx.mapper(TopUpMapper.class);
            if (topUps.insert(TopUpRow.sent(payment, now)) == 0) {
                requireSame(lock(topUps, payment.id()).payment(), payment);
            }
            return payment;
        });
    }

    private static GatewayResult ask(CanPurchase gateway, Payment payment) {
        try {
            return requireNonNull(gateway.purchase(payment), "the gateway's answer");
        } catch (RuntimeException failure) {
            LOG.warn("{}: gateway {} failed", payment.id(), payment.gateway(), failure);
            return new GatewayResult.Unknown("the gateway failed; see the log");
        }
    }

    private TopUpResult book(Transaction tx, Payment payment, GatewayResult said) {
        TopUpMapper topUps = tx.mapper(TopUpMapper.class);
        TopUpRow row = lock(topUps, payment.id());
        requireNoMoneyAfterDecline(row, said);
        Optional<TopUpResult> known = finalResult(row);
        if (known.isPresent()) return known.get();
        if (said instanceof GatewayResult.Settled settled) {
            TopUpRow booked = row.settled(settled.reference(), credit(tx, payment), now());
            topUps.update(booked);
            return new TopUpResult.ToppedUp(booked.receipt(), false);
        }
        if (said instanceof GatewayResult.Declined declined) {
            topUps.update(row.declined(declined.reason(), now()));
            return new TopUpResult.Declined(declined.reason());
        }
        GatewayResult.Unknown unknown = (GatewayResult.Unknown) said;
        topUps.update(row.unknown(unknown.reason()));
        return new TopUpResult.Unknown(unknown.reason());
    }

    /** Two callers asked at once and the gateway told them opposites: money that nobody booked. */
    private static void requireNoMoneyAfterDecline(TopUpRow row, GatewayResult said) {
        if (row.state() == TopUpState.DECLINED && said instanceof GatewayResult.Settled settled) {
            throw corrupt(row.id(), "declined on record, but settled as " + settled.reference());
        }
    }

    /** What is booked on the account afterwards: its row is locked, so nobody comes between. */
    private Money credit(Transaction tx, Payment payment) {
        Ledger joined = ledger.within(tx);
        CreditResult result = joined.credit(
                new EntryId("top-up:" + payment.id()),
                SystemAccount.PAYMENTS_CLEARING,
                payment.account(),
                payment.amount(),
                EntryCode.TOP_UP,
                payment.id());
        if (result instanceof CreditResult.Refused refused) {
            throw corrupt(payment.id(), "money is in, but the ledger says " + refused.reason());
        }
        return joined.balance(payment.account())
                .orElseThrow(() -> corrupt(payment.id(), "its account has no balance"))
                .posted();
    }

    private static Optional<TopUpResult> finalResult(TopUpRow row) {
        switch (row.state()) {
            case SETTLED:
                return Optional.of(new TopUpResult.ToppedUp(row.receipt(), true));
            case DECLINED:
                return Optional.of(new TopUpResult.Declined(row.reason()));
            case SENT:
            case UNKNOWN:
                return Optional.empty();
        }
        throw new AssertionError(row.state());
    }

    @Override
    public Optional<Receipt> findReceipt(String paymentId) {
        return transactor.inTransaction(tx -> tx.mapper(TopUpMapper.class)
                .find(paymentId)
                .filter(row -> row.state() == TopUpState.SETTLED)
                .map(TopUpRow::receipt));
    }

    @Override
    public Optional<TopUpState> findState(String paymentId) {
        return transactor.inTransaction(
                tx -> tx.mapper(TopUpMapper.class).find(paymentId).map(TopUpRow::state));
    }

    @Override
    public List<Payment> unfinished(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return transactor.inTransaction(
                tx -> tx.mapper(TopUpMapper.class).unfinished(limit).stream()
                        .map(TopUpRow::payment)
                        .toList());
    }

    private static TopUpRow lock(TopUpMapper topUps, String id) {
        return topUps.lock(id).orElseThrow(() -> corrupt(id, "was on record and is not"));
    }

    private static void requireSame(Payment first, Payment now) {
        requireSame(first.id(), "gateway", first.gateway(), now.gateway());
        requireSame(first.id(), "account", first.account(), now.account());
        requireSame(first.id(), "amount", first.amount(), now.amount());
        requireSame(first.id(), "actor", first.actor(), now.actor());
        requireSame(first.id(), "note", first.note(), now.note());
    }

    private static void requireSame(String id, String field, Object first, Object now) {
        if (!first.equals(now)) throw new PaymentConflictException(id, field, first, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    private static A2bException corrupt(String id, String what) {
        return new A2bException(ErrorCode.DATA_CORRUPT, "payment " + id + ": " + what);
    }
}

package io.a2b.core.voucher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.event.Outbox;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.voucher.RedeemResult.Reason;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What vouchers in tables keep besides: races, crashes, and codes that nobody can read. */
abstract class SqlVouchersContract extends VouchersContract {
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(30_000_000);
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    private Vouchers over(Transactor transactor) {
        Ledger ledger = Ledger.over(transactor, clock);
        Exchange exchange = Exchange.over(transactor, ledger, rates, clock, RATE_AGE_MAX);
        return Vouchers.over(transactor, ledger, exchange, clock, config, Outbox.none());
    }

    @Override
    protected Vouchers vouchers() {
        return over(database().transactor());
    }

    @Override
    protected Ledger ledger() {
        return Ledger.over(database().transactor(), clock);
    }

    @Override
    protected AccountId openAccount(Currency currency) {
        String digits = Integer.toString(ACCOUNTS.incrementAndGet());
        Accounts accounts = Accounts.over(database().transactor(), clock, CoreConfig.defaults());
        NewAccount account = NewAccount.of(
                new CardNumber(digits), "user-" + digits, AccountTerms.prepaid(currency));
        return assertInstanceOf(OpenResult.Opened.class, accounts.open(account))
                .account()
                .id();
    }

    @Test
    void keepsNoCode() throws Exception {
        VoucherCode code = issue(BatchOrder.of(batch(), usd("1"), 1)).get(0);
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from a2b_voucher")) {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    String text = String.valueOf(row.getString(i));
                    assertTrue(!text.contains(code.digits()), row.getMetaData().getColumnName(i));
                }
            }
        }
    }

    @Test
    void redeemsWhatWasIssuedUnderAnEarlierKey() {
        VoucherCode code = issue(BatchOrder.of(batch(), usd("1"), 1)).get(0);
        byte[] newKey = "fedcba9876543210fedcba9876543210".getBytes();
        byte[] oldKey = "0123456789abcdef0123456789abcdef".getBytes();
        Ledger ledger = ledger();
        Exchange exchange =
                Exchange.over(database().transactor(), ledger, rates, clock, RATE_AGE_MAX);
        VoucherConfig forgetful = VoucherConfig.of(VoucherKeys.of("2027", newKey));
        VoucherConfig careful =
                VoucherConfig.of(VoucherKeys.of("2027", newKey).withEarlier("2026", oldKey));
        AccountId account = dollars();
        RedeemResult unknown = Vouchers.over(
                        database().transactor(), ledger, exchange, clock, forgetful, Outbox.none())
                .redeem(code, account, "");
        assertEquals(Reason.CODE_UNKNOWN, ((RedeemResult.Refused) unknown).reason());
        assertInstanceOf(
                RedeemResult.Redeemed.class,
                Vouchers.over(
                                database().transactor(),
                                ledger,
                                exchange,
                                clock,
                                careful,
                                Outbox.none())
                        .redeem(code, account, ""));
    }

    @Test
    void drawsAnewWhatWasNotPrinted() {
        String batch = batch();
        BatchOrder order = BatchOrder.of(batch, usd("1"), Press.PART + 3);
        List<VoucherCode> printed = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> vouchers()
                        .issue(
                                order,
                                (first, codes) -> {
                                    if (first > 1) throw new IllegalStateException("no paper");
                                    printed.addAll(codes);
                                },
                                done -> {}));
        BatchReport half = vouchers().report(batch).orElseThrow();
        assertEquals(Press.PART, half.count(VoucherState.ISSUED));
        assertEquals(3, half.count(VoucherState.NEW));
        List<Integer> firsts = new ArrayList<>();
        vouchers()
                .issue(
                        order,
                        (first, codes) -> {
                            firsts.add(first);
                            printed.addAll(codes);
                        },
                        done -> {});
        assertEquals(List.of(Press.PART + 1), firsts);
        assertEquals(Press.PART + 3, printed.size());
        AccountId account = dollars();
        assertInstanceOf(
                RedeemResult.Redeemed.class,
                vouchers().redeem(printed.get(Press.PART + 2), account, ""));
        assertInstanceOf(
                RedeemResult.Redeemed.class, vouchers().redeem(printed.get(0), account, ""));
    }

    @Test
    void letsOnlyOnePrintABatch() {
        String batch = batch();
        BatchOrder order = BatchOrder.of(batch, usd("1"), 2);
        List<VoucherCode> second = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> vouchers()
                        .issue(order, (first, codes) -> second.addAll(issue(order)), done -> {}));
        assertEquals(2, second.size());
        assertInstanceOf(
                RedeemResult.Redeemed.class, vouchers().redeem(second.get(0), dollars(), ""));
    }

    @Test
    void comesToTheSameBooksWhateverBreaks() {
        try (FaultSweep sweep = FaultSweep.over(database())) {
            for (Verb verb : Verb.values()) {
                assertTrue(sweep.sweep(new VoucherPath(verb)) >= 9, verb.name());
            }
        }
    }

    private enum Verb {
        ISSUE,
        REDEEM,
        REDEEM_FOREIGN,
        REVOKE,
        REVOKE_BATCH
    }

    private final class VoucherPath implements FaultSweep.Path {
        private final Map<String, AccountId> accounts = new ConcurrentHashMap<>();
        private final Map<String, VoucherCode> codes = new ConcurrentHashMap<>();
        private final Verb verb;

        private VoucherPath(Verb verb) {
            this.verb = verb;
        }

        private BatchOrder order(String run) {
            String currency = verb == Verb.REDEEM_FOREIGN ? "EUR" : "USD";
            return BatchOrder.of(run, Money.of(currency, "2"), 2);
        }

        @Override
        public void prepare(Transactor sound, String run) {
            accounts.put(run, dollars());
            if (verb != Verb.ISSUE) codes.put(run, issue(order(run)).get(0));
        }

        @Override
        public void act(Transactor transactor, String run) {
            Vouchers vouchers = over(transactor);
            switch (verb) {
                case ISSUE -> vouchers.issue(order(run), (first, part) -> {}, done -> {});
                case REDEEM, REDEEM_FOREIGN ->
                    vouchers.redeem(codes.get(run), accounts.get(run), "3511");
                case REVOKE -> vouchers.revoke(new VoucherId(run, 1), "olga", "test");
                case REVOKE_BATCH -> vouchers.revokeBatch(run, "olga", "test");
            }
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            if (verb != Verb.ISSUE) act(sound, run); // two nodes at once
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            List<String> books = new ArrayList<>();
            books.add(ledger().balance(accounts.get(run)).orElseThrow().toString());
            books.add(vouchers().report(run).orElseThrow().states().toString());
            ledger().entriesOf("vouchers:" + run)
                    .forEach(entry -> books.add(entry.code() + " " + entry.amount()));
            ledger().entriesOf("voucher:" + run + ":1")
                    .forEach(entry -> books.add(entry.code() + " " + entry.amount()));
            return books;
        }
    }
}

package io.a2b.core.voucher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.exchange.ExchangeRate;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.voucher.RedeemResult.Reason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What all {@link Vouchers} keep. */
public abstract class VouchersContract {
    protected static final Duration RATE_AGE_MAX = Duration.ofDays(2);
    private static final VoucherCode WRONG = new VoucherCode("999999999999999");

    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");

    /** One euro is 1.5 dollars, quoted an hour before each test begins; no other rate is known. */
    protected final ExchangeRates rates = new ExchangeRates() {
        private final Instant quotedAt = clock.instant().minus(Duration.ofHours(1));

        @Override
        public Optional<ExchangeRate> find(Currency from, Currency to, Instant at) {
            if (!from.getCurrencyCode().equals("EUR") || !to.getCurrencyCode().equals("USD")) {
                return Optional.empty();
            }
            return Optional.of(new ExchangeRate(from, to, new BigDecimal("1.5"), "test", quotedAt));
        }
    };

    protected final VoucherConfig config =
            VoucherConfig.of(VoucherKeys.of("2026", "0123456789abcdef0123456789abcdef".getBytes()));

    protected abstract Vouchers vouchers();

    protected abstract Ledger ledger();

    protected abstract AccountId openAccount(Currency currency);

    @AfterEach
    void booksBalance() {
        assertEquals(List.of(), ledger().audit().contradictions());
    }

    protected static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    protected AccountId dollars() {
        return openAccount(Currency.getInstance("USD"));
    }

    protected static String batch() {
        return "b-" + UUID.randomUUID().toString().substring(0, 13);
    }

    protected List<VoucherCode> issue(BatchOrder order) {
        List<VoucherCode> codes = new ArrayList<>();
        vouchers().issue(order, (first, part) -> codes.addAll(part), done -> {});
        return codes;
    }

    private VoucherCode one(Money value) {
        return issue(BatchOrder.of(batch(), value, 1)).get(0);
    }

    private RedeemResult redeem(VoucherCode code, AccountId account) {
        return vouchers().redeem(code, account, "351210000000");
    }

    private static RedeemResult refused(Reason reason) {
        return new RedeemResult.Refused(reason, Optional.empty());
    }

    private Money posted(AccountId account) {
        return ledger().balance(account).orElseThrow().posted();
    }

    @Test
    void issuesCodesOfTheirOwnAndSaysWhatIsOut() {
        String batch = batch();
        Instant expiry = clock.instant().plus(Duration.ofDays(365));
        BatchOrder order = BatchOrder.of(batch, usd("5"), 50)
                .withDigits(18)
                .withPrefix("77")
                .withTag("kiosk")
                .withExpiry(expiry);
        List<VoucherCode> codes = issue(order);
        assertEquals(50, new HashSet<>(codes).size());
        for (VoucherCode code : codes) {
            assertTrue(code.digits().matches("77[0-9]{16}"), code.toString());
        }
        BatchReport report = vouchers().report(batch).orElseThrow();
        assertEquals(50, report.count(VoucherState.ISSUED));
        assertEquals(usd("250"), report.value(VoucherState.ISSUED));
        assertEquals("kiosk", report.tag());
        assertEquals(Optional.of(expiry), report.expiresAt());
        LedgerEntry entry = ledger().entriesOf("vouchers:" + batch).get(0);
        assertEquals(usd("250"), entry.amount());
        assertEquals(EntryCode.VOUCHERS_ISSUED, entry.code());
        assertEquals(SystemAccount.VOUCHERS_OUTSTANDING.number(), entry.to().number());
    }

    @Test
    void printsABatchOnce() {
        BatchOrder order = BatchOrder.of(batch(), usd("5"), 3);
        assertEquals(3, issue(order).size());
        assertEquals(List.of(), issue(order));
        assertThrows(
                BatchConflictException.class,
                () -> issue(BatchOrder.of(order.batch(), usd("6"), 3)));
        assertEquals(1, ledger().entriesOf("vouchers:" + order.batch()).size());
    }

    @Test
    void redeemsAVoucherOnce() {
        AccountId account = dollars();
        VoucherCode code = one(usd("5"));
        RedeemResult.Redeemed first =
                assertInstanceOf(RedeemResult.Redeemed.class, redeem(code, account));
        assertEquals(usd("5"), first.credited());
        assertEquals(usd("5"), posted(account));
        assertEquals(
                new RedeemResult.Redeemed(first.voucher(), usd("5"), usd("5"), true),
                redeem(code, account));
        assertEquals(refused(Reason.ALREADY_REDEEMED), redeem(code, dollars()));
        assertEquals(usd("5"), posted(account));
        Voucher voucher = vouchers().find(first.voucher()).orElseThrow();
        assertEquals(VoucherState.REDEEMED, voucher.state());
        assertEquals(Optional.of(account), voucher.redeemedBy());
        assertEquals(Optional.of(clock.instant()), voucher.endedAt());
    }

    @Test
    void convertsAForeignVoucherAtTheRateOfTheMoment() {
        AccountId account = dollars();
        RedeemResult.Redeemed redeemed = assertInstanceOf(
                RedeemResult.Redeemed.class, redeem(one(Money.of("EUR", "4")), account));
        assertEquals(Money.of("EUR", "4"), redeemed.value());
        assertEquals(usd("6"), redeemed.credited());
        assertEquals(usd("6"), posted(account));
    }

    @Test
    void refusesAForeignVoucherWithoutARateAndKeepsItGood() {
        AccountId account = dollars();
        assertEquals(refused(Reason.RATE_MISSING), redeem(one(Money.of("CHF", "4")), account));
        VoucherCode euros = one(Money.of("EUR", "4"));
        clock.advance(RATE_AGE_MAX);
        assertEquals(refused(Reason.RATE_STALE), redeem(euros, account));
        assertEquals(
                refused(Reason.VALUE_OUT_OF_RANGE).getClass(),
                redeem(euros, account).getClass());
        AccountId inEuros = openAccount(Currency.getInstance("EUR"));
        assertInstanceOf(RedeemResult.Redeemed.class, redeem(euros, inEuros));
    }

    @Test
    void refusesInOrder() {
        AccountId nobody = new AccountId(999_999_999);
        VoucherCode revoked = one(usd("1"));
        VoucherId id = redeemable(revoked);
        assertTrue(vouchers().revoke(id, "olga", "lost in the post"));
        assertTrue(vouchers().revoke(id, "olga", "lost in the post"));
        assertEquals(refused(Reason.REVOKED), redeem(revoked, nobody));
        VoucherCode expiring = issue(BatchOrder.of(batch(), usd("1"), 1)
                        .withExpiry(clock.instant().plusSeconds(1)))
                .get(0);
        assertEquals(refused(Reason.ACCOUNT_UNKNOWN), redeem(expiring, nobody));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(refused(Reason.EXPIRED), redeem(expiring, nobody));
        assertEquals(refused(Reason.CODE_UNKNOWN), redeem(WRONG, nobody));
    }

    private VoucherId redeemable(VoucherCode code) {
        for (BatchReport batch : vouchers().list("", 1000)) {
            List<Voucher> found = vouchers().findByLastDigits(batch.batch(), code.lastDigits());
            if (found.size() == 1 && batch.ordered() == 1) return found.get(0).id();
        }
        throw new AssertionError("not found by its last digits");
    }

    @Test
    void locksOutWhoGuessesLongerEachTime() {
        AccountId account = dollars();
        VoucherCode good = one(usd("5"));
        String caller = "3519" + account;
        for (int i = 0; i < 5; i++) {
            assertEquals(refused(Reason.CODE_UNKNOWN), vouchers().redeem(WRONG, account, caller));
        }
        Instant until = clock.instant().plus(Duration.ofMinutes(15));
        RedeemResult locked = new RedeemResult.Refused(Reason.LOCKED_OUT, Optional.of(until));
        assertEquals(locked, vouchers().redeem(good, account, "another"));
        assertEquals(locked, vouchers().redeem(good, dollars(), caller));
        clock.advance(Duration.ofMinutes(15));
        for (int i = 0; i < 5; i++) {
            assertEquals(refused(Reason.CODE_UNKNOWN), vouchers().redeem(WRONG, account, caller));
        }
        RedeemResult.Refused again = assertInstanceOf(
                RedeemResult.Refused.class, vouchers().redeem(good, account, caller));
        assertEquals(Optional.of(clock.instant().plus(Duration.ofMinutes(30))), again.retryAt());
        clock.advance(Duration.ofMinutes(30));
        assertInstanceOf(RedeemResult.Redeemed.class, vouchers().redeem(good, account, caller));
    }

    @Test
    void forgivesTheAccountThatProvesItself() {
        AccountId account = dollars();
        for (int i = 0; i < 4; i++) vouchers().redeem(WRONG, account, "");
        assertInstanceOf(
                RedeemResult.Redeemed.class, vouchers().redeem(one(usd("5")), account, ""));
        for (int i = 0; i < 4; i++) vouchers().redeem(WRONG, account, "");
        assertEquals(refused(Reason.CODE_UNKNOWN), vouchers().redeem(WRONG, account, ""));
    }

    @Test
    void forgetsGuessesOfAnotherTime() {
        AccountId account = dollars();
        for (int i = 0; i < 12; i++) {
            assertEquals(refused(Reason.CODE_UNKNOWN), vouchers().redeem(WRONG, account, ""));
            clock.advance(Duration.ofMinutes(5));
        }
    }

    @Test
    void givesTheWorthBackOfWhatIsRevokedOrLapses() {
        String batch = batch();
        BatchOrder order = BatchOrder.of(batch, usd("5"), 10)
                .withExpiry(clock.instant().plus(Duration.ofDays(1)));
        List<VoucherCode> codes = issue(order);
        redeem(codes.get(0), dollars());
        vouchers().revoke(new VoucherId(batch, 2), "olga", "stolen");
        lapseAll();
        assertEquals(8, vouchers().report(batch).orElseThrow().count(VoucherState.ISSUED));
        clock.advance(Duration.ofDays(1));
        assertTrue(vouchers().lapse(3) <= 3);
        lapseAll();
        lapseAll();
        BatchReport report = vouchers().report(batch).orElseThrow();
        assertEquals(1, report.count(VoucherState.REDEEMED));
        assertEquals(1, report.count(VoucherState.REVOKED));
        assertEquals(8, report.count(VoucherState.LAPSED));
        assertEquals(usd("0"), outstanding(batch).minus(report.value(VoucherState.REDEEMED)));
    }

    private void lapseAll() {
        for (int some = -1; some != 0; ) some = vouchers().lapse(1000);
    }

    /** What was issued less what was given back, by the ledger. */
    private Money outstanding(String batch) {
        Money sum = usd("0");
        for (LedgerEntry entry : ledger().entriesOf("vouchers:" + batch)) {
            boolean out = entry.code() == EntryCode.VOUCHERS_ISSUED;
            sum = out ? sum.plus(entry.amount()) : sum.minus(entry.amount());
        }
        return sum;
    }

    @Test
    void revokesAWholeBatch() {
        String batch = batch();
        List<VoucherCode> codes = issue(BatchOrder.of(batch, usd("5"), 4));
        redeem(codes.get(3), dollars());
        assertEquals(3, vouchers().revokeBatch(batch, "olga", "recalled"));
        assertEquals(0, vouchers().revokeBatch(batch, "olga", "recalled"));
        assertEquals(refused(Reason.REVOKED), redeem(codes.get(0), dollars()));
        assertEquals(usd("5"), outstanding(batch));
    }

    @Test
    void refusesOrdersThatCannotBe() {
        BatchOrder order = BatchOrder.of("b", usd("1"), 1);
        assertThrows(IllegalArgumentException.class, () -> BatchOrder.of("b", usd("0"), 1));
        assertThrows(IllegalArgumentException.class, () -> BatchOrder.of("b c", usd("1"), 1));
        assertThrows(IllegalArgumentException.class, () -> BatchOrder.of("b", usd("1"), 0));
        assertThrows(IllegalArgumentException.class, () -> order.withDigits(14));
        assertThrows(IllegalArgumentException.class, () -> order.withPrefix("12345"));
        assertThrows(
                IllegalArgumentException.class,
                () -> order.withPaidBy(SystemAccount.VOUCHERS_OUTSTANDING));
        assertThrows(
                IllegalArgumentException.class,
                () -> vouchers().redeem(WRONG, dollars(), "bell\u0007"));
    }

    /** 2,000 attempts on 100 vouchers by 64 threads for 20 accounts. */
    @Test
    void redeemsEachVoucherOnceHoweverManyTry() throws Exception {
        List<VoucherCode> codes = issue(BatchOrder.of(batch(), usd("1"), 100));
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) accounts.add(dollars());
        List<Callable<RedeemResult>> attempts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            VoucherCode code = codes.get(i % 100);
            AccountId account = accounts.get(i / 100);
            attempts.add(() -> vouchers().redeem(code, account, ""));
        }
        int redeemed = 0;
        int late = 0;
        for (RedeemResult result : AtOnce.runAll(attempts)) {
            if (result instanceof RedeemResult.Redeemed) redeemed++;
            else if (((RedeemResult.Refused) result).reason() == Reason.ALREADY_REDEEMED) late++;
        }
        assertEquals(100, redeemed);
        assertEquals(1_900, late);
        long micros = accounts.stream()
                .mapToLong(account ->
                        ledger().balance(account).orElseThrow().posted().micros())
                .sum();
        assertEquals(usd("100").micros(), micros);
    }

    @Test
    void countsGuessesOfManyMachinesTogether() throws Exception {
        AccountId account = dollars();
        VoucherCode wrong = new VoucherCode("888888888888888");
        List<Callable<RedeemResult>> guesses = new ArrayList<>();
        for (int i = 0; i < 200; i++) guesses.add(() -> vouchers().redeem(wrong, account, ""));
        long tried = AtOnce.runAll(guesses).stream()
                .filter(result -> ((RedeemResult.Refused) result).reason() == Reason.CODE_UNKNOWN)
                .count();
        assertTrue(tried < 5 + 64 + 1, tried + " codes were tried");
        RedeemResult.Refused locked =
                assertInstanceOf(RedeemResult.Refused.class, vouchers().redeem(wrong, account, ""));
        assertEquals(Reason.LOCKED_OUT, locked.reason());
    }
}

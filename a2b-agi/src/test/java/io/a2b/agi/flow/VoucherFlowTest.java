package io.a2b.agi.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiServer;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.money.Money;
import io.a2b.core.voucher.RedeemResult;
import io.a2b.core.voucher.VoucherCode;
import io.a2b.core.voucher.VoucherId;
import io.a2b.core.voucher.Vouchers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A caller tops his account up with a code. */
class VoucherFlowTest {
    private static final String CARD = "1234567890";
    private static final String NUMBER = "00442079460000";
    private static final String GOOD = "123456789012345";
    private static final String WRONG = "999999999999999";
    private static final String LOCKED = "888888888888888";
    private static final Money VALUE = Money.of("USD", "5");

    private final TestHouse house = TestHouse.open();
    private final List<String> tried = new ArrayList<>();
    private AgiServer server;
    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        server = house.newServer(vouchers(), builder -> builder);
        server.start();
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
        rehearsal = new Rehearsal(address, house.clock);
        rehearsal.carrier(
                "carrier1", Carrier.answers(Duration.ofSeconds(2), Duration.ofSeconds(30)));
    }

    @AfterEach
    void close() {
        server.stop(Duration.ZERO);
        house.close();
    }

    private Vouchers vouchers() {
        return (Vouchers) Proxy.newProxyInstance(
                Vouchers.class.getClassLoader(),
                new Class<?>[] {Vouchers.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("redeem")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return redeem((VoucherCode) arguments[0], (AccountId) arguments[1]);
                });
    }

    private RedeemResult redeem(VoucherCode code, AccountId account) {
        tried.add(code.digits());
        if (code.digits().equals(LOCKED)) return refused(RedeemResult.Reason.LOCKED_OUT);
        if (!code.digits().equals(GOOD)) return refused(RedeemResult.Reason.CODE_UNKNOWN);
        house.charging.fund(account, VALUE.micros());
        return new RedeemResult.Redeemed(new VoucherId("spring", 1), VALUE, VALUE, false);
    }

    private static RedeemResult refused(RedeemResult.Reason reason) {
        return new RedeemResult.Refused(reason, Optional.empty());
    }

    private Transcript play(String script, Caller caller) {
        return rehearsal.play(script, caller);
    }

    @Test
    void whoHasNoMoneyLeftIsAskedForAVoucherAndThenCalls() {
        house.account(CARD, "0");
        Transcript heard = play("prepaid", Caller.from("").keys(CARD, WRONG, GOOD, NUMBER));
        assertEquals(List.of(WRONG, GOOD), tried);
        assertTrue(heard.has("plays vm-incorrect"), heard.toString());
        assertTrue(heard.has("says 5"), heard.toString());
        assertEquals(1, house.charging.calls().size());
    }

    @Test
    void whoHasMoneyIsNotAsked() {
        house.account(CARD, "1");
        play("prepaid", Caller.from("").keys(CARD, NUMBER));
        assertEquals(List.of(), tried);
        assertEquals(1, house.charging.calls().size());
    }

    @Test
    void anAccountThatMayNotCallIsToppedUpAllTheSame() {
        AccountId account = house.account(CARD, "0");
        house.accounts.changeStatus(account, AccountStatus.EXPIRED);
        Transcript heard = play("voucher", Caller.from("").keys(CARD, GOOD));
        assertEquals(List.of(GOOD), tried);
        assertEquals(VALUE.micros(), house.charging.availableMicros(account));
        assertTrue(heard.has("plays vm-goodbye"), heard.toString());
    }

    @Test
    void whoToppedUpWasSpokenToInTheLanguageOfTheAccount() {
        house.account(
                TestHouse.on(CARD, AccountTerms.prepaid(TestHouse.USD).withLanguage("es")), "0");
        Transcript heard = play("voucher", Caller.from("").keys(CARD, GOOD));
        assertEquals("es", heard.variables().get("CHANNEL(language)"));
    }

    @Test
    void threeWrongCodesAreEnoughAndSoIsALockOut() {
        house.account(CARD, "0");
        play("voucher", Caller.from("").keys(CARD, WRONG, "12", WRONG, GOOD));
        assertEquals(List.of(WRONG, WRONG), tried);
        tried.clear();
        play("voucher", Caller.from("").keys(CARD, LOCKED, GOOD));
        assertEquals(List.of(LOCKED), tried);
    }

    @Test
    void nobodyIsAskedWithoutAnAccount() {
        Transcript heard = play("voucher", Caller.from("").keys("1111111111"));
        assertEquals(List.of(), tried);
        assertFalse(heard.has("asks vm-toenternumber"), heard.toString());
    }
}

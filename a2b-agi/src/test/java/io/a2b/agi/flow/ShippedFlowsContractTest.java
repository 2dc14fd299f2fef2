package io.a2b.agi.flow;

import io.a2b.agi.spi.CallFlow;
import io.a2b.agi.spi.CallFlowContract;
import io.a2b.agi.testing.FakeChannel;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.voucher.RedeemResult;
import io.a2b.core.voucher.Vouchers;
import io.a2b.rating.charging.Call.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

import java.lang.reflect.Proxy;
import java.util.Optional;

/** The flows of this package, held to what is asked of a host's own. */
class ShippedFlowsContractTest {
    private static final String CARD = "1234567890";
    private static final String NUMBER = "00442079460000";
    private static final String CODE = "123456789012345";

    private abstract static class Shipped extends CallFlowContract {
        final TestHouse house = TestHouse.open();

        Shipped() {
            house.account(
                    TestHouse.on(CARD, AccountTerms.prepaid(TestHouse.USD).withCallsMax(100)),
                    "100000");
            house.trunks("carrier1", "carrier2");
        }

        @AfterEach
        void close() {
            house.close();
        }

        /** What charging knows of and is told in time: neither over nor lost. */
        @Override
        protected boolean isMoneyForgotten() {
            return house.charging.calls().stream().anyMatch(Shipped::isForgotten);
        }

        private static boolean isForgotten(FakeCharging.Kept call) {
            return call.state() == State.OPEN && !call.isLost();
        }
    }

    @Nested
    class Prepaid extends Shipped {
        private final CallFlow flow = house.flow("prepaid");

        @Override
        protected CallFlow flow() {
            return flow;
        }

        @Override
        protected FakeChannel caller() {
            return FakeChannel.keying("1111", CARD, NUMBER, "12", NUMBER);
        }
    }

    @Nested
    class Voucher extends Shipped {
        private final CallFlow flow = house.flow(refusing(), "voucher");

        @Override
        protected CallFlow flow() {
            return flow;
        }

        @Override
        protected FakeChannel caller() {
            return FakeChannel.keying(CARD, "12", CODE, CODE);
        }
    }

    @Nested
    class Answered extends Shipped {
        private final CallFlow flow = house.flow("answered");

        @Override
        protected CallFlow flow() {
            return flow;
        }

        @Override
        protected FakeChannel caller() {
            return FakeChannel.keying().given("call-1", "1", "carrier1", "1772366400.000000");
        }
    }

    @Nested
    class Ended extends Shipped {
        private final CallFlow flow = house.flow("ended");

        @Override
        protected CallFlow flow() {
            return flow;
        }

        @Override
        protected FakeChannel caller() {
            return FakeChannel.keying().given("call-1", "v1:1:carrier1::::BUSY:17");
        }
    }

    private static Vouchers refusing() {
        return (Vouchers) Proxy.newProxyInstance(
                Vouchers.class.getClassLoader(),
                new Class<?>[] {Vouchers.class},
                (proxy, method, arguments) -> new RedeemResult.Refused(
                        RedeemResult.Reason.CODE_UNKNOWN, Optional.empty()));
    }
}

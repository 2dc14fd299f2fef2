package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.UNITED_KINGDOM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;
import java.util.List;

/** A caller without money has a voucher. */
@ExtendWith(LabExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class VoucherIT {
    private static final String BATCH = "e2e";
    private static final String VALUE = "5.00";

    private final Lab lab;
    private List<String> codes;

    VoucherIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void takeVouchers() {
        codes = lab.vouchers(BATCH, VALUE, 2);
        assertEquals(0, lab.server().stop());
        lab.server().start(lab.voucherOption());
    }

    @AfterEach
    void takeNoneAgain() {
        lab.clear();
        assertEquals(0, lab.server().stop());
        lab.server().start();
    }

    @Test
    void creditsACallerWhoKeysInACodeAndBillsTheCallThatFollows() {
        Customer poor = lab.customer("0");
        String number = lab.number(UNITED_KINGDOM, "1003");
        Caller.Keyed code = new Caller.Keyed(Duration.ofSeconds(6), codes.get(0) + "#");
        Caller.Keyed called = new Caller.Keyed(Duration.ofSeconds(7), number + "#");
        PhoneCall call =
                lab.switchboard().call(Caller.of(poor.callerId(), "1000").keying(code, called));
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertTrue(talk.endedByCarrier());
        Customer customer = poor.paidIn(VALUE);
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
        assertEquals(customer.account(), lab.books().redeemedBy(BATCH, 1));
        assertEquals(0, lab.books().redeemedBy(BATCH, 2), "nobody has used the other one");
        call.hangUp();
    }
}

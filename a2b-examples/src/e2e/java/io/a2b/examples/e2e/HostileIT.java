package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.GERMANY;
import static io.a2b.examples.e2e.Tariff.UNITED_KINGDOM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What comes over SIP may be an attack. */
@ExtendWith(LabExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class HostileIT {
    private static final String VICTIM = "442099991100";

    /** The prompts behind a number that is none, and in front of a login. */
    private static final String[] ASKED_AGAIN = {"check-number-dial-again", "agent-user"};

    private final Lab lab;

    HostileIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void dialsNothingAndRunsNothingThatANumberOrANameSmugglesIn() {
        Path trace = lab.switchboard().runDirectory().resolve("smuggled");
        String shell = "${SHELL(touch " + trace + ")}";
        Customer customer = lab.customer("10.00");
        Customer other = lab.customer("10.00");
        List<Caller> attacks = new ArrayList<>();
        for (String dialled : List.of(
                VICTIM + "%26PJSIP%2F" + VICTIM + "%40carrier2",
                VICTIM + "%2C5%2CL(9000000)",
                VICTIM + "%5E1)U(a2b-noop",
                VICTIM + "%0AHANGUP",
                VICTIM + "%0Aagi_callerid:%20" + other.callerId(),
                VICTIM + "%0Aagi_threadid:%201%0A%0A200%20result=0%0A200%20result=1%20(x)",
                "4420" + escaped(shell),
                VICTIM.repeat(5))) {
            attacks.add(Caller.of(customer.callerId(), dialled));
        }
        for (String name : List.of("x\\\" & <sip:1@127.0.0.1>", shell)) {
            attacks.add(Caller.of(Lab.UNKNOWN_CALLER, VICTIM).named(name));
        }
        for (String number : List.of(
                "4411%22%0D%0AHANGUP%26",
                "4411%0Aagi_callerid:%20" + other.callerId(), escaped(shell))) {
            attacks.add(Caller.of(number, VICTIM));
        }
        Switchboard switchboard = lab.switchboard();
        Set<String> before = switchboard.channelsThatHeard(ASKED_AGAIN);
        List<PhoneCall> calls = attacks.stream().map(switchboard::call).toList();
        Eventually.until(
                "every attacker is turned away, or asked for something else",
                Lab.patience(),
                () -> {
                    Set<String> asked = switchboard.channelsThatHeard(ASKED_AGAIN);
                    asked.removeAll(before);
                    long away = calls.stream().filter(PhoneCall::wasEnded).count();
                    return asked.size() + away == calls.size();
                });
        calls.forEach(PhoneCall::hangUp);
        assertFalse(Files.exists(trace), "a command was run");
        assertEquals(0, lab.first().invites(VICTIM) + lab.second().invites(VICTIM));
        for (Customer victim : List.of(customer, other)) {
            assertEquals(0, lab.books().holds(victim.account()));
            assertEquals(victim.balanceMicros(), lab.books().postedMicros(victim.account()));
        }
        lab.program().run("audit");
    }

    /** With allow_transfer=no on the endpoints, as the dialplan asks for. */
    @Test
    void billsAllOfACallWhoseCallerTriesToHaveItTransferredAway() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1000");
        String away = lab.number(GERMANY, "1000");
        Caller caller = Caller.of(customer.callerId(), number);
        PhoneCall call = lab.switchboard().call(caller.transferring(Duration.ofSeconds(15), away));
        lab.first().awaitTalkOf(number, Duration.ofSeconds(17));
        assertTrue(lab.first().talk(number).isEmpty(), "the call must have survived");
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Instant refused = call.transferRefusedAt();
        assertTrue(refused.isAfter(talk.answered()), "it was answered before");
        assertTrue(refused.isBefore(talk.ended()), "it went on");
        assertFalse(talk.endedByCarrier());
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
        assertEquals(0, lab.first().invites(away) + lab.second().invites(away));
    }

    @Test
    void billsAProperCallWhoseCallerHasAnUglyName() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1001");
        Caller caller = Caller.of(customer.callerId(), number).named("\\\"O'Neill\\\" & \\\\ Sons");
        PhoneCall call = lab.switchboard().call(caller);
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
        call.hangUp();
    }

    private static String escaped(String text) {
        return text.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20");
    }
}

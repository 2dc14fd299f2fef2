package io.a2b.agi.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.rating.charging.Call;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.spi.CallWitness;
import io.a2b.rating.spi.CallWitness.Testimony;
import io.a2b.rating.spi.CallWitnessContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class AmiWitnessTest extends CallWitnessContract {
    private TestHouse house;
    private FakeManager manager;
    private AmiWitness witness;
    private Call call;

    @BeforeEach
    void open() throws Exception {
        house = TestHouse.open();
        house.account("1234567890", "10.00");
        house.rehearsal()
                .carrier("carrier1", Carrier.answers(Duration.ZERO, Duration.ofSeconds(9)));
        house.play(Caller.from("").keys("1234567890", "00442079460000"));
        call = FakeCharging.call(house.charging.onlyCall());
        manager = new FakeManager("billing", "s3cret");
        witness = witness("s3cret");
    }

    @Override
    protected CallWitness witness() {
        return witness;
    }

    @Override
    protected void letGoOn(Call up) {
        manager.live(up.request().call().value());
    }

    /** As the dialplan keeps it. */
    @Override
    protected void letEnd(Call over, LegReport leg) {
        LegTimes times = leg.times();
        LegOutcome outcome = new LegOutcome(
                leg.leg(),
                leg.trunk(),
                text(times.startedAt()),
                times.answeredAt().map(AmiWitnessTest::text).orElse(""),
                text(times.endedAt()),
                leg.disposition() == Disposition.ANSWERED ? "ANSWER" : "NOANSWER",
                leg.hangupCause());
        manager.keep(over.request().call().value(), outcome.toString());
    }

    private static String text(Instant at) {
        return at.getEpochSecond() + ".%06d".formatted(at.getNano() / 1000);
    }

    @Override
    protected void putOutOfReach() {
        manager.deny("Status");
    }

    @AfterEach
    void close() throws Exception {
        manager.close();
        house.close();
    }

    @Test
    void aCallThatAChannelCarriesIsAlive() {
        manager.live("somebody-else", call.request().call().value());
        assertInstanceOf(Testimony.Alive.class, witness("s3cret").testify(call));
    }

    @Test
    void aCallWhoseEndWasKeptHasEndedSo() {
        String outcome = "v1:1:carrier1:1000000.000000:1000004.000000:1000013.000000:ANSWER:16";
        manager.keep(call.request().call().value(), outcome);
        Testimony.Ended ended =
                assertInstanceOf(Testimony.Ended.class, witness("s3cret").testify(call));
        assertEquals(Disposition.ANSWERED, ended.leg().disposition());
        assertEquals(Duration.ofSeconds(9), ended.leg().times().talk());
    }

    @Test
    void aCallThatIsNeitherLiveNorKeptIsGone() {
        manager.live("somebody-else");
        assertInstanceOf(Testimony.Gone.class, witness("s3cret").testify(call));
    }

    @Test
    void nothingIsKnownWhereTheSecretIsWrongAndNobodyAsksAgainAtOnce() {
        AmiWitness witness = witness("wrong");
        assertInstanceOf(Testimony.Unknown.class, witness.testify(call));
        int connections = manager.connections();
        assertInstanceOf(Testimony.Unknown.class, witness.testify(call));
        assertEquals(connections, manager.connections());
        house.clock.advance(Duration.ofSeconds(1));
        assertInstanceOf(Testimony.Unknown.class, witness.testify(call));
        assertEquals(connections + 1, manager.connections());
    }

    @Test
    void nothingIsKnownWhereAsteriskRefusesToTell() {
        manager.live(call.request().call().value());
        manager.deny("Status");
        assertInstanceOf(Testimony.Unknown.class, witness("s3cret").testify(call));
        manager.live();
        manager.deny("DBGet");
        assertInstanceOf(Testimony.Unknown.class, witness("s3cret").testify(call));
    }

    @Test
    void nothingIsKnownWhereNobodyListens() throws Exception {
        manager.close();
        assertInstanceOf(Testimony.Unknown.class, witness("s3cret").testify(call));
    }

    @Test
    void aFieldThatWouldEndALineIsRefusedAndNoSecretShown() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> AmiConfig.of("h", 0, "u\r\nAction: Hangup", "hush\r\n"));
        assertTrue(refused.getMessage().contains("port"));
        assertTrue(refused.getMessage().contains("user"));
        assertFalse(refused.getMessage().contains("hush"));
        assertFalse(AmiConfig.of("h", 5038, "u", "hush").toString().contains("hush"));
    }

    private AmiWitness witness(String secret) {
        return new AmiWitness(
                AmiConfig.of("127.0.0.1", manager.port(), "billing", secret), house.clock);
    }
}

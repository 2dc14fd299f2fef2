package io.a2b.agi.fastagi;

import static io.a2b.agi.fastagi.ScriptedSocket.endless;
import static io.a2b.agi.fastagi.ScriptedSocket.line;
import static io.a2b.agi.fastagi.ScriptedSocket.silence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.call.CallOrigin;
import io.a2b.agi.call.ChannelGoneException;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.DialOrder;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.Trunk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

class FastAgiChannelTest {
    private static final String DEAD =
            "511 Command Not Permitted on a dead channel or intercept routine";
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private ScriptedSocket socket;

    private FastAgiChannel channel(Function<String, InputStream> script) throws IOException {
        socket = ScriptedSocket.answering(script);
        AgiConfig config = AgiConfig.defaults().withGuards(new AgiConfig.Guards(10, 17, 30, 11));
        CallOrigin origin = new CallOrigin("test", List.of(), "", "", "PJSIP/x", "1.1");
        return new FastAgiChannel(new Wire(new LineSocket(socket)), origin, config);
    }

    private FastAgiChannel channel(String reply) throws IOException {
        return channel(command -> line(reply));
    }

    /** One whose sound files are missing, or whose caller is gone: Asterisk says -1 to both. */
    private FastAgiChannel minusOne(String status) throws IOException {
        return channel(
                command -> line(command.startsWith("CHANNEL STATUS") ? status : "200 result=-1"));
    }

    @Test
    void neverSendsAValueThatCouldBeMoreThanOne() throws Exception {
        FastAgiChannel channel = channel("200 result=1");
        for (String value : List.of(
                "x\nHANGUP",
                "x\r",
                "x y",
                "\"",
                "\\",
                "a,b",
                "a&b",
                "a^b",
                "${SHELL(id)}",
                "$[1]",
                "x;y",
                "\u0000",
                "\u00e9",
                "x".repeat(129))) {
            assertRefused(() -> channel.setVariable(ChannelVariable.A2B_TRUNK, value));
        }
        channel.setVariable(ChannelVariable.A2B_TRUNK, "x".repeat(128));
        assertEquals(1, socket.commands().size());
    }

    @Test
    void neverSendsWhatIsNoNameOfASoundFile() throws Exception {
        FastAgiChannel channel = channel("200 result=0");
        for (String file : List.of(
                "",
                "vm-goodbye\nHANGUP",
                "vm-goodbye\r",
                "vm goodbye",
                "../../etc/passwd",
                "a&b",
                "a,b",
                "\"\"",
                "${SHELL(id)}",
                "http://127.0.0.1/x",
                "x".repeat(81))) {
            assertRefused(() -> channel.play(file));
            assertRefused(() -> channel.playUntilDigit(file));
            assertRefused(() -> channel.ask(file, PATIENCE, 20));
        }
        channel.play("digits/1");
        assertEquals(1, socket.commands().size());
    }

    private void assertRefused(Executable what) {
        assertThrows(IllegalArgumentException.class, what);
        assertEquals(List.of(), socket.commands());
    }

    @Test
    void aMissingSoundFileIsNoHangUp() throws Exception {
        FastAgiChannel channel = minusOne("200 result=6");
        assertEquals("", channel.ask("no-such-file", PATIENCE, 20));
        channel.play("no-such-file");
        channel.say(7);
        assertEquals(Optional.empty(), channel.playUntilDigit("no-such-file"));
        assertEquals(8, socket.commands().size(), "each asks once whether somebody is there");
    }

    @Test
    void aCallerWhoIsGoneHasHungUp() throws Exception {
        for (String status : List.of("200 result=-1", DEAD)) {
            FastAgiChannel channel = minusOne(status);
            assertGone(() -> channel.ask("vm-goodbye", PATIENCE, 20));
            assertGone(() -> channel.play("vm-goodbye"));
            assertGone(() -> channel.playUntilDigit("vm-goodbye"));
            assertGone(() -> channel.say(7));
        }
        FastAgiChannel dead = channel(DEAD);
        assertGone(() -> dead.ask("vm-goodbye", PATIENCE, 20));
        assertGone(dead::hangUp);
    }

    private static void assertGone(Executable what) {
        assertThrows(ChannelGoneException.class, what);
    }

    @Test
    void takesWhatTelephonesCanKeyInAndNothingElse() throws Exception {
        assertEquals("12*AD", channel("200 result=12*AD").ask("beep", PATIENCE, 20));
        assertEquals("c", channel("200 result=c").ask("beep", PATIENCE, 20)); // by SIP INFO
        assertEquals("12", channel("200 result=12 (timeout)").ask("beep", PATIENCE, 20));
        for (String result : List.of("1&2", "1,2", "x", "-2", "9".repeat(60_000))) {
            FastAgiChannel channel = channel("200 result=" + result);
            assertLost(() -> channel.ask("beep", PATIENCE, 20));
        }
    }

    @Test
    void aVariableMayBeLongButNotEndless() throws Exception {
        String digits = "9".repeat(8000);
        assertEquals(
                digits,
                channel("200 result=1 (" + digits + ")").variable(ChannelVariable.DIALSTATUS));
        assertEquals("", channel("200 result=" + digits).variable(ChannelVariable.DIALSTATUS));
        for (String start : List.of("200 result=1 (", "200 result=", "5", "520-", "")) {
            FastAgiChannel channel = channel(command -> endless(start, '9'));
            assertLost(() -> channel.variable(ChannelVariable.DIALSTATUS));
            assertTrue(socket.isClosed());
            assertTrue(
                    socket.bytesRead() <= LineSocket.BYTES_MAX + 1024,
                    () -> "read " + socket.bytesRead());
        }
    }

    @Test
    void aDialThatOutlastsRingAndTalkIsLostAndNotHungUp() throws Exception {
        FastAgiChannel channel = channel(command -> silence());
        DialOrder order = order(7200);
        assertLost(() -> channel.dial(order));
        assertWaited(7200 + order.callee().ringSecondsMax() + 11);
        assertLost(() -> channel.variable(ChannelVariable.LEG_ANSWER));
        assertEquals(1, socket.commands().size(), "nothing is sent on a connection that is lost");
    }

    @Test
    void aDialWhoseLimitMayBeMovedIsWaitedForAsLongAsAnyCall() throws Exception {
        socket = ScriptedSocket.answering(command -> silence());
        AgiConfig config = AgiConfig.defaults().withSlices(AgiConfig.Slices.of(60));
        CallOrigin origin = new CallOrigin("test", List.of(), "", "", "PJSIP/x", "1.1");
        FastAgiChannel channel =
                new FastAgiChannel(new Wire(new LineSocket(socket)), origin, config);
        DialOrder order = order(60);
        assertLost(() -> channel.dial(order));
        assertWaited(7200 + order.callee().ringSecondsMax() + 60);
    }

    private static DialOrder order(int seconds) {
        return new DialOrder(
                new CallId("call-1"),
                1,
                new PhoneNumber("442079460000"),
                Trunk.of("one", "PJSIP", "carrier1"),
                seconds,
                OptionalInt.empty());
    }

    @Test
    void anyOtherCommandIsWaitedForAsLongAsConfigured() throws Exception {
        FastAgiChannel channel = channel(command -> silence());
        assertLost(channel::answer);
        assertWaited(17);
        FastAgiChannel other = channel(command -> silence());
        assertLost(() -> other.variable(ChannelVariable.DIALSTATUS));
        assertWaited(17);
        FastAgiChannel asking = channel(command -> silence());
        assertLost(() -> asking.ask("vm-goodbye", PATIENCE, 20));
        assertWaited(17 + 6 * 21); // each digit may take its time
    }

    /** A little less, for the time that has passed since the command was sent. */
    private void assertWaited(int seconds) {
        assertEquals(1, socket.waits().size());
        int millis = socket.waits().get(0);
        assertTrue(millis <= seconds * 1000 && millis > seconds * 1000 - 900, "waited " + millis);
    }

    private static void assertLost(Executable what) {
        assertThrows(SwitchLostException.class, what);
    }

    @Test
    void speaksOfTheLanguageAsAsteriskDoes() throws Exception {
        FastAgiChannel channel = channel("200 result=1 (pt)");
        channel.setVariable(ChannelVariable.LANGUAGE, "pt");
        assertEquals("pt", channel.variable(ChannelVariable.LANGUAGE));
        assertEquals(
                List.of(
                        "SET VARIABLE \"CHANNEL(language)\" \"pt\"",
                        "GET VARIABLE \"CHANNEL(language)\""),
                socket.commands());
    }

    @Test
    void readsAnInheritedVariableByItsOwnName() throws Exception {
        FastAgiChannel channel = channel("200 result=1 (call-1)");
        channel.setVariable(ChannelVariable.A2B_CALL, "call-1");
        channel.variable(ChannelVariable.A2B_CALL);
        assertEquals(
                List.of("SET VARIABLE \"__A2B_CALL\" \"call-1\"", "GET VARIABLE \"A2B_CALL\""),
                socket.commands());
    }
}

package io.a2b.agi.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.Prompt;
import io.a2b.agi.call.ChannelGoneException;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.agi.testing.FakeChannel;
import io.a2b.core.money.Money;
import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What dialogues rely on in who speaks for them; the test of a host's own announcer extends it. */
@Timeout(60)
public abstract class AnnouncerContract {
    private static final int THREADS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    protected abstract Announcer announcer();

    private String ask(FakeChannel channel, int digitsMax) {
        return announcer().ask(channel, Prompt.ENTER_NUMBER, PATIENCE, digitsMax);
    }

    private List<Consumer<FakeChannel>> everything() {
        Announcer announcer = announcer();
        return List.of(
                channel -> announcer.play(channel, Prompt.GOODBYE),
                channel -> announcer.ask(channel, Prompt.ENTER_CARD, PATIENCE, 20),
                channel -> announcer.sayBalance(channel, Money.of("USD", "12.34")),
                channel -> announcer.sayTalkTime(channel, 754));
    }

    @Test
    void canSayEverythingAndTakesNothingThatIsKeyedInMeanwhile() {
        for (Prompt prompt : Prompt.values()) {
            FakeChannel channel = FakeChannel.keying("4711");
            announcer().play(channel, prompt);
            assertEquals("4711", ask(channel, 20), prompt::name);
        }
    }

    @Test
    void handsOverWhatIsKeyedInNoMatterWhen() {
        for (String keyed : List.of("4711", "*1", "5", "")) {
            assertEquals(keyed, ask(FakeChannel.keying(keyed), 20));
            assertEquals(keyed, ask(FakeChannel.keying(keyed).early(), 20));
        }
        assertEquals("", ask(FakeChannel.keying(), 20));
    }

    @Test
    void takesNoMoreDigitsThanAreWanted() {
        assertEquals("4", ask(FakeChannel.keying("4711"), 1));
        assertEquals("4", ask(FakeChannel.keying("4711").early(), 1));
        assertEquals("47", ask(FakeChannel.keying("4711").early(), 2));
    }

    @Test
    void neverSaysThatThereIsMoreThanThereIs() {
        for (String nothing : List.of("0.009999", "0", "-0.000001", "-5")) {
            FakeChannel channel = FakeChannel.keying();
            announcer().sayBalance(channel, Money.of("USD", nothing));
            assertTrue(channel.said().stream().allMatch(number -> number == 0), nothing);
        }
        FakeChannel channel = FakeChannel.keying();
        announcer().sayBalance(channel, Money.of("USD", "1.019999"));
        assertTrue(channel.said().stream().allMatch(number -> number <= 1), "" + channel.said());
    }

    @Test
    void canSayEveryTime() {
        for (long seconds : List.of(1L, 59L, 60L, 61L, 3600L, 30L * 24 * 3600)) {
            FakeChannel channel = FakeChannel.keying();
            announcer().sayTalkTime(channel, seconds);
            assertTrue(
                    channel.said().stream().allMatch(number -> number > 0 && number <= seconds),
                    () -> seconds + ": " + channel.said());
        }
    }

    @Test
    void letsTheEndOfACallThrough() {
        for (Consumer<FakeChannel> what : everything()) {
            int commands = commandCount(what);
            for (int n = 1; n <= commands; n++) {
                assertThrown(
                        ChannelGoneException.class, what, FakeChannel.keying().goneAt(n));
                assertThrown(
                        SwitchLostException.class, what, FakeChannel.keying().lostAt(n));
            }
        }
    }

    private static int commandCount(Consumer<FakeChannel> what) {
        FakeChannel channel = FakeChannel.keying();
        what.accept(channel);
        return channel.commandCount();
    }

    private static void assertThrown(
            Class<? extends RuntimeException> end,
            Consumer<FakeChannel> what,
            FakeChannel channel) {
        RuntimeException thrown = null;
        try {
            what.accept(channel);
        } catch (RuntimeException e) {
            thrown = e;
        }
        assertTrue(end.isInstance(thrown), end.getSimpleName() + ", not " + thrown);
    }

    @Test
    void speaksWithManyAtOnce() throws Exception {
        List<String> heard =
                AtOnce.run(THREADS, thread -> ask(FakeChannel.keying("100" + thread), 20));
        for (int thread = 0; thread < heard.size(); thread++) {
            assertEquals("100" + thread, heard.get(thread));
        }
    }
}

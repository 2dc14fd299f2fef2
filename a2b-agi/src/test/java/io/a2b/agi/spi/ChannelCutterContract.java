package io.a2b.agi.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What is expected of who hangs up channels; the test of a host's own cutter extends it. */
@Timeout(60)
public abstract class ChannelCutterContract {
    private static final int THREADS = 16;
    private static final String OURS = "PJSIP/caller-0000001a";
    private static final String OTHER = "PJSIP/other-0000001b";

    /** One that reaches its switch. */
    protected abstract ChannelCutter cutter();

    /** One that cannot reach its switch, or is not let in. */
    protected abstract ChannelCutter cutterOutOfReach();

    /** From now on the switch has these channels. */
    protected abstract void live(String... channels);

    /** Those of them that the switch has hung up. */
    protected abstract Set<String> hungUp();

    @Test
    void hangsUpTheChannelThatIsMeant() {
        live(OURS, OTHER);
        assertTrue(cutter().hangUp(OURS));
        assertEquals(Set.of(OURS), hungUp());
    }

    @Test
    void saysSoWhenThereIsNoSuchChannel() {
        live(OTHER);
        assertFalse(cutter().hangUp(OURS));
        assertEquals(Set.of(), hungUp());
    }

    @Test
    void saysSoWhenTheChannelIsHungUpAlready() {
        live(OURS);
        assertTrue(cutter().hangUp(OURS));
        assertFalse(cutter().hangUp(OURS));
    }

    /** A name may come from whoever can connect to the FastAGI port. */
    @Test
    void hangsUpNothingForWhatIsNoNameOfOneChannel() {
        live(OURS, OTHER);
        for (String name : List.of(
                "", " ", "/.*/", "/PJSIP/", "all", "a b", OURS + "\r\nAction: Originate", "\n")) {
            assertFalse(cutter().hangUp(name), name);
        }
        assertEquals(Set.of(), hungUp());
    }

    @Test
    void saysSoWhenTheSwitchCannotBeReached() {
        live(OURS);
        assertFalse(cutterOutOfReach().hangUp(OURS));
        assertEquals(Set.of(), hungUp());
    }

    @Test
    void takesOrdersFromManyAtOnce() throws Exception {
        String[] channels = IntStream.range(0, THREADS)
                .mapToObj(thread -> "PJSIP/crowd-%08x".formatted(thread))
                .toArray(String[]::new);
        live(channels);
        List<Boolean> taken = AtOnce.run(THREADS, thread -> cutter().hangUp(channels[thread]));
        assertEquals(Collections.nCopies(THREADS, true), taken);
        assertEquals(Set.copyOf(Arrays.asList(channels)), hungUp());
    }
}

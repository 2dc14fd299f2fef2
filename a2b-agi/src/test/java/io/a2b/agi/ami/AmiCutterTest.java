package io.a2b.agi.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.spi.ChannelCutterContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class AmiCutterTest extends ChannelCutterContract {
    private FakeManager manager;

    @BeforeEach
    void open() throws Exception {
        manager = new FakeManager("billing", "s3cret");
    }

    @AfterEach
    void close() throws Exception {
        manager.close();
    }

    private AmiCutter cutter(String secret) {
        return new AmiCutter(AmiConfig.of("127.0.0.1", manager.port(), "billing", secret));
    }

    @Override
    protected ChannelCutter cutter() {
        return cutter("s3cret");
    }

    @Override
    protected ChannelCutter cutterOutOfReach() {
        return cutter("wrong");
    }

    @Override
    protected void live(String... channels) {
        manager.live(channels);
    }

    @Override
    protected Set<String> hungUp() {
        return manager.hungUp();
    }

    @Test
    void neverSendsWhatIsNoNameOfOneChannel() {
        for (String name : List.of("", "/.*/", "a b", "PJSIP/x\r\nAction: Originate")) {
            assertFalse(cutter().hangUp(name), name);
        }
        assertEquals(0, manager.connections());
    }

    @Test
    void saysSoWhenItMayNotHangUp() {
        manager.live("PJSIP/caller-0000001a");
        manager.deny("hangup");
        assertFalse(cutter().hangUp("PJSIP/caller-0000001a"));
        assertEquals(Set.of(), manager.hungUp());
    }

    @Test
    void saysSoWhenNobodyListens() throws Exception {
        manager.close();
        assertFalse(cutter().hangUp("PJSIP/caller-0000001a"));
    }
}

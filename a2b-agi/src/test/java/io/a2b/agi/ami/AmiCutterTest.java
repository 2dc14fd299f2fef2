package io.a2b.agi.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class AmiCutterTest {
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

    @Test
    void hangsUpAChannelThatIsThere() {
        manager.live("PJSIP/caller-0000001a", "PJSIP/other-0000001b");
        assertTrue(cutter("s3cret").hangUp("PJSIP/caller-0000001a"));
        assertEquals(Set.of("PJSIP/caller-0000001a"), manager.hungUp());
    }

    @Test
    void saysSoWhenThereIsNoSuchChannel() {
        manager.live("PJSIP/other-0000001b");
        assertFalse(cutter("s3cret").hangUp("PJSIP/caller-0000001a"));
        assertEquals(Set.of(), manager.hungUp());
    }

    @Test
    void neverSendsWhatIsNoNameOfOneChannel() {
        for (String name : List.of("", "/.*/", "a b", "PJSIP/x\r\nAction: Originate")) {
            assertFalse(cutter("s3cret").hangUp(name), name);
        }
        assertEquals(0, manager.connections());
    }

    @Test
    void saysSoWhenItIsNotLetIn() {
        manager.live("PJSIP/caller-0000001a");
        assertFalse(cutter("wrong").hangUp("PJSIP/caller-0000001a"));
        manager.deny("hangup");
        assertFalse(cutter("s3cret").hangUp("PJSIP/caller-0000001a"));
        assertEquals(Set.of(), manager.hungUp());
    }
}

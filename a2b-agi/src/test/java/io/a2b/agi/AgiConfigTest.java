package io.a2b.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class AgiConfigTest {
    @Test
    void listensOnLoopbackForLoopbackUnlessToldOtherwise() {
        AgiConfig.Listen listen = AgiConfig.defaults().listen();
        assertEquals("127.0.0.1", listen.host());
        assertEquals(Set.of("127.0.0.1", "::1"), listen.allowedHosts());
    }

    @Test
    void reportsAllProblemsAtOnce() {
        AgiConfig.Listen listen = new AgiConfig.Listen("no host", 70_000, Set.of(), 0);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> AgiConfig.defaults().withListen(listen));
        for (String key : List.of("listen.host", "listen.port: 70000", "listen.sessionsMax: 0")) {
            assertTrue(refused.getMessage().contains(key), refused.getMessage());
        }
    }

    @Test
    void refusesInboundCallsThatRingOrTalkForEver() {
        AgiConfig.Inbound inbound = new AgiConfig.Inbound(0, 301);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> AgiConfig.defaults().withInbound(inbound));
        assertTrue(refused.getMessage().contains("inbound.inboundSecondsMax: 0"));
        assertTrue(refused.getMessage().contains("inbound.targetRingSecondsMax: 301"));
    }

    @Test
    void rendersADialplanWithoutGapsThatCallsTheServer() {
        String text = Dialplan.of("192.0.2.7", 4573).withContext("cards").render();
        assertFalse(
                text.contains("@CONTEXT@") || text.contains("@HOST@") || text.contains("@PORT@"));
        for (String line : List.of(
                "[cards]",
                "[cards-did]",
                "[cards-leg]",
                "[cards-answered]",
                "[cards-ended]",
                "AGI(agi://192.0.2.7:4573/prepaid)",
                "AGI(agi://192.0.2.7:4573/did,${A2B_DIALLED})",
                "same => n(cause),Hangup(${A2B_CAUSE})",
                "Local/s@cards-note/n,exten,cards-noop,s,1,5,av(",
                "Set(DB(a2b/${A2B_CALL})=${A2B_OUTCOME})")) {
            assertTrue(text.contains(line), line);
        }
    }

    @Test
    void aDialplanTakesOnlyHarmlessParts() {
        assertThrows(IllegalArgumentException.class, () -> Dialplan.of("h\nexten", 4573));
        assertThrows(IllegalArgumentException.class, () -> Dialplan.of("h", 0));
        assertThrows(IllegalArgumentException.class, () -> Dialplan.of("h", 1).withContext("a,b"));
        assertThrows(
                IllegalArgumentException.class, () -> Dialplan.of("h", 1).withExtension("_X."));
    }

    @Test
    void everyPromptIsASafeFileOrSeveral() {
        for (Prompts prompts : List.of(Prompts.stock(), Prompts.a2billing())) {
            for (Prompt prompt : Prompt.values()) {
                assertFalse(prompts.files(prompt).isEmpty(), prompt.name());
                prompts.with(prompt, prompts.files(prompt).toArray(String[]::new));
            }
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Prompts.stock().with(Prompt.GOODBYE, "../../etc/passwd"));
    }
}

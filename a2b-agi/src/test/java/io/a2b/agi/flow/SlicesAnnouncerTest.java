package io.a2b.agi.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.spi.Announcer;
import io.a2b.agi.spi.AnnouncerContract;
import io.a2b.agi.testing.FakeChannel;

import org.junit.jupiter.api.Test;

import java.util.List;

class SlicesAnnouncerTest extends AnnouncerContract {
    @Override
    protected Announcer announcer() {
        return new SlicesAnnouncer(new PromptAnnouncer(AgiConfig.defaults()), 180);
    }

    @Test
    void saysOnlyTheTimeOfMoneyThatDoesNotLastForASlice() {
        FakeChannel channel = FakeChannel.keying();
        announcer().sayTalkTime(channel, 180);
        assertEquals(List.of(), channel.done());
        announcer().sayTalkTime(channel, 179);
        assertEquals(List.of(2L, 59L), channel.said());
    }
}

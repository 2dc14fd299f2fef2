package io.a2b.agi.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Prompt;
import io.a2b.agi.Prompts;
import io.a2b.agi.spi.Announcer;
import io.a2b.agi.spi.AnnouncerContract;
import io.a2b.agi.testing.FakeChannel;
import io.a2b.core.money.Money;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class PromptAnnouncerTest extends AnnouncerContract {
    @Override
    protected Announcer announcer() {
        return announcer(Prompts.stock());
    }

    private static Announcer announcer(Prompts prompts) {
        return new PromptAnnouncer(AgiConfig.defaults().withPrompts(prompts));
    }

    /** Prompts of several files, and of none. */
    @Nested
    class WithOtherPrompts extends AnnouncerContract {
        @Override
        protected Announcer announcer() {
            return PromptAnnouncerTest.announcer(Prompts.a2billing()
                    .with(Prompt.ENTER_NUMBER, "welcome", "rates", "prepaid-enter-dest")
                    .with(Prompt.ENTER_CARD)
                    .with(Prompt.AND));
        }
    }

    @Test
    void whoKnowsThePromptHearsNoMoreOfItThanHeMust() {
        Announcer announcer =
                announcer(Prompts.stock().with(Prompt.ENTER_NUMBER, "welcome", "rates", "number"));
        FakeChannel channel = FakeChannel.keying("4711").early();
        announcer.ask(channel, Prompt.ENTER_NUMBER, Duration.ofSeconds(6), 20);
        assertEquals(List.of("plays welcome", "asks silence/1"), channel.done());
    }

    @Test
    void saysTheCentsOnlyWhereThereAreSome() {
        FakeChannel channel = FakeChannel.keying();
        announcer(Prompts.a2billing()).sayBalance(channel, Money.of("EUR", "1.00"));
        assertEquals(List.of("plays prepaid-you-have", "says 1", "plays euro"), channel.done());
    }
}

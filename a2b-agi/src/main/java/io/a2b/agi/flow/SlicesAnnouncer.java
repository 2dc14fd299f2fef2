package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.spi.Announcer;
import io.a2b.core.money.Money;

import java.time.Duration;

/**
 * Says no talk time that is only the first slice of it: how long the money lasts is known when it
 * does not pay for that much.
 */
final class SlicesAnnouncer implements Announcer {
    private final Announcer voice;
    private final long sliceSeconds;

    SlicesAnnouncer(Announcer voice, long sliceSeconds) {
        this.voice = requireNonNull(voice, "voice");
        this.sliceSeconds = sliceSeconds;
    }

    @Override
    public void play(CallChannel channel, Prompt prompt) {
        voice.play(channel, prompt);
    }

    @Override
    public String ask(CallChannel channel, Prompt prompt, Duration patience, int digitsMax) {
        return voice.ask(channel, prompt, patience, digitsMax);
    }

    @Override
    public void sayBalance(CallChannel channel, Money available) {
        voice.sayBalance(channel, available);
    }

    @Override
    public void sayTalkTime(CallChannel channel, long seconds) {
        if (seconds < sliceSeconds) voice.sayTalkTime(channel, seconds);
    }
}

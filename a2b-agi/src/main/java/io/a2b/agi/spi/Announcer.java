package io.a2b.agi.spi;

import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.core.money.Money;

import java.time.Duration;

/**
 * Speaks to the caller. Thread-safe: called on the thread of each session, from many at once, and
 * may block it for as long as the caller listens. Between two commands to the channel there is
 * {@code AgiConfig.Guards#serverSecondsMax} at most, or the session is given up; and no command may
 * take longer than {@code commandSecondsMax}, so a file must be shorter than that. An exception of
 * the channel is let through; nothing else is thrown.
 */
public interface Announcer {
    /** Plays a prompt to its end. */
    void play(CallChannel channel, Prompt prompt);

    /** Plays a prompt and collects digits, as {@link CallChannel#ask}. */
    String ask(CallChannel channel, Prompt prompt, Duration patience, int digitsMax);

    /** Says what can be spent. Never more than there is: fractions of a cent are left out. */
    void sayBalance(CallChannel channel, Money available);

    /** Says how long the money lasts; at least one second. */
    void sayTalkTime(CallChannel channel, long seconds);
}

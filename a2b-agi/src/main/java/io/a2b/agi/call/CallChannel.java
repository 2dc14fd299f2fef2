package io.a2b.agi.call;

import io.a2b.core.cdr.CallId;

import java.time.Duration;
import java.util.Optional;

/**
 * A live channel: what can be done with a caller. Used by the one thread that runs the call.
 *
 * <p>Every method may throw {@link SwitchLostException}; those that need the caller throw
 * {@link ChannelGoneException} when he hung up. Reading and setting variables, the switch's store
 * and {@link #switchTime()} work after that, too.
 */
public interface CallChannel {
    /** Where the session comes from. Known from its beginning: asks nobody, and never throws. */
    CallOrigin origin();

    /** Picks up; harmless when that was done before. */
    void answer();

    /** Plays a file to its end. A file the switch does not have is passed over. */
    void play(String file);

    /** Says a whole number in the channel's language. */
    void say(long number);

    /**
     * Plays {@code file} and collects digits until {@code #}, {@code digitsMax} digits or
     * {@code patience} without a digit. What is keyed in during the file counts.
     *
     * @return what was keyed in, without the {@code #}: {@code 0-9}, {@code *} and the {@code A-D}
     *     that some telephones have, in either case; may be empty
     */
    String ask(String file, Duration patience, int digitsMax);

    /**
     * Plays {@code file} until a digit is keyed in.
     *
     * @return that digit, {@code #} or {@code *} included; empty when none was
     */
    Optional<Character> playUntilDigit(String file);

    /** The value of a variable; empty when it is not set. */
    String variable(ChannelVariable variable);

    /**
     * @throws IllegalArgumentException if {@code value} has other characters than {@code A-Z a-z
     *     0-9 . _ : + - /} or more than 128
     */
    void setVariable(ChannelVariable variable, String value);

    /** The clock of the switch, in its notation: seconds, a dot and six digits. */
    String switchTime();

    /**
     * Dials and returns when that is over: what became of it is in
     * {@link ChannelVariable#DIALSTATUS} and the variables of the leg, never in a result.
     */
    void dial(DialOrder order);

    /** What the switch kept about a call when nobody was there to hear of its end. */
    Optional<String> kept(CallId call);

    /** Forgets what was kept. Safe to repeat. */
    void forget(CallId call);

    /**
     * Hangs up: the caller is gone from here on, and the session ends when the flow returns. Who is
     * not answered yet is refused, at no cost to him.
     *
     * @throws ChannelGoneException if he was gone before
     */
    void hangUp();
}

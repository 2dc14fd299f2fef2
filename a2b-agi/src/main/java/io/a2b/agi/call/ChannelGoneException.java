package io.a2b.agi.call;

/**
 * The caller hung up. The switch is still there: variables can be read and set, nothing can be
 * played.
 */
public final class ChannelGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelGoneException() {
        super("the caller hung up", null, false, false); // a normal event: no stack trace
    }
}

package io.a2b.agi.call;

/**
 * The connection to the switch is gone, or the switch does not keep to the protocol. The call may
 * go on without us; nothing is known of it from here on.
 */
public final class SwitchLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SwitchLostException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.a2b.agi.call;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Where a session comes from, as the switch tells it. All of it is foreign text: check it before it
 * is used for anything but a look-up.
 *
 * @param script the name behind the slash of the AGI address; empty when there is none
 * @param arguments what the dialplan gave besides
 * @param callerNumber empty when withheld
 * @param accessNumber what was called to reach the service; empty when the switch does not say
 * @param channel the switch's name of the channel
 * @param uniqueId the switch's id of the channel
 */
public record CallOrigin(
        String script,
        List<String> arguments,
        String callerNumber,
        String accessNumber,
        String channel,
        String uniqueId) {
    public CallOrigin {
        requireNonNull(script, "script");
        arguments = List.copyOf(arguments);
        requireNonNull(callerNumber, "callerNumber");
        requireNonNull(accessNumber, "accessNumber");
        requireNonNull(channel, "channel");
        requireNonNull(uniqueId, "uniqueId");
    }

    /** The argument at {@code index}, from 0; empty when there are fewer. */
    public String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }
}

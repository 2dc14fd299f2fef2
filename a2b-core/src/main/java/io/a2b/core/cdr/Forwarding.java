package io.a2b.core.cdr;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that came in and goes on to another number is two calls: what its owner pays for the one
 * and for the other has nothing in common but the time. The id of the second says which leg of
 * which call it carries, so whoever hears of it knows both, whatever crashed in between.
 *
 * @param inbound the call that came in, of at most 53 characters
 * @param leg which of its legs, 1 to 99
 */
public record Forwarding(CallId inbound, int leg) {
    private static final String MARK = ".forward.";
    private static final Pattern FORM = Pattern.compile("(.+)\\.forward\\.([1-9][0-9]?)");

    public Forwarding {
        requireNonNull(inbound, "inbound");
        if (leg < 1 || leg > 99) throw new IllegalArgumentException("leg: " + leg);
        if (inbound.value().length() + MARK.length() + 2 > CallId.LENGTH_MAX) {
            throw new IllegalArgumentException("inbound: too long to be forwarded, " + inbound);
        }
    }

    /** What {@code call} carries on; empty for a call of its own. */
    public static Optional<Forwarding> of(CallId call) {
        Matcher parts = FORM.matcher(call.value());
        if (!parts.matches() || parts.group(1).length() + MARK.length() + 2 > CallId.LENGTH_MAX) {
            return Optional.empty();
        }
        int leg = Integer.parseInt(parts.group(2));
        return Optional.of(new Forwarding(new CallId(parts.group(1)), leg));
    }

    /** The id of the second call. */
    public CallId call() {
        return new CallId(inbound + MARK + leg);
    }
}

package io.a2b.core.friend;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the switch treats a telephone. Immutable; only what cannot break out of a line of a file of
 * Asterisk gets in.
 *
 * @param context where its calls start in the dialplan
 * @param callerId the number that it shows: digits, perhaps behind a plus; empty for none
 * @param host where it is found; {@code dynamic} if it registers
 * @param codecs allowed ones in order of preference, all others are not; at least one
 * @param behindNat whether its own idea of its address is not to be trusted
 * @param watched whether the switch asks now and again if it is there
 * @param options what else there is to say
 */
public record FriendSettings(
        String context,
        String callerId,
        String host,
        List<String> codecs,
        DtmfMode dtmfMode,
        boolean behindNat,
        boolean watched,
        Map<FriendOption, String> options) {
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern CALLER_ID = Pattern.compile("(\\+?[0-9]{1,19})?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final Pattern CODEC = Pattern.compile("[a-z0-9]{1,16}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9@.,:/_+-]{1,80}");
    private static final int CODECS_MAX = 11;

    private static final FriendSettings DEFAULTS = new FriendSettings(
            "a2b", "", "dynamic", List.of("ulaw", "alaw"), DtmfMode.RFC4733, true, true, Map.of());

    /** @throws IllegalArgumentException with all problems */
    public FriendSettings {
        requireNonNull(dtmfMode, "dtmfMode");
        codecs = List.copyOf(codecs);
        Map<FriendOption, String> ordered = new EnumMap<>(FriendOption.class);
        ordered.putAll(options);
        options = Collections.unmodifiableMap(ordered);
        List<String> problems = new ArrayList<>();
        check(problems, "context", context, CONTEXT);
        check(problems, "callerId", callerId, CALLER_ID);
        check(problems, "host", host, HOST);
        if (codecs.isEmpty() || codecs.size() > CODECS_MAX) {
            problems.add("codecs: not 1 to " + CODECS_MAX);
        }
        for (String codec : codecs) check(problems, "codecs", codec, CODEC);
        options.forEach((option, value) -> check(problems, option.name(), value, VALUE));
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
    }

    private static void check(List<String> problems, String name, String value, Pattern form) {
        if (!form.matcher(value).matches()) problems.add(name + ": does not match " + form);
    }

    /** A telephone that registers, behind a router, with G.711. */
    public static FriendSettings defaults() {
        return DEFAULTS;
    }

    public FriendSettings withContext(String newContext) {
        return new FriendSettings(
                newContext, callerId, host, codecs, dtmfMode, behindNat, watched, options);
    }

    public FriendSettings withCallerId(String newCallerId) {
        return new FriendSettings(
                context, newCallerId, host, codecs, dtmfMode, behindNat, watched, options);
    }

    public FriendSettings withHost(String newHost) {
        return new FriendSettings(
                context, callerId, newHost, codecs, dtmfMode, behindNat, watched, options);
    }

    public FriendSettings withCodecs(List<String> newCodecs) {
        return new FriendSettings(
                context, callerId, host, newCodecs, dtmfMode, behindNat, watched, options);
    }

    public FriendSettings withDtmfMode(DtmfMode newMode) {
        return new FriendSettings(
                context, callerId, host, codecs, newMode, behindNat, watched, options);
    }

    public FriendSettings withBehindNat(boolean isBehindNat) {
        return new FriendSettings(
                context, callerId, host, codecs, dtmfMode, isBehindNat, watched, options);
    }

    public FriendSettings withWatched(boolean isWatched) {
        return new FriendSettings(
                context, callerId, host, codecs, dtmfMode, behindNat, isWatched, options);
    }

    public FriendSettings withOptions(Map<FriendOption, String> newOptions) {
        return new FriendSettings(
                context, callerId, host, codecs, dtmfMode, behindNat, watched, newOptions);
    }
}

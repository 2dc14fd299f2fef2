package io.a2b.agi;

import static java.util.Objects.requireNonNull;

import io.a2b.core.caller.Enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The knobs of the FastAGI server. Immutable; start from {@link #defaults()} and change what
 * differs. A configuration with a value out of its bounds is refused, with all its problems at
 * once.
 */
public final class AgiConfig {
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final AgiConfig DEFAULTS = new AgiConfig(
            new Listen("127.0.0.1", 4573, Set.of("127.0.0.1", "::1"), 2000),
            new Guards(10, 90, 30, 60),
            new Dialogue(true, 3, 3, 6, 7200, 0),
            new Newcomers(false, false, Optional.empty()),
            Slices.none(),
            new Inbound(3600, 60),
            "a2b",
            Prompts.stock());

    private final Listen listen;
    private final Guards guards;
    private final Dialogue dialogue;
    private final Newcomers newcomers;
    private final Slices slices;
    private final Inbound inbound;
    private final String context;
    private final Prompts prompts;

    /**
     * Where, for whom and for how many.
     *
     * @param host the address to bind; loopback unless told otherwise
     * @param port 0 to 65535; 0 takes any free port. Default 4573
     * @param allowedHosts the addresses Asterisk may connect from. Default: loopback only. Whoever
     *     can connect can report calls, so keep it short
     * @param sessionsMax callers at the same time, 1 to 100000; one more is told that we are busy.
     *     Default 2000
     */
    public record Listen(String host, int port, Set<String> allowedHosts, int sessionsMax) {
        public Listen {
            requireNonNull(host, "host");
            allowedHosts = Set.copyOf(allowedHosts);
        }
    }

    /**
     * How long a silence may last before a session is given up.
     *
     * @param requestSecondsMax for Asterisk to say what it wants, 1 to 60. Default 10
     * @param commandSecondsMax for the answer to any command but a dial, 10 to 600: longer than the
     *     longest prompt. Default 90
     * @param serverSecondsMax for us to go on with the next command, 5 to 300: a caller must not be
     *     kept waiting by a database for ever. Default 30
     * @param dialSecondsOver how long a dial may last beyond its ring time and its limit, after
     *     which the switch counts as lost, 10 to 600. Default 60
     */
    public record Guards(
            int requestSecondsMax,
            int commandSecondsMax,
            int serverSecondsMax,
            int dialSecondsOver) {}

    /**
     * How callers are spoken to.
     *
     * @param callerNumberLogin whether a caller number that belongs to an account proves it.
     *     Default true; switch it off where caller numbers can be forged
     * @param loginAttemptsMax 1 to 10. Default 3
     * @param callsMax calls in one session, 1 to 100. Default 3
     * @param digitSecondsMax wait for the first and for each further digit, 1 to 60. Default 6
     * @param talkSecondsMax the longest call asked for, 1 to 2592000 (30 days). Default 7200
     * @param warningSeconds how long before the limit the caller is warned, 0 to 600; 0 for no
     *     warning. Default 0, because only a limit without a warning can be moved while a call is
     *     up
     */
    public record Dialogue(
            boolean callerNumberLogin,
            int loginAttemptsMax,
            int callsMax,
            int digitSecondsMax,
            long talkSecondsMax,
            int warningSeconds) {}

    /**
     * What is done about callers whose numbers prove nothing yet. Only where caller numbers prove
     * accounts at all, see {@link Dialogue}; whoever can forge a number can call for its owner.
     *
     * @param assignCallerId whether the number of a caller who proved a good account by its card is
     *     noted as one of that account's, if it is nobody's and the account has room. Default false
     * @param rebindCallerId whether a caller whose number belongs to an expired account is asked
     *     for a card, and his number then moved to that one's account. Default false
     * @param enrolment the account that is opened for a caller whose number nobody has, instead of
     *     asking him for a card. By default none
     */
    public record Newcomers(
            boolean assignCallerId, boolean rebindCallerId, Optional<Enrolment> enrolment) {
        public Newcomers {
            requireNonNull(enrolment, "enrolment");
        }
    }

    /**
     * How much of a call is paid for ahead, where a call need not set aside all that it may cost.
     * Each slice is set aside while the one before it is talked, and the switch is told to cut the
     * call so much later; a call that cannot pay for another one ends with the last. Needs a
     * {@link io.a2b.agi.spi.ChannelLimiter}, and somebody who calls {@link AgiServer#extendCalls}
     * every second: without them calls end with their first slice. The caller hears how long he can
     * talk only when his money does not last for the first slice.
     *
     * @param sliceSeconds 10 to 3600; 0 to set aside the longest talk at once. Default 0
     * @param aheadSeconds how long before the end of a slice the next one is asked for, 2 to 60 and
     *     less than {@code sliceSeconds}: time for a database that is slow, or away for a moment
     */
    public record Slices(int sliceSeconds, int aheadSeconds) {
        /** The longest talk is set aside at once. */
        public static Slices none() {
            return new Slices(0, 0);
        }

        /** Each asked for when half of the one before is over, at most 20 seconds ahead. */
        public static Slices of(int sliceSeconds) {
            return new Slices(sliceSeconds, Math.min(20, sliceSeconds / 2));
        }

        /** Whether there are any. */
        public boolean areWanted() {
            return sliceSeconds != 0;
        }
    }

    /**
     * Calls that come in on numbers of ours.
     *
     * @param inboundSecondsMax the longest talk asked for, 1 to 604800 (7 days), whatever the
     *     number costs. Default 3600
     * @param targetRingSecondsMax how long a device may ring before the next target does, 1 to 300.
     *     Default 60
     */
    public record Inbound(long inboundSecondsMax, int targetRingSecondsMax) {}

    private AgiConfig(
            Listen listen,
            Guards guards,
            Dialogue dialogue,
            Newcomers newcomers,
            Slices slices,
            Inbound inbound,
            String context,
            Prompts prompts) {
        this.listen = requireNonNull(listen, "listen");
        this.guards = requireNonNull(guards, "guards");
        this.dialogue = requireNonNull(dialogue, "dialogue");
        this.newcomers = requireNonNull(newcomers, "newcomers");
        this.slices = requireNonNull(slices, "slices");
        this.inbound = requireNonNull(inbound, "inbound");
        this.context = requireNonNull(context, "context");
        this.prompts = requireNonNull(prompts, "prompts");
        Problems problems = new Problems();
        problems.form("listen.host", listen.host, HOST);
        for (String host : listen.allowedHosts) problems.form("listen.allowedHosts", host, HOST);
        problems.bounds("listen.port", listen.port, 0, 65_535);
        problems.bounds("listen.sessionsMax", listen.sessionsMax, 1, 100_000);
        problems.bounds("guards.requestSecondsMax", guards.requestSecondsMax, 1, 60);
        problems.bounds("guards.commandSecondsMax", guards.commandSecondsMax, 10, 600);
        problems.bounds("guards.serverSecondsMax", guards.serverSecondsMax, 5, 300);
        problems.bounds("guards.dialSecondsOver", guards.dialSecondsOver, 10, 600);
        problems.bounds("dialogue.loginAttemptsMax", dialogue.loginAttemptsMax, 1, 10);
        problems.bounds("dialogue.callsMax", dialogue.callsMax, 1, 100);
        problems.bounds("dialogue.digitSecondsMax", dialogue.digitSecondsMax, 1, 60);
        problems.bounds("dialogue.talkSecondsMax", dialogue.talkSecondsMax, 1, 2_592_000);
        problems.bounds("dialogue.warningSeconds", dialogue.warningSeconds, 0, 600);
        if (slices.areWanted()) {
            problems.bounds("slices.sliceSeconds", slices.sliceSeconds, 10, 3600);
            int aheadMax = Math.min(60, slices.sliceSeconds - 1);
            problems.bounds("slices.aheadSeconds", slices.aheadSeconds, 2, aheadMax);
            // a limit with a warning cannot be moved
            problems.bounds("dialogue.warningSeconds with slices", dialogue.warningSeconds, 0, 0);
        }
        problems.bounds("inbound.inboundSecondsMax", inbound.inboundSecondsMax, 1, 604_800);
        problems.bounds("inbound.targetRingSecondsMax", inbound.targetRingSecondsMax, 1, 300);
        problems.form("context", context, CONTEXT);
        problems.refuse();
    }

    public static AgiConfig defaults() {
        return DEFAULTS;
    }

    public AgiConfig withListen(Listen newListen) {
        return new AgiConfig(
                newListen, guards, dialogue, newcomers, slices, inbound, context, prompts);
    }

    /** The same with another address to bind; port 0 takes any free one. */
    public AgiConfig withAddress(String host, int port) {
        return withListen(new Listen(host, port, listen.allowedHosts, listen.sessionsMax));
    }

    public AgiConfig withAllowedHosts(Set<String> hosts) {
        return withListen(new Listen(listen.host, listen.port, hosts, listen.sessionsMax));
    }

    public AgiConfig withSessionsMax(int sessionsMax) {
        return withListen(new Listen(listen.host, listen.port, listen.allowedHosts, sessionsMax));
    }

    public AgiConfig withGuards(Guards newGuards) {
        return new AgiConfig(
                listen, newGuards, dialogue, newcomers, slices, inbound, context, prompts);
    }

    public AgiConfig withDialogue(Dialogue newDialogue) {
        return new AgiConfig(
                listen, guards, newDialogue, newcomers, slices, inbound, context, prompts);
    }

    public AgiConfig withNewcomers(Newcomers newNewcomers) {
        return new AgiConfig(
                listen, guards, dialogue, newNewcomers, slices, inbound, context, prompts);
    }

    public AgiConfig withSlices(Slices newSlices) {
        return new AgiConfig(
                listen, guards, dialogue, newcomers, newSlices, inbound, context, prompts);
    }

    public AgiConfig withInbound(Inbound newInbound) {
        return new AgiConfig(
                listen, guards, dialogue, newcomers, slices, newInbound, context, prompts);
    }

    /** The same with another first context; {@link Dialplan#context()} must be it. */
    public AgiConfig withContext(String newContext) {
        return new AgiConfig(
                listen, guards, dialogue, newcomers, slices, inbound, newContext, prompts);
    }

    public AgiConfig withPrompts(Prompts newPrompts) {
        return new AgiConfig(
                listen, guards, dialogue, newcomers, slices, inbound, context, newPrompts);
    }

    public Listen listen() {
        return listen;
    }

    public Guards guards() {
        return guards;
    }

    public Dialogue dialogue() {
        return dialogue;
    }

    public Newcomers newcomers() {
        return newcomers;
    }

    public Slices slices() {
        return slices;
    }

    public Inbound inbound() {
        return inbound;
    }

    /** The first context of the dialplan; the others begin with its name. Default {@code a2b}. */
    public String context() {
        return context;
    }

    public Prompts prompts() {
        return prompts;
    }

    private static final class Problems {
        private final List<String> found = new ArrayList<>();

        void bounds(String key, long value, long min, long max) {
            if (value < min || value > max) {
                found.add(key + ": " + value + " is not between " + min + " and " + max);
            }
        }

        void form(String key, String value, Pattern form) {
            if (!form.matcher(value).matches()) found.add(key + ": does not match " + form);
        }

        void refuse() {
            if (!found.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", found));
            }
        }
    }
}

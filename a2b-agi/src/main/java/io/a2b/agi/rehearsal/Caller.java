package io.a2b.agi.rehearsal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who calls, what he keys in, and when he has had enough. Immutable. */
public final class Caller {
    private final String number;
    private final String dialled;
    private final List<String> keys;
    private final Patience patience;

    /**
     * When it ends early.
     *
     * @param ring how long the caller lets it ring
     * @param talk how long the caller talks
     * @param hangUpAt the command of the server, from 1, at which he is found gone; 0 for none
     * @param switchDiesAt the command of the server that the switch does not live to answer; 0 for
     *     none
     */
    private record Patience(
            Optional<Duration> ring, Optional<Duration> talk, int hangUpAt, int switchDiesAt) {}

    private Caller(String number, String dialled, List<String> keys, Patience patience) {
        this.number = requireNonNull(number, "number");
        this.dialled = requireNonNull(dialled, "dialled");
        this.keys = List.copyOf(keys);
        this.patience = patience;
    }

    /** @param number as Asterisk presents it; empty when withheld */
    public static Caller from(String number) {
        Patience endless = new Patience(Optional.empty(), Optional.empty(), 0, 0);
        return new Caller(number, "", List.of(), endless);
    }

    /** Keys this in at the next question, and so on; at further questions nothing. */
    public Caller keys(String... answers) {
        List<String> more = new ArrayList<>(keys);
        more.addAll(List.of(answers));
        return new Caller(number, dialled, more, patience);
    }

    /** Dials a number directly instead of being asked for it. */
    public Caller dials(String direct) {
        return new Caller(number, direct, keys, patience);
    }

    public Caller hangsUpWhileRinging(Duration after) {
        return with(new Patience(
                Optional.of(after), patience.talk, patience.hangUpAt, patience.switchDiesAt));
    }

    public Caller hangsUpTalking(Duration after) {
        return with(new Patience(
                patience.ring, Optional.of(after), patience.hangUpAt, patience.switchDiesAt));
    }

    /** Is found gone at the server's command of that number, counted from 1. */
    public Caller hangsUpAtCommand(int command) {
        return with(new Patience(patience.ring, patience.talk, command, patience.switchDiesAt));
    }

    /** The whole switch dies instead of answering the server's command of that number. */
    public Caller switchDiesAtCommand(int command) {
        return with(new Patience(patience.ring, patience.talk, patience.hangUpAt, command));
    }

    private Caller with(Patience newPatience) {
        return new Caller(number, dialled, keys, newPatience);
    }

    String number() {
        return number;
    }

    String dialled() {
        return dialled;
    }

    List<String> keys() {
        return keys;
    }

    Optional<Duration> ringPatience() {
        return patience.ring;
    }

    Optional<Duration> talkPatience() {
        return patience.talk;
    }

    int hangUpAt() {
        return patience.hangUpAt;
    }

    int switchDiesAt() {
        return patience.switchDiesAt;
    }
}

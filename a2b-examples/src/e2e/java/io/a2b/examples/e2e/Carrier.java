package io.a2b.examples.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a carrier saw of a call, read from the log of the SIPp that plays it: the truth that bills
 * are compared with. Every test calls a number of its own, so that the number finds the call.
 */
record Carrier(Path log) {
    private static final String CLOCK = " s=([0-9]+)[.0-9]* us=([0-9]+)[.0-9]*";
    private static final Pattern INVITE = Pattern.compile("INVITE ([0-9]+) from=\\[?(.*)");

    /** How long it had its side of an answered call up. */
    record Talk(Instant answered, Instant ended, boolean endedByCarrier) {
        Duration duration() {
            return Duration.between(answered, ended);
        }
    }

    /** How many times it was asked to set up a call to {@code number}. */
    long invites(String number) {
        return lines().stream()
                .filter(line -> line.startsWith("INVITE " + number + " "))
                .count();
    }

    /** Everything it was ever asked to call. */
    List<String> numbers() {
        return lines().stream()
                .map(INVITE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .toList();
    }

    boolean isCancelled(String number) {
        return lines().contains("CANCELLED " + number);
    }

    Optional<Instant> answered(String number) {
        return find("ANSWERED " + number + CLOCK).map(line -> instant(line, 1));
    }

    /** Whether the call has been up for so long, or was. */
    boolean hasTalked(String number, Duration length) {
        return answered(number)
                .filter(start -> !start.plus(length).isAfter(Instant.now()))
                .isPresent();
    }

    Optional<Talk> talk(String number) {
        Optional<Instant> answered = answered(number);
        if (answered.isEmpty()) return Optional.empty();
        return find("ENDED " + number + " by (asterisk|carrier)" + CLOCK)
                .map(line -> new Talk(
                        answered.get(), instant(line, 2), line.group(1).equals("carrier")));
    }

    void awaitInvite(String number) {
        Eventually.until("asked for " + number, Lab.patience(), () -> invites(number) == 1);
    }

    /** Waits until the call has been up for so long. */
    void awaitTalkOf(String number, Duration length) {
        Eventually.until(
                "talk of " + length.toSeconds() + " s with " + number,
                Lab.patience(),
                () -> hasTalked(number, length));
    }

    Talk awaitEnd(String number) {
        return Eventually.get("end of " + number, Lab.patience(), () -> talk(number));
    }

    private Optional<MatchResult> find(String form) {
        Pattern pattern = Pattern.compile(form);
        return lines().stream()
                .map(pattern::matcher)
                .filter(line -> line.matches())
                .map(line -> line.toMatchResult())
                .reduce((earlier, later) -> later);
    }

    private static Instant instant(MatchResult line, int group) {
        return Instant.ofEpochSecond(Long.parseLong(line.group(group)))
                .plus(Long.parseLong(line.group(group + 1)), MICROS);
    }

    private List<String> lines() {
        try {
            // SIPp is writing to it: a last line without its end is not yet one
            String text = Files.readString(log, UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(log.toString(), e);
        }
    }
}

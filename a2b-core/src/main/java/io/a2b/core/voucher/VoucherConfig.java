package io.a2b.core.voucher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The knobs of vouchers. Immutable; start from {@link #of} and change what differs with the
 * {@code with} methods.
 *
 * @param keys what codes are hashed with
 * @param guessesMax wrong codes of one caller or account within {@code guessWindow} before it is
 *     locked out: 1 to 100, by default 5
 * @param guessWindow 1 minute to 1 day, by default 15 minutes
 * @param lockOut how long the first lock-out lasts: 1 second to 1 day, by default 15 minutes; each
 *     further one lasts twice as long
 * @param lockOutMax the longest: {@code lockOut} to 30 days, by default 1 day
 */
public record VoucherConfig(
        VoucherKeys keys,
        int guessesMax,
        Duration guessWindow,
        Duration lockOut,
        Duration lockOutMax) {
    /** @throws IllegalArgumentException naming every value that does not do, one a line */
    public VoucherConfig {
        List<String> problems = new ArrayList<>();
        if (keys == null) problems.add("keys: missing");
        if (guessesMax < 1 || guessesMax > 100) {
            problems.add("guessesMax: " + guessesMax + " is not within 1 to 100");
        }
        requireWithin(
                problems, "guessWindow", guessWindow, Duration.ofMinutes(1), Duration.ofDays(1));
        requireWithin(problems, "lockOut", lockOut, Duration.ofSeconds(1), Duration.ofDays(1));
        requireWithin(problems, "lockOutMax", lockOutMax, lockOut, Duration.ofDays(30));
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
    }

    private static void requireWithin(
            List<String> problems, String name, Duration value, Duration least, Duration most) {
        boolean fits = value != null
                && least != null
                && value.compareTo(least) >= 0
                && value.compareTo(most) <= 0;
        if (!fits) problems.add(name + ": " + value + " is not within " + least + " to " + most);
    }

    /** The defaults, with these keys. */
    public static VoucherConfig of(VoucherKeys keys) {
        return new VoucherConfig(
                keys, 5, Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofDays(1));
    }

    public VoucherConfig withGuessesMax(int newGuessesMax) {
        return new VoucherConfig(keys, newGuessesMax, guessWindow, lockOut, lockOutMax);
    }

    public VoucherConfig withGuessWindow(Duration newGuessWindow) {
        return new VoucherConfig(keys, guessesMax, newGuessWindow, lockOut, lockOutMax);
    }

    public VoucherConfig withLockOut(Duration newLockOut, Duration newLockOutMax) {
        return new VoucherConfig(keys, guessesMax, guessWindow, newLockOut, newLockOutMax);
    }
}

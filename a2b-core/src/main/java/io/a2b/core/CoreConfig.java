package io.a2b.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The knobs of a2b-core. Immutable; start from {@link #defaults} and change what differs with the
 * {@code with} methods.
 *
 * @param secretWorkFactor the binary logarithm of the rounds a new secret of an account is hashed
 *     with (bcrypt), 4 to 16, by default {@value #SECRET_WORK_FACTOR_DEFAULT}. One more doubles the
 *     time a check takes, for a thief of the table and for a caller who waits
 */
public record CoreConfig(int secretWorkFactor) {
    static final int SECRET_WORK_FACTOR_DEFAULT = 10;

    /** @throws IllegalArgumentException naming every value that does not do, one a line */
    public CoreConfig {
        List<String> problems = new ArrayList<>();
        if (secretWorkFactor < 4 || secretWorkFactor > 16) {
            problems.add("secretWorkFactor: " + secretWorkFactor
                    + " is not within 4 to 16; 10 takes tens of milliseconds a check");
        }
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
    }

    public static CoreConfig defaults() {
        return new CoreConfig(SECRET_WORK_FACTOR_DEFAULT);
    }

    public CoreConfig withSecretWorkFactor(int newSecretWorkFactor) {
        return new CoreConfig(newSecretWorkFactor);
    }
}

package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which numbers an account may call. Immutable.
 *
 * @param prefixes the digits that listed numbers begin with, in E.164 without the plus: 1 to 15
 *     each, at most {@value #PREFIXES_MAX}; a whole number lists itself
 */
public record Restriction(Mode mode, Set<String> prefixes) {
    public static final int PREFIXES_MAX = 1000;
    private static final Restriction NONE = new Restriction(Mode.NONE, Set.of());
    private static final Pattern PREFIX = Pattern.compile("[1-9][0-9]{0,14}");

    /** What the list is for. */
    public enum Mode {
        /** Nothing: every number may be called. */
        NONE,
        /** Listed numbers may not be called. */
        BLOCK_LISTED,
        /** Only listed numbers may be called: none if none is listed. */
        ALLOW_ONLY_LISTED
    }

    /**
     * @throws IllegalArgumentException naming the first prefix that is none, or that is too much
     */
    public Restriction {
        requireNonNull(mode, "mode");
        prefixes = Collections.unmodifiableSet(new TreeSet<>(prefixes));
        if (prefixes.size() > PREFIXES_MAX) {
            throw new IllegalArgumentException("prefixes: over " + PREFIXES_MAX);
        }
        for (String prefix : prefixes) {
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException("prefixes: not 1 to 15 digits in E.164: "
                        + prefix.substring(0, Math.min(40, prefix.length())));
            }
        }
    }

    /** Every number may be called. */
    public static Restriction none() {
        return NONE;
    }

    /** Whether {@code called} may be called. */
    public boolean allows(PhoneNumber called) {
        return allows(mode, prefixes.stream().anyMatch(called.digits()::startsWith));
    }

    static boolean allows(Mode mode, boolean isListed) {
        switch (mode) {
            case NONE:
                return true;
            case BLOCK_LISTED:
                return !isListed;
            case ALLOW_ONLY_LISTED:
                return isListed;
        }
        throw new AssertionError(mode);
    }
}

package io.a2b.core.directory;

/**
 * Accounts that are looked after together. Each account is in one.
 *
 * @param name its key, see {@link #requireName}
 * @param description at most 255 characters
 */
public record AccountGroup(String name, String description) {
    /** The group of every account that is in no other; it cannot be removed. */
    public static final String DEFAULT = "default";

    public AccountGroup {
        requireName(name);
        if (description.length() > 255) {
            throw new IllegalArgumentException("description: longer than 255 characters");
        }
    }

    /** Letters, digits, dot, dash and underscore; 1 to 64 of them. */
    static String requireName(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}"))
            throw new IllegalArgumentException("name: " + name);
        return name;
    }
}

package io.a2b.core.directory;

/**
 * A run of accounts that are numbered one after another, such as printed cards.
 *
 * @param name its key, as that of a group
 * @param description at most 255 characters
 * @param lastSerial the last serial number that was given; 0: none yet
 */
public record Series(String name, String description, long lastSerial) {
    public Series {
        AccountGroup.requireName(name);
        if (description.length() > 255) {
            throw new IllegalArgumentException("description: longer than 255 characters");
        }
        if (lastSerial < 0) throw new IllegalArgumentException("lastSerial: " + lastSerial);
    }
}

package io.a2b.core.directory;

/**
 * The place of an account in a series.
 *
 * @param number from 1; given once and never again
 */
public record Serial(String series, long number) {
    public Serial {
        AccountGroup.requireName(series);
        if (number < 1) throw new IllegalArgumentException("number: " + number);
    }
}

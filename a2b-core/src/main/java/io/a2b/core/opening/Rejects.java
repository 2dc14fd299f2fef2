package io.a2b.core.opening;

/** Told of each line that cannot be imported. */
@FunctionalInterface
public interface Rejects {
    /**
     * @param line its number in the file, from 1 on
     * @param column the name of the column; empty when it is about the whole line
     * @param reason what is wrong, without the text of secrets
     */
    void add(long line, String column, String reason);
}

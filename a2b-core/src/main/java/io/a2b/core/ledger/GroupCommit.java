package io.a2b.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * How many writes of a ledger may share one commit. Immutable. Start from {@link #off} or
 * {@link #on} and change what differs with the {@code with} methods.
 *
 * <p>A database waits for its disk at each commit, and whoever changes an account waits for the
 * commit of whoever changed it before. Where many threads write at once, those that had to wait can
 * go together: one transaction does what all of them asked for, in the order in which they asked,
 * and each is answered once that is durable. Alone, a caller waits for nobody. Nothing changes for
 * other nodes that write to the same database, grouped or not.
 *
 * @param writesMax how many writes share a commit at most: 1 to 1000. With 1, each has its own
 * @param commitsAtOnce how many groups may be under way at once: 1 to 16, each with a connection.
 *     Writes to one account share a group where that is possible, so that groups seldom wait for
 *     each other: more of them help where there are processors for them or the disk is slow, but
 *     not one hot account
 */
public record GroupCommit(int writesMax, int commitsAtOnce) {
    private static final GroupCommit OFF = new GroupCommit(1, 1);
    private static final GroupCommit ON = new GroupCommit(256, 2);

    /** @throws IllegalArgumentException naming every value that does not do, one a line */
    public GroupCommit {
        List<String> problems = new ArrayList<>();
        if (writesMax < 1 || writesMax > 1000) {
            problems.add("writesMax: " + writesMax + " is not within 1 to 1000; 1 groups nothing");
        }
        if (commitsAtOnce < 1 || commitsAtOnce > 16) {
            problems.add("commitsAtOnce: " + commitsAtOnce
                    + " is not within 1 to 16; each takes a connection of the pool");
        }
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
    }

    /** Each write has its own commit. */
    public static GroupCommit off() {
        return OFF;
    }

    /** Up to 256 writes a commit, two commits at once. */
    public static GroupCommit on() {
        return ON;
    }

    public GroupCommit withWritesMax(int newWritesMax) {
        return new GroupCommit(newWritesMax, commitsAtOnce);
    }

    public GroupCommit withCommitsAtOnce(int newCommitsAtOnce) {
        return new GroupCommit(writesMax, newCommitsAtOnce);
    }

    public boolean isOn() {
        return writesMax > 1;
    }
}

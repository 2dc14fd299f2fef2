package io.a2b.core.did;

import java.util.List;

/**
 * What became of the lines of a file of numbers.
 *
 * @param rejectedLines how many were not taken
 * @param rejected the first 1000 of them, with the reason
 */
public record DidImportReport(
        int added, int unchanged, int rejectedLines, List<Rejected> rejected) {
    public DidImportReport {
        rejected = List.copyOf(rejected);
    }

    /** @param line the first, which is the header, is 1 */
    public record Rejected(int line, String reason) {}
}

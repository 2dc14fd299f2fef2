package io.a2b.core.opening;

import java.util.List;

/**
 * What became of a list of accounts, or would become of it.
 *
 * @param lines with something in them, the header not counted
 * @param opened accounts that were opened; in a preview, that can be
 * @param present accounts whose card number was there already: they are left as they are
 * @param rejected lines that were not imported
 * @param unknownColumns names in the header that mean nothing here, and whose cells are not read
 * @param first the first accounts, masked, as they were understood
 */
public record ImportReport(
        long lines,
        long opened,
        long present,
        long rejected,
        List<String> unknownColumns,
        List<String> first) {
    public ImportReport {
        unknownColumns = List.copyOf(unknownColumns);
        first = List.copyOf(first);
    }
}

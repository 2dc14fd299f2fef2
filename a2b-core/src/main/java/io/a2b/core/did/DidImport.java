package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a CSV file of numbers into stock. The first line names the columns, in any order:
 * {@code number} (or {@code did}) and, where it is not the same for all, {@code group},
 * {@code country}, {@code calls_max}, {@code valid_from} and {@code valid_until} (an ISO 8601
 * instant, or a day in UTC), {@code currency}, {@code setup}, {@code monthly}, {@code connection},
 * {@code per_minute}, {@code first_seconds}, {@code step_seconds}. A line that does not do is
 * rejected with its reason, and the others are taken; running it again changes nothing. Immutable.
 */
public final class DidImport {
    private static final int STEP = 500;
    private static final int REJECTED_MAX = 1000;

    private final Dids dids;
    private final DidTerms defaults;

    private DidImport(Dids dids, DidTerms defaults) {
        this.dids = requireNonNull(dids, "dids");
        this.defaults = requireNonNull(defaults, "defaults");
    }

    /** @param defaults for what the file does not say */
    public static DidImport into(Dids dids, DidTerms defaults) {
        return new DidImport(dids, defaults);
    }

    /**
     * In steps of some hundred lines.
     *
     * @throws IllegalArgumentException if the first line does not name columns; nothing is taken
     * @throws IOException when reading fails; what was taken stays
     */
    public DidImportReport run(Reader file) throws IOException {
        return new Run(file, true).report();
    }

    /** What {@link #run} would do, with nothing written. */
    public DidImportReport preview(Reader file) throws IOException {
        return new Run(file, false).report();
    }

    private final class Run {
        private final CsvLines lines;
        private final boolean write;
        private final List<NewDid> step = new ArrayList<>();
        private final List<Integer> stepLines = new ArrayList<>();
        private final List<DidImportReport.Rejected> rejected = new ArrayList<>();
        private int added;
        private int unchanged;
        private int rejectedLines;

        Run(Reader file, boolean write) {
            this.lines = new CsvLines(file);
            this.write = write;
        }

        DidImportReport report() throws IOException {
            List<String> header =
                    lines.next().orElseThrow(() -> new IllegalArgumentException("an empty file"));
            DidColumns columns = new DidColumns(header, defaults);
            while (readLine(columns)) {
                if (step.size() == STEP) take();
            }
            take();
            return new DidImportReport(added, unchanged, rejectedLines, rejected);
        }

        private boolean readLine(DidColumns columns) throws IOException {
            try {
                Optional<List<String>> cells = lines.next();
                if (cells.isEmpty()) return false;
                step.add(columns.read(cells.get()));
                stepLines.add(lines.number());
            } catch (IllegalArgumentException reason) {
                reject(lines.number(), reason.getMessage());
            }
            return true;
        }

        private void take() {
            List<AddResult> results = write ? dids.add(step) : dids.preview(step);
            for (int at = 0; at < results.size(); at++) {
                switch (results.get(at)) {
                    case ADDED -> added++;
                    case UNCHANGED -> unchanged++;
                    case TERMS_DIFFER -> reject(stepLines.get(at), "there on other terms");
                    case RETIRED -> reject(stepLines.get(at), "retired");
                }
            }
            step.clear();
            stepLines.clear();
        }

        private void reject(int line, String reason) {
            rejectedLines++;
            if (rejected.size() < REJECTED_MAX) {
                rejected.add(new DidImportReport.Rejected(line, reason));
            }
        }
    }
}

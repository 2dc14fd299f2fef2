package io.a2b.examples;

import io.a2b.rating.simulation.CallCsv;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;

/** A CSV of past calls, and complaints about it. */
final class CallsFile {
    private CallsFile() {}

    /** @throws RefusedException if its header cannot be used */
    static CallCsv open(InputStream input, Path file) {
        CallCsv calls = CallCsv.of(input);
        if (calls.faultsFound() > 0) {
            throw new RefusedException(file + ": " + calls.faults().get(0));
        }
        return calls;
    }

    /** A line for each line that was left out. */
    static void complain(CallCsv calls, Path file, PrintWriter err) {
        calls.faults().forEach(fault -> err.println(file + ": " + fault));
        long more = calls.faultsFound() - calls.faults().size();
        if (more > 0) err.println(file + ": and " + more + " more");
        if (calls.faultsFound() > 0) {
            err.println("a2b: " + calls.faultsFound() + " lines were left out");
        }
    }
}

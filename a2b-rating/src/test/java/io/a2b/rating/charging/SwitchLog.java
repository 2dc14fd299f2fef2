package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.rating.spi.CallWitness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a switch saw of calls, in a file that outlives the program: one line per call that ended. A
 * line that was cut off by a kill was never written.
 */
final class SwitchLog {
    private SwitchLog() {}

    /** Appends to the log; each line is with the operating system when a method returns. */
    static final class Writer {
        private final FileChannel file;

        Writer(Path path) throws IOException {
            file = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        }

        void ended(CallId call, LegReport leg) {
            String answered = leg.times().answeredAt().map(Instant::toString).orElse("-");
            write(String.join(
                    " ",
                    call.value(),
                    leg.times().startedAt().toString(),
                    answered,
                    leg.times().endedAt().toString()));
        }

        private synchronized void write(String line) {
            try {
                ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line + " .\n");
                while (bytes.hasRemaining()) file.write(bytes);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Reads what is there now. */
    static Map<CallId, LegReport> read(Path path) throws IOException {
        Map<CallId, LegReport> legs = new HashMap<>();
        if (!Files.exists(path)) return legs;
        List<String> lines = List.of(Files.readString(path).split("\n"));
        for (String line : lines) {
            String[] fields = line.split(" ");
            if (fields.length != 5 || !fields[4].equals(".")) continue;
            legs.put(new CallId(fields[0]), leg(fields));
        }
        return legs;
    }

    private static LegReport leg(String[] fields) {
        Instant started = Instant.parse(fields[1]);
        Instant ended = Instant.parse(fields[3]);
        if (fields[2].equals("-")) {
            LegTimes times = LegTimes.unanswered(started, ended);
            return new LegReport(1, "carrier1", Disposition.NO_ANSWER, 19, times);
        }
        LegTimes times = LegTimes.answered(started, Instant.parse(fields[2]), ended);
        return new LegReport(1, "carrier1", Disposition.ANSWERED, 16, times);
    }

    /** The log as a witness: what is not in it ended unanswered, as the switch is gone too. */
    static CallWitness witness(Path path) throws IOException {
        Map<CallId, LegReport> legs = read(path);
        return call -> Optional.ofNullable(legs.get(call.request().call()))
                .<CallWitness.Testimony>map(CallWitness.Testimony.Ended::new)
                .orElseGet(CallWitness.Testimony.Gone::new);
    }
}

package io.a2b.agi.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was said and done in one session, in order.
 *
 * @param variables of the caller's channel at its end
 */
public record Transcript(List<Line> lines, Map<String, String> variables) {
    public Transcript {
        lines = List.copyOf(lines);
        variables = Map.copyOf(variables);
    }

    /** Who did something. */
    public enum Party {
        SERVER,
        CALLER,
        CARRIER,
        SWITCH
    }

    /**
     * One step.
     *
     * @param after since the session began, on the simulated clock
     */
    public record Line(Duration after, Party party, String text) {
        static Line of(Instant start, Instant now, Party party, String text) {
            return new Line(Duration.between(start, now), party, text);
        }

        /** For people: minutes and seconds, who, what. */
        @Override
        public String toString() {
            long tenths = after.toMillis() / 100;
            return "%3d:%02d.%d  %-7s  %s"
                    .formatted(
                            tenths / 600,
                            tenths / 10 % 60,
                            tenths % 10,
                            party.name().toLowerCase(java.util.Locale.ROOT),
                            text);
        }
    }

    /** Whether a step has exactly this text. */
    public boolean has(String text) {
        return lines.stream().anyMatch(line -> line.text().equals(text));
    }

    /** How many commands the server sent. */
    public int commandCount() {
        return (int) lines.stream().filter(line -> line.party() == Party.SERVER).count();
    }

    /** For people: one line a step. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}

package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiConfig;
import io.a2b.core.CoreConfig;
import io.a2b.core.ledger.GroupCommit;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.rating.RatingConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the README says is still true. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path EXAMPLES = Path.of("src/main/java/io/a2b/examples/api");

    private final String readme = read(ROOT.resolve("README.md"));

    @Test
    void itsCodeIsCodeThatRuns() {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        String example = indented(read(EXAMPLES.resolve("ChargeACall.java")));
        int blocks = 0;
        while (block.find()) {
            assertTrue(example.contains(indented(block.group(1))), block.group(1));
            blocks++;
        }
        assertEquals(2, blocks);
    }

    @Test
    void itsKnobsHaveTheDefaultsThatTheCodeHas() throws ReflectiveOperationException {
        AgiConfig agi = AgiConfig.defaults();
        for (Record record : new Record[] {
            CoreConfig.defaults(),
            RatingConfig.defaults(),
            agi.listen(),
            agi.guards(),
            agi.dialogue()
        }) {
            for (RecordComponent knob : record.getClass().getRecordComponents()) {
                Object value = knob.getAccessor().invoke(record);
                if (value instanceof java.util.Set) continue; // said in words
                assertEquals(text(value), documented(knob.getName()), knob.getName());
            }
        }
        DatabaseConfig database = DatabaseConfig.of("jdbc:h2:mem:x", "", "");
        assertEquals(text(database.connectionsMax()), documented("connectionsMax"));
        assertEquals(text(database.connectionTimeout()), documented("connectionTimeout"));
    }

    @Test
    void itsRatingCommandsRun(@TempDir Path folder) {
        String database = "jdbc:h2:file:" + folder.resolve("books");
        Program a2b = new Program(folder, database);
        String rates = a2b.file("rates.csv", """
                prefix,destination,per_minute,increment
                351,Portugal,0.02,1/1
                3519,Portugal - Mobile,0.06,30/6
                """);
        String calls = a2b.file("calls.csv", """
                called,answered at,talk seconds
                351912345678,2026-03-01T12:00:00Z,95
                """);
        String section = readme.substring(readme.indexOf("## Rating from the command line"));
        String block = section.split("```")[1];
        List<String> commands = block.strip().lines().toList();
        assertTrue(commands.size() > 10, block);
        for (String command : commands) {
            String[] words = command.replace("rates.csv", rates)
                    .replace("calls.csv", calls)
                    .replace("charges.csv", a2b.path("charges.csv"))
                    .replace("retail.csv", a2b.path("retail.csv"))
                    .replace("\"", "")
                    .split(" ");
            a2b.run(0, Arrays.copyOfRange(words, 1, words.length));
        }
        assertEquals(2, a2b.read("charges.csv").lines().count());
    }

    @Test
    void itNamesEveryCommand() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        CommandLine program = A2b.commandLine(nowhere, nowhere);
        for (String command : program.getSubcommands().keySet()) {
            assertTrue(readme.contains("`a2b " + command), command);
        }
    }

    @Test
    void itsLinksLeadSomewhere() {
        Matcher link = Pattern.compile("]\\(([^)#]+)\\)").matcher(readme);
        while (link.find()) {
            assertTrue(Files.exists(ROOT.resolve(link.group(1))), link.group(1));
        }
    }

    @Test
    void itIsFinished() {
        assertFalse(readme.matches("(?s).*(TODO|TBD|@@|/work/|/root/).*"));
    }

    /** The second cell of the knob's row, a number without its unit. */
    private String documented(String knob) {
        Matcher row =
                Pattern.compile("(?m)^\\| `" + knob + "` \\| ([^|]*?)( s)? \\|").matcher(readme);
        assertTrue(row.find(), () -> "no row for " + knob);
        return row.group(1);
    }

    private static String text(Object value) {
        if (value.equals(Optional.empty())) return "none";
        if (value.equals(GroupCommit.off())) return "off";
        if (!(value instanceof Duration duration)) return String.valueOf(value);
        long seconds = duration.toSeconds();
        return seconds % 60 == 0 ? seconds / 60 + " min" : Long.toString(seconds);
    }

    /** Without what tells only how deep code is nested. */
    private static String indented(String code) {
        return code.replaceAll("(?m)^ +", "").replaceAll("\n+", "\n");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}

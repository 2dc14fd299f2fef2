package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.ami.AmiConfig;
import io.a2b.core.CoreConfig;
import io.a2b.core.did.DidFeePolicy;
import io.a2b.core.ledger.GroupCommit;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.voucher.VoucherConfig;
import io.a2b.core.voucher.VoucherKeys;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.routing.MarginGuard;
import io.a2b.rating.routing.RoutingConfig;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    void itsKnobsAreThoseOfTheCodeAndHaveItsDefaults() throws ReflectiveOperationException {
        AgiConfig agi = AgiConfig.defaults();
        AmiConfig ami = AmiConfig.of("127.0.0.1", 5038, "a2b", "secret");
        DatabaseConfig database = DatabaseConfig.of("jdbc:h2:mem:x", "", "");
        byte[] key = new byte[VoucherKeys.KEY_BYTES_MIN];
        VoucherConfig voucher = VoucherConfig.of(VoucherKeys.of("none", key));
        Map<String, Map<String, String>> knobs = new TreeMap<>();
        knobs.put("RatingConfig", defaults(RatingConfig.defaults()));
        knobs.put("RoutingConfig", defaults(RoutingConfig.defaults()));
        knobs.put("AgiConfig", Map.of("context", agi.context(), "prompts", "Asterisk's own"));
        knobs.put("AgiConfig.Listen", defaults(agi.listen()));
        knobs.put("AgiConfig.Guards", defaults(agi.guards()));
        knobs.put("AgiConfig.Dialogue", defaults(agi.dialogue()));
        knobs.put("AgiConfig.Slices", defaults(agi.slices()));
        knobs.put("AgiConfig.Newcomers", defaults(agi.newcomers()));
        knobs.put("AgiConfig.Inbound", defaults(agi.inbound()));
        knobs.put("AmiConfig", defaults(ami, "host", "port", "user", "secret"));
        knobs.put("DatabaseConfig", defaults(database, "url", "user", "password"));
        knobs.put("CoreConfig", defaults(CoreConfig.defaults()));
        knobs.put("VoucherConfig", defaults(voucher, "keys"));
        knobs.put("DidFeePolicy", defaults(DidFeePolicy.defaults()));
        Map<String, Map<String, String>> documented = documented();
        assertEquals(knobs.keySet(), documented.keySet());
        knobs.forEach((config, of) -> assertEquals(of, documented.get(config), config));
    }

    @Test
    void itKnowsEveryConfiguration() throws IOException {
        Set<String> documented = documented().keySet();
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.map(file -> ROOT.relativize(file).toString())
                    .filter(file -> file.matches("a2b-\\w+/src/main/java/.*Config\\.java"))
                    .map(file -> file.replaceAll(".*/|\\.java", ""))
                    .forEach(there::add);
        }
        Arrays.stream(AgiConfig.class.getDeclaredClasses())
                .filter(Class::isRecord)
                .forEach(part -> there.add("AgiConfig." + part.getSimpleName()));
        assertTrue(there.size() > 10, there.toString());
        there.removeAll(documented);
        assertEquals(Set.of(), there);
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
        Map<String, Set<String>> named = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `a2b ([a-z-]+)(.*?)` ?(.*?)\\|").matcher(readme);
        while (row.find()) {
            Set<String> words = named.computeIfAbsent(row.group(1), any -> new TreeSet<>());
            words.add(row.group(2).strip().replaceAll(" .*", ""));
            words.addAll(List.of(row.group(3).replaceAll("[`, ]+", " ").strip().split(" ")));
        }
        Set<String> missing = new TreeSet<>();
        program.getSubcommands().forEach((name, command) -> {
            Set<String> words = named.getOrDefault(name, Set.of());
            if (words.isEmpty()) missing.add(name);
            for (CommandLine sub : command.getSubcommands().values()) {
                if (!words.contains(sub.getCommandName())) {
                    missing.add(name + " " + sub.getCommandName());
                }
            }
        });
        assertEquals(Set.of(), missing);
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

    /** Of each configuration its knobs and their defaults, as the table has them. */
    private Map<String, Map<String, String>> documented() {
        String table = readme.substring(readme.indexOf("## Knobs"), readme.indexOf("## Known"));
        Map<String, Map<String, String>> configs = new TreeMap<>();
        Map<String, String> knobs = new TreeMap<>();
        for (String line : table.lines().toList()) {
            String[] cells = line.split(" ?\\| ?");
            if (cells.length > 1 && cells[1].startsWith("**`")) {
                knobs = new TreeMap<>();
                configs.put(cells[1].replaceAll("[*`]", ""), knobs);
            } else if (cells.length > 1 && cells[1].startsWith("`")) {
                assertEquals(5, cells.length, line);
                for (String knob : cells[1].replace("`", "").split(", ")) {
                    knobs.put(knob, cells[2]);
                }
            }
        }
        return configs;
    }

    private static Map<String, String> defaults(Record config, String... required)
            throws ReflectiveOperationException {
        Map<String, String> defaults = new TreeMap<>();
        for (RecordComponent knob : config.getClass().getRecordComponents()) {
            Object value = knob.getAccessor().invoke(config);
            defaults.put(knob.getName(), text(knob.getName(), value));
        }
        for (String knob : required) defaults.put(knob, "required");
        return defaults;
    }

    private static String text(String knob, Object value) {
        if (value.equals(Optional.empty()) || value.equals(List.of())) return "none";
        if (value.equals(GroupCommit.off())) return "off";
        if (value.equals(MarginGuard.NO_LOSS)) return "NO_LOSS";
        if (value.equals(Set.of("127.0.0.1", "::1"))) return "loopback";
        if (value instanceof Duration duration) return text(duration);
        return value + (knob.contains("Seconds") ? " s" : "");
    }

    private static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) return seconds / 86_400 + (seconds > 86_400 ? " days" : " day");
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
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

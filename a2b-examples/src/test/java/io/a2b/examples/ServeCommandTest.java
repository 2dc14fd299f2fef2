package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiConfig;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What the options of {@code a2b serve} become. */
class ServeCommandTest {
    @Test
    void isConfiguredLikeTheLibraryUnlessTold() {
        AgiConfig config = config();
        assertEquals(AgiConfig.defaults().listen(), config.listen());
        assertEquals(AgiConfig.defaults().dialogue(), config.dialogue());
        assertEquals(AgiConfig.defaults().context(), config.context());
    }

    @Test
    void callersNumbersProveNothingIfThatIsSaid() {
        assertTrue(config().dialogue().callerNumberLogin());
        assertFalse(config("--no-caller-id-login").dialogue().callerNumberLogin());
    }

    @Test
    void callersAreWarnedBeforeTheirLimitIfThatIsSaid() {
        assertEquals(0, config().dialogue().warningSeconds());
        assertEquals(30, config("--warning-seconds", "30").dialogue().warningSeconds());
        assertThrows(IllegalArgumentException.class, () -> config("--warning-seconds", "601"));
        assertThrows(IllegalArgumentException.class, () -> config("--warning-seconds", "-1"));
    }

    @Test
    void callsArePaidForInSlicesIfThatIsSaid() {
        assertEquals(AgiConfig.Slices.none(), config().slices());
        assertEquals(AgiConfig.Slices.of(180), config("--slice-seconds", "180").slices());
        assertThrows(IllegalArgumentException.class, () -> config("--slice-seconds", "9"));
        assertThrows(
                IllegalArgumentException.class,
                () -> config("--slice-seconds", "180", "--warning-seconds", "10"));
    }

    @Test
    void slicesNeedTheManagerInterface() {
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(err))
                .execute("--trunk=one=PJSIP/one", "--slice-seconds=180");
        assertEquals(CommandLine.ExitCode.USAGE, exit);
        assertTrue(err.toString().contains("--slice-seconds needs --ami"), err.toString());
    }

    @Test
    void listensWhereItIsToldAndToWhomItIsTold() {
        AgiConfig.Listen listen = config(
                        "--listen", "10.1.2.3:4999", "--allow", "10.1.2.4", "--allow", "10.1.2.5")
                .listen();
        assertEquals("10.1.2.3", listen.host());
        assertEquals(4999, listen.port());
        assertEquals(Set.of("10.1.2.4", "10.1.2.5"), listen.allowedHosts());
    }

    @Test
    void theReadmeNamesEveryOptionWithItsDefault() throws IOException {
        String readme = Files.readString(Path.of("").toAbsolutePath().resolveSibling("README.md"));
        for (CommandLine.Model.OptionSpec option :
                new CommandLine(new ServeCommand()).getCommandSpec().options()) {
            String name = option.longestName();
            if (Set.of("--help", "--version").contains(name)) continue;
            assertTrue(readme.contains("`" + name), name);
            if (option.defaultValue() == null) continue;
            if (name.matches("--(db.*|keep-events)")) continue;
            assertTrue(
                    readme.contains("| `" + name + "` | " + option.defaultValue() + " |"),
                    () -> name + ": " + option.defaultValue());
        }
    }

    private static AgiConfig config(String... options) {
        ServeCommand command = new ServeCommand();
        new CommandLine(command).parseArgs(options);
        return command.agiConfig();
    }
}

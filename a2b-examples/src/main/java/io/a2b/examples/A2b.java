package io.a2b.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

import java.io.PrintWriter;

/** The command-line program: a calling-card server for Asterisk, and what its operator needs. */
@Command(
        name = "a2b",
        description = "Prepaid and postpaid telephony billing.",
        mixinStandardHelpOptions = true,
        versionProvider = A2b.Version.class,
        subcommands = {
            QuickstartCommand.class,
            ServeCommand.class,
            AccountCommand.class,
            CallsCommand.class,
            ExplainCommand.class,
            AuditCommand.class,
            JobsCommand.class,
            LedgerCommand.class,
            DeckCommand.class,
            RateCommand.class,
            SimulateCommand.class,
            CompareCommand.class,
            RerateCommand.class,
            PlanCommand.class,
            AllowanceCommand.class,
            TrunkCommand.class,
            VoucherCommand.class,
            CurrencyCommand.class,
            CallerCommand.class,
            FriendCommand.class,
            DidCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, or the answer is no",
            "2:wrong usage",
            "3:the world failed: a database, a port, a file",
            "4:serve only: stopped, but calls were left open"
        })
public final class A2b {
    @Option(names = "--verbose", description = "Show the stack traces of failures.")
    private boolean verbose;

    private A2b() {}

    public static void main(String[] arguments) {
        // H2 shares its file through a socket: on loopback, whatever the host's name resolves to
        System.setProperty("h2.bindAddress", "127.0.0.1");
        int exitCode = commandLine(
                        new PrintWriter(System.out, true), new PrintWriter(System.err, true))
                .execute(arguments);
        System.exit(exitCode);
    }

    /** The program, writing to these; what it prints may be read by other programs. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        A2b program = new A2b();
        return new CommandLine(program)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) ->
                        Failures.report(failure, err, program.verbose));
    }

    /** From the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = A2b.class.getPackage().getImplementationVersion();
            return new String[] {"a2b " + (version == null ? "(not packaged)" : version)};
        }
    }
}

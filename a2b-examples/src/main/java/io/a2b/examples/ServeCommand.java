package io.a2b.examples;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Dialplan;
import io.a2b.agi.ami.AmiConfig;
import io.a2b.agi.ami.AmiCutter;
import io.a2b.agi.ami.AmiLimiter;
import io.a2b.agi.ami.AmiWitness;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.core.spi.EventListener;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.CallWitness;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

@Command(
        name = "serve",
        description = "Answer the calls of an Asterisk, until SIGTERM or SIGINT.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions database;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            converter = ListenAddress.Converter.class,
            defaultValue = "127.0.0.1:4573",
            description = "Where Asterisk connects to; port 0: any free one; default: "
                    + "${DEFAULT-VALUE}.")
    private ListenAddress listen;

    @Option(
            names = "--allow",
            paramLabel = "IP",
            description = "Who may connect; repeatable; default: loopback only.")
    private Set<String> allowed = Set.of();

    @Option(
            names = "--trunk",
            paramLabel = "NAME=TECH/ENDPOINT",
            converter = TrunkOption.class,
            description = "A way out, in order of preference; repeatable. May be followed by "
                    + ",remove=DIGITS ,add=DIGITS ,ring=SECONDS. Example: "
                    + "carrier1=PJSIP/carrier1,ring=40")
    private List<Trunk> trunks = List.of();

    @Option(
            names = "--deck",
            paramLabel = "FILE",
            description = "Rate deck to import now; default: the world deck, if there is none.")
    private Optional<Path> deck;

    @Option(
            names = "--ami",
            paramLabel = "USER[:SECRET]@HOST:PORT",
            converter = AmiOption.class,
            description = "Ask this Asterisk what became of a call in doubt, and have it hang up "
                    + "calls that are to end; the secret may come from env A2B_AMI_SECRET; "
                    + "default: nobody is asked, and no call is hung up.")
    private Optional<AmiConfig> ami;

    @Option(
            names = "--voucher-key",
            paramLabel = "FILE",
            description = "Let callers redeem vouchers, with the key of 'a2b voucher generate': "
                    + "who has no money left is asked for one, and so is who reaches the script "
                    + "'voucher'; default: they cannot.")
    private Optional<Path> voucherKey;

    @Option(
            names = "--no-caller-id-login",
            description = "A caller's number proves no account: everybody is asked for a card; for "
                    + "where caller numbers can be forged.")
    private boolean noCallerIdLogin;

    @Option(
            names = "--log-events",
            description = "Keep what happens to accounts, and write a line of the log for each "
                    + "event; default: nothing is kept.")
    private boolean logEvents;

    @Option(names = "--deck-name", defaultValue = "default", description = "Default: default.")
    private String deckName;

    @Option(names = "--currency", defaultValue = "USD", description = "ISO 4217; default: USD.")
    private Currency currency;

    @ArgGroup(validate = false, heading = "%nHow long and how often, in seconds:%n")
    private Rhythm rhythm = new Rhythm();

    @ArgGroup(validate = false, heading = "%nThe dialplan:%n")
    private DialplanOptions dialplan = new DialplanOptions();

    /** How long things last and how often they are done. */
    static final class Rhythm {
        @Option(
                names = "--call-seconds-max",
                defaultValue = "7200",
                description = "Longest talk; default: 7200.")
        private long callSecondsMax = 7200;

        @Option(
                names = "--warning-seconds",
                defaultValue = "0",
                description = "A caller is warned so long before his limit; 0 to 600; default: 0, "
                        + "no warning.")
        private int warningSeconds;

        @Option(
                names = "--slice-seconds",
                defaultValue = "0",
                description = "A call sets aside the money for so long at a time, and is extended "
                        + "over --ami while there is more; 10 to 3600; default: 0, for all of it "
                        + "at once.")
        private int sliceSeconds;

        @Option(
                names = "--doubt-after",
                defaultValue = "60",
                description = "Without a sign of life, before recovery asks; default: 60.")
        private long doubtAfter = 60;

        @Option(
                names = "--hold-margin",
                defaultValue = "300",
                description = "Money stays held so long beyond ring and talk time; default: 300.")
        private long holdMargin = 300;

        @Option(names = "--recover-every", defaultValue = "15", description = "Default: 15.")
        private long recoverEvery = 15;

        @Option(names = "--heartbeat-every", defaultValue = "10", description = "Default: 10.")
        private long heartbeatEvery = 10;

        @Option(
                names = "--status-every",
                defaultValue = "10",
                description = "At most, and only on a change; default: 10.")
        private long statusEvery = 10;

        @Option(
                names = "--stop-wait",
                defaultValue = "20",
                description = "For live calls to end when told to stop; with --ami those that are "
                        + "left then are hung up and charged; default: 20.")
        private long stopWait = 20;

        CardServer.Intervals intervals() {
            return new CardServer.Intervals(
                    seconds("--recover-every", recoverEvery, 1),
                    seconds("--heartbeat-every", heartbeatEvery, 1),
                    seconds("--status-every", statusEvery, 1),
                    seconds("--stop-wait", stopWait, 0));
        }

        private static Duration seconds(String option, long value, long least) {
            if (value < least || value > 86_400) {
                throw new IllegalArgumentException(
                        option + ": " + value + " is not within " + least + " to 86400");
            }
            return Duration.ofSeconds(value);
        }
    }

    /** What the lines for Asterisk say. */
    static final class DialplanOptions {
        @Option(
                names = "--print-dialplan",
                description = "Print the lines for extensions.conf, and do nothing else.")
        private boolean print;

        @Option(
                names = "--dialplan-host",
                paramLabel = "HOST",
                description = "How Asterisk reaches this server; default: as --listen.")
        private Optional<String> host = Optional.empty();

        @Option(names = "--dialplan-context", defaultValue = "a2b", description = "Default: a2b.")
        private String context = "a2b";

        @Option(
                names = "--dialplan-extension",
                defaultValue = "1000",
                description = "Dialled to reach the card dialogue; default: 1000.")
        private String extension = "1000";

        Dialplan dialplan(ListenAddress listen) {
            return Dialplan.of(host.orElse(listen.host()), listen.port())
                    .withContext(context)
                    .withExtension(extension);
        }

        /** What prints them, for a server that listens there. */
        String command(ListenAddress listen) {
            StringBuilder command = new StringBuilder("a2b serve --print-dialplan --listen ");
            command.append(listen);
            host.ifPresent(name -> command.append(" --dialplan-host ").append(name));
            if (!context.equals("a2b")) command.append(" --dialplan-context ").append(context);
            if (!extension.equals("1000")) {
                command.append(" --dialplan-extension ").append(extension);
            }
            return command.toString();
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (dialplan.print) {
            out.print(dialplan.dialplan(listen).render());
            out.flush();
            return ExitCode.DONE;
        }
        if (trunks.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--trunk is needed: without one no call can go out");
        }
        if (rhythm.sliceSeconds != 0 && ami.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--slice-seconds needs --ami: without it no call can be extended");
        }
        Console console = new Console(out, spec.commandLine().getErr(), Console.onTerminal());
        RatingConfig rating = RatingConfig.defaults()
                .withCallSecondsMax(rhythm.callSecondsMax)
                .withDoubtAfter(Duration.ofSeconds(rhythm.doubtAfter))
                .withHoldMargin(Duration.ofSeconds(rhythm.holdMargin));
        CardServer.Intervals intervals = rhythm.intervals();
        AgiConfig agi = agiConfig();
        List<EventListener> listeners = logEvents ? List.of(new EventLog()) : List.of();
        Billing.Audience audience = new Billing.Audience(listeners, database.keepEvents());
        try (HikariDataSource pool = database.open()) {
            Billing billing = Billing.over(pool, rating, trunks, Clock.systemUTC(), audience);
            AgiParts parts = new AgiParts(
                    agi,
                    witness(),
                    ami.<ChannelCutter>map(AmiCutter::new).orElseGet(ChannelCutter::none),
                    ami.<ChannelLimiter>map(AmiLimiter::new).orElseGet(ChannelLimiter::none),
                    voucherKey.map(VoucherKeyFile::read).map(billing::vouchers),
                    dialplan::command);
            CardServer server = new CardServer(billing, pool, parts, intervals, console);
            Signals.onStop(server::stop);
            return server.run(new DeckCommand.Target(deckName, currency), deck);
        }
    }

    private CallWitness witness() {
        return ami.<CallWitness>map(config -> new AmiWitness(config, Clock.systemUTC()))
                .orElseGet(CallWitness::knowingNothing);
    }

    /** @throws IllegalArgumentException naming what is out of its bounds */
    AgiConfig agiConfig() {
        AgiConfig config = AgiConfig.defaults()
                .withAddress(listen.host(), listen.port())
                .withContext(dialplan.context);
        AgiConfig.Dialogue usual = config.dialogue();
        config = config.withDialogue(new AgiConfig.Dialogue(
                !noCallerIdLogin,
                usual.loginAttemptsMax(),
                usual.callsMax(),
                usual.digitSecondsMax(),
                rhythm.callSecondsMax,
                rhythm.warningSeconds));
        if (rhythm.sliceSeconds != 0) {
            config = config.withSlices(AgiConfig.Slices.of(rhythm.sliceSeconds));
        }
        return allowed.isEmpty() ? config : config.withAllowedHosts(new LinkedHashSet<>(allowed));
    }
}

package io.a2b.examples.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * All that is needed for a call to be made and billed: a database, the program under test, a real
 * Asterisk, and SIPp on both sides of it. One for all tests; every test brings its own customers
 * and calls its own numbers. Thread-safe.
 */
final class Lab implements AutoCloseable {
    /** No account has this caller number. */
    static final String UNKNOWN_CALLER = "441159999999";

    private static final String AMI_SECRET = "lab-secret";

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final Books books;
    private final Program program;
    private final CardServer server;
    private final Switchboard switchboard;
    private final Carrier first;
    private final Carrier second;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger customers = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();

    private Lab(Path sources, Path jar) throws IOException {
        FreePorts ports = new FreePorts();
        int agiPort = ports.next(1);
        directory = Files.createTempDirectory("a2b-e2e");
        postgres = EmbeddedPostgres.builder().start();
        books = new Books(postgres.getPostgresDatabase());
        program = new Program(jar, directory, database());
        switchboard = new Switchboard(sources.resolve("lab/bin"), directory, switchboard(ports));
        Path deck = sources.resolve("resources/io/a2b/examples/e2e/deck.csv");
        server = new CardServer(program, serverOptions(agiPort, deck));
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon));
        switchboard.fetch();
        Files.writeString(
                dialplan(),
                program.run("serve", "--print-dialplan", "--listen", "127.0.0.1:" + agiPort));
        switchboard.startAsterisk();
        first = switchboard.startCarrier(1);
        second = switchboard.startCarrier(2);
        server.start();
    }

    /** Starts everything. */
    static Lab start() {
        Path sources = Path.of(System.getProperty("a2b.e2e.sources"));
        try {
            return new Lab(sources, Path.of(System.getProperty("a2b.e2e.jar")));
        } catch (IOException e) {
            throw new UncheckedIOException("the lab does not start", e);
        }
    }

    private static List<String> serverOptions(int agiPort, Path deck) {
        return List.of(
                "--listen=127.0.0.1:" + agiPort,
                "--deck=" + deck,
                "--trunk=one=PJSIP/carrier1,ring=8",
                "--trunk=two=PJSIP/carrier2,ring=8",
                "--doubt-after=5",
                "--hold-margin=10",
                "--recover-every=1",
                "--heartbeat-every=1",
                "--status-every=1");
    }

    private Map<String, String> database() {
        return Map.of(
                "A2B_DB", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "A2B_DB_USER", "postgres",
                "A2B_DB_PASSWORD", "postgres");
    }

    private Map<String, String> switchboard(FreePorts ports) {
        Map<String, String> settings = new HashMap<>();
        settings.put("LAB_RUN", directory.toString());
        settings.put("LAB_DIALPLAN", dialplan().toString());
        settings.put("LAB_SIP_PORT", Integer.toString(ports.next(1)));
        settings.put("LAB_AMI_PORT", Integer.toString(ports.next(1)));
        settings.put("LAB_AMI_SECRET", AMI_SECRET);
        settings.put("LAB_CALLER_PORT", Integer.toString(ports.next(Switchboard.CALLER_PORTS)));
        settings.put("LAB_CARRIER1_PORT", Integer.toString(ports.next(Switchboard.SIPP_PORTS)));
        settings.put("LAB_CARRIER2_PORT", Integer.toString(ports.next(Switchboard.SIPP_PORTS)));
        return settings;
    }

    private Path dialplan() {
        return directory.resolve("dialplan.conf");
    }

    Books books() {
        return books;
    }

    Program program() {
        return program;
    }

    CardServer server() {
        return server;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    /** Lets the program ask Asterisk what became of a call. */
    String amiOption() {
        return "--ami=a2b:" + AMI_SECRET + "@127.0.0.1:" + switchboard.amiPort();
    }

    /** The carrier that is tried first. */
    Carrier first() {
        return first;
    }

    Carrier second() {
        return second;
    }

    /** A new account with its own caller number, and money on it unless that is zero. */
    Customer customer(String balance) {
        int customer = customers.incrementAndGet();
        String card = "71%08d".formatted(customer);
        String pin = "4%03d".formatted(customer);
        String callerId = "44115%07d".formatted(customer);
        String created = program.run(
                "account", "create", "--card", card, "--pin", pin, "--caller-id", callerId);
        long account = Long.parseLong(Program.value(created, "account"));
        long micros = Tariff.micros(balance);
        if (micros > 0) program.run("account", "topup", Long.toString(account), balance);
        return new Customer(account, card, pin, callerId, micros);
    }

    /**
     * A number nobody has called yet.
     *
     * @param behaviour four digits that tell the carrier what to do, see {@code carrier.xml}
     */
    String number(Tariff tariff, String behaviour) {
        return tariff.prefix() + "%04d".formatted(numbers.incrementAndGet()) + behaviour;
    }

    /**
     * A new batch of vouchers, and the key of all of them, to start the server with.
     *
     * @return their codes
     */
    List<String> vouchers(String batch, String value, int count) {
        Path sheet = directory.resolve(batch + ".csv");
        program.run(
                "voucher",
                "generate",
                batch,
                value,
                "--count",
                Integer.toString(count),
                "--out",
                sheet.toString(),
                "--key",
                voucherKey().toString());
        try (Stream<String> lines = Files.lines(sheet)) {
            return lines.skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> cells[1])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(sheet.toString(), e);
        }
    }

    /** Lets callers redeem vouchers. */
    String voucherOption() {
        return "--voucher-key=" + voucherKey();
    }

    private Path voucherKey() {
        return directory.resolve("voucher.key");
    }

    PhoneCall call(Customer customer, String number) {
        return switchboard.call(Caller.of(customer.callerId(), number));
    }

    /** Makes good for what a test has killed or left. */
    void clear() {
        switchboard.startAsterisk();
        if (!server.isRunning()) server.start();
        switchboard.clear();
    }

    /** Ends everything, and keeps the logs. */
    @Override
    public void close() throws IOException {
        closed.set(true);
        try (postgres) {
            server.stop();
            switchboard.close();
        } finally {
            server.close();
            keepLogs(Path.of(System.getProperty("a2b.e2e.logs")));
        }
    }

    /** Nothing survives us, also when JUnit is stopped before its end. */
    private void abandon() {
        if (closed.get()) return;
        server.close();
        switchboard.close();
    }

    private void keepLogs(Path target) throws IOException {
        Files.createDirectories(target);
        for (Path log : logs()) {
            Files.copy(log, target.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*\\.(log|out|err|screen|conf)"))
                    .toList();
        }
    }

    /** How long to wait for things that take a moment: generous, for busy machines. */
    static Duration patience() {
        return Duration.ofSeconds(45);
    }
}

package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.spi.EventListener;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.CallWitness;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

import javax.sql.DataSource;

/**
 * A card server in this process, over the database of a test and on a clock that calls move, and
 * all it says. It can be started again when it has ended, as after a crash.
 */
final class CardServerRig {
    static final Currency USD = Currency.getInstance("USD");
    static final Caller ALICE = Caller.from("").keys("1234567890", "351912345678");
    static final Duration DOUBT_AFTER = Duration.ofSeconds(60);

    private static final DeckCommand.Target TARGET = new DeckCommand.Target("default", USD);

    final LineQueue lines = new LineQueue();
    final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-03-01T12:00:00Z"));
    final Billing billing;
    private final DataSource dataSource;
    private CallWitness witness = CallWitness.knowingNothing();
    private ChannelCutter cutter = ChannelCutter.none();
    private Duration stopWait = Duration.ofSeconds(20);
    private CardServer server;
    private FutureTask<Integer> exit;
    private int port;

    CardServerRig(DataSource dataSource, EventListener... listeners) {
        this.dataSource = dataSource;
        billing = Billing.over(
                dataSource,
                RatingConfig.defaults().withDoubtAfter(DOUBT_AFTER),
                List.of(Trunk.of("c1", "PJSIP", "c1")),
                clock,
                new Billing.Audience(List.of(listeners), false));
    }

    CardServerRig witness(CallWitness newWitness) {
        witness = newWitness;
        return this;
    }

    CardServerRig cutter(ChannelCutter newCutter) {
        cutter = newCutter;
        return this;
    }

    CardServerRig stopWait(Duration newStopWait) {
        stopWait = newStopWait;
        return this;
    }

    /** Portugal for a cent a second, so that charges can be read; else it would be the world. */
    CardServerRig withItsDeck() {
        billing.migrator().migrate();
        String csv = "prefix,destination,per_minute,increment\n351,Portugal,0.60,1/1\n";
        billing.decks()
                .importCsv(
                        "default",
                        USD,
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        DeckImport.Progress.NONE);
        return this;
    }

    /** Begins to start it. */
    CardServerRig launch() {
        PrintWriter out = new PrintWriter(lines, true);
        return launch(new Console(out, out, false), Optional.empty());
    }

    CardServerRig launch(Console console, Optional<Path> deck) {
        Duration often = Duration.ofMillis(50);
        CardServer.Intervals intervals = new CardServer.Intervals(often, often, often, stopWait);
        AgiParts parts = new AgiParts(
                AgiConfig.defaults().withAddress("127.0.0.1", 0),
                witness,
                cutter,
                ChannelLimiter.none(),
                Optional.empty(),
                bound -> "dialplan for " + bound);
        CardServer launched = new CardServer(billing, dataSource, parts, intervals, console);
        server = launched;
        exit = inBackground(() -> {
            try {
                return launched.run(TARGET, deck);
            } catch (RuntimeException e) {
                console.complain("a2b: ended by " + e); // for whoever waits for another line
                throw e;
            }
        });
        return this;
    }

    CardServerRig awaitReady() {
        port = Integer.parseInt(
                lines.await("a2b: ready: agi://127\\.0\\.0\\.1:(\\d+)").group(1));
        return this;
    }

    CardServerRig start() {
        return launch().awaitReady();
    }

    int port() {
        return port;
    }

    /** A switch whose one carrier answers after two seconds and talks for so many. */
    Rehearsal asterisk(int talkSeconds) {
        return asterisk(talkSeconds, () -> {});
    }

    Rehearsal asterisk(int talkSeconds, Runnable meanwhile) {
        Carrier carrier = Carrier.answers(Duration.ofSeconds(2), Duration.ofSeconds(talkSeconds));
        return new Rehearsal(new InetSocketAddress("127.0.0.1", port), clock)
                .carrier("c1", carrier.meanwhile(meanwhile));
    }

    /** Opens {@link #ALICE}'s account, with ten dollars. */
    Account alice() {
        return account("alice", "1234567890");
    }

    /** Opens an account, with ten dollars. */
    Account account(String alias, String card) {
        OpenResult.Opened opened = (OpenResult.Opened) billing.accounts()
                .open(NewAccount.of(new CardNumber(card), alias, AccountTerms.prepaid(USD)));
        new CashDesk(billing.topUps())
                .take("test-" + alias, opened.account(), Money.of("USD", "10"), "test", "cash");
        return opened.account();
    }

    /** Tells it to stop, and no more. */
    void requestStop() {
        server.stop();
    }

    /** How it ends, once it has been told to. */
    int exitCode() throws Exception {
        return exit.get(40, SECONDS);
    }

    int stop() throws Exception {
        requestStop();
        return exitCode();
    }

    Balance balance(Account account) {
        return billing.ledger().balance(account.id()).orElseThrow();
    }

    long charges(Account account) {
        return billing.ledger().entries(account.id(), 0, 100).stream()
                .filter(entry -> entry.code() == EntryCode.CALL_CHARGE)
                .count();
    }

    /** Of ten dollars, once, by the deck of this rig; nothing is held, and the books balance. */
    void assertChargedOnce(Account account, int talkSeconds) {
        List<CallDetailRecord> legs = billing.callDetailRecords().latest(account.id(), 10);
        assertEquals(1, legs.size());
        assertEquals(Disposition.ANSWERED, legs.get(0).disposition());
        assertEquals(talkSeconds, legs.get(0).bill().talkSeconds());
        assertEquals(1, charges(account));
        assertEquals(
                10_000_000 - talkSeconds * 10_000L, balance(account).posted().micros());
        assertEquals(0, balance(account).held().micros());
        Ledger ledger = billing.ledger();
        assertTrue(ledger.audit().balance());
    }

    static <T> FutureTask<T> inBackground(java.util.concurrent.Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "test-background");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}

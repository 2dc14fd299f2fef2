package io.a2b.examples;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.AgiServer;
import io.a2b.agi.flow.ShippedFlows;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.spi.CallListener;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.money.Money;
import io.a2b.core.number.DialPlan;
import io.a2b.rating.charging.Settlement;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two callers over the real wire protocol against an empty database: one hangs up, one talks until
 * the money is gone. Everything it prints is read back from the books.
 */
final class Quickstart {
    private static final Currency USD = Currency.getInstance("USD");

    /** A mobile of Portugal: the number that numbering plans give as the example. */
    private static final String CALLED = "351912345678";

    private final Billing billing;
    private final SimulatedClock clock;
    private final PrintWriter out;
    private final AtomicReference<Settlement> lastSettlement = new AtomicReference<>();

    Quickstart(Billing billing, SimulatedClock clock, PrintWriter out) {
        this.billing = billing;
        this.clock = clock;
        this.out = out;
    }

    /** @return the exit code: 0 only if the books balance */
    int run() {
        title("An empty database in memory gets its tables and a rate deck of the world");
        billing.migrator().migrate();
        loadDeck();

        title("Two accounts are opened and paid for");
        Account alice = open("alice", "1234567890");
        Account bob = open("bob", "9876543210");
        fund(alice, "10.00");
        fund(bob, "0.10");

        AgiServer server = AgiServer.builder(new ShippedFlows.Billing(
                        billing.charging(),
                        billing.accounts(),
                        billing.ledger(),
                        billing.callers(),
                        DialPlan.international()))
                .config(AgiConfig.defaults().withAddress("127.0.0.1", 0))
                .clock(clock)
                .listener(new CallListener() {
                    @Override
                    public void settled(Settlement settlement) {
                        lastSettlement.set(settlement);
                    }
                })
                .build();
        server.start();
        try {
            Rehearsal asterisk =
                    new Rehearsal(new InetSocketAddress("127.0.0.1", server.port()), clock);
            title("Alice calls Portugal; the first carrier is congested; she hangs up after 95 s");
            asterisk.carrier("carrier1", Carrier.congested());
            asterisk.carrier(
                    "carrier2", Carrier.answers(Duration.ofSeconds(7), Duration.ofHours(1)));
            play(asterisk, alice, caller("1234567890").hangsUpTalking(Duration.ofSeconds(95)));

            title("Bob calls the same number with USD 0.10 and talks until he is cut off");
            asterisk.carrier(
                    "carrier1", Carrier.answers(Duration.ofSeconds(4), Duration.ofHours(1)));
            play(asterisk, bob, caller("9876543210"));
        } finally {
            server.stop(Duration.ofSeconds(5));
        }

        title("The books are audited");
        return AuditCommand.print(billing.ledger().audit(), out);
    }

    private void loadDeck() {
        DeckCommand.Target target = new DeckCommand.Target("default", USD);
        Console console = new Console(out, out, false);
        try (InputFile csv = InputFile.worldDeck()) {
            int loaded = DeckCommand.load(billing.decks(), target, csv, "world deck", console);
            if (loaded != ExitCode.DONE) throw new IllegalStateException("world deck refused");
        } catch (IOException e) {
            throw new UncheckedIOException("world deck", e);
        }
    }

    private Account open(String alias, String digits) {
        CardNumber card = new CardNumber(digits);
        OpenResult result =
                billing.accounts().open(NewAccount.of(card, alias, AccountTerms.prepaid(USD)));
        if (result instanceof OpenResult.Opened opened) return opened.account();
        throw new IllegalStateException(alias + ": " + result);
    }

    private void fund(Account account, String amount) {
        out.println(new CashDesk(billing.topUps())
                .take(
                        "quickstart-" + account.alias(),
                        account,
                        Money.of("USD", amount),
                        "quickstart",
                        "cash"));
        out.println();
    }

    private static Caller caller(String card) {
        return Caller.from("").keys(card, CALLED);
    }

    private void play(Rehearsal asterisk, Account account, Caller caller) {
        print(asterisk.play(caller));
        if (!(lastSettlement.getAndSet(null) instanceof Settlement.Charged charged)) {
            throw new IllegalStateException("the call of " + account.alias() + " was not charged");
        }
        out.println("Why the call cost " + charged.charged() + ":");
        out.println(charged.trace().toString().indent(2));
        out.println("The ledger of " + account.alias() + ":");
        List<LedgerEntry> entries = billing.ledger().entries(account.id(), 0, 100);
        LedgerTable.of(entries).print(out);
        Balance balance = billing.ledger().balance(account.id()).orElseThrow();
        out.println();
        out.println("Balance of " + account.alias() + ": " + balance.posted() + ", of which "
                + balance.held() + " is held; available " + balance.available());
    }

    /** What is heard and dialled; the variables that the server reads and sets are many. */
    private void print(Transcript transcript) {
        transcript.lines().stream()
                .filter(line -> line.party() != Transcript.Party.SERVER
                        || !line.text().matches("(reads|sets) .*"))
                .forEach(out::println);
        out.println();
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
        out.println();
    }
}

package io.a2b.agi.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.AgiServer;
import io.a2b.agi.flow.ShippedFlows;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.did.AssignmentId;
import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidTarget;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidTerms;
import io.a2b.core.did.Dids;
import io.a2b.core.did.NewDid;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;
import io.a2b.rating.A2bRating;
import io.a2b.rating.RatingTables;
import io.a2b.rating.charging.Call;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.ChargingRecovery;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckImportOptions;
import io.a2b.rating.deck.NewVersion;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.CallWitness;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/**
 * Numbers that calls come in on, over a real database, with a rehearsed switch in front. Numbers
 * that begin with 44 cost one cent a second over carrier1 and then carrier2.
 */
public final class DidHouse implements AutoCloseable {
    public static final Currency USD = Currency.getInstance("USD");
    public static final PhoneNumber DID = new PhoneNumber("351300000001");

    public final SimulatedClock clock = new SimulatedClock(TestHouse.START);
    public final UnreliableDataSource dataSource;
    public final A2bCore core;
    public final Charging charging;
    public final Dids dids;
    private final FreshDatabase database;
    private final A2bRating rating;
    private final AgiServer server;
    private final Rehearsal rehearsal;
    private int accounts;

    /** Who is asked about calls that the server does not carry. */
    public CallWitness further = CallWitness.knowingNothing();

    public DidHouse() {
        database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS);
        dataSource = UnreliableDataSource.over(database.dataSource());
        core = A2bCore.over(dataSource, clock, CoreConfig.defaults());
        Router router = Router.inOrder(List.of(
                Trunk.of("carrier1", "PJSIP", "carrier1"),
                Trunk.of("carrier2", "PJSIP", "carrier2")));
        rating =
                A2bRating.over(core, router).clock(clock).witness(this::testify).build();
        charging = rating.charging();
        dids = Dids.over(core.transactor(), core.ledger(), clock, Outbox.none());
        String csv = "prefix,destination,price,increment\n44,United Kingdom,0.60,1/1\n";
        DeckImport imported = rating.decks()
                .importCsv(
                        NewVersion.of("default", USD),
                        DeckImportOptions.STANDARD,
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        DeckImport.Progress.NONE);
        assertTrue(imported instanceof DeckImport.Imported, imported.toString());
        server = AgiServer.builder(new ShippedFlows.Billing(
                                charging,
                                core.accounts(),
                                core.ledger(),
                                core.callers(),
                                DialPlan.international())
                        .withDids(dids))
                .config(AgiConfig.defaults().withAddress("127.0.0.1", 0))
                .clock(clock)
                .build();
        server.start();
        rehearsal = new Rehearsal(new InetSocketAddress("127.0.0.1", server.port()), clock);
    }

    private CallWitness.Testimony testify(Call call) {
        return server.witness(further).testify(call);
    }

    /** Has {@link #DID}, on which ten calls may come in at a time, at {@code perMinute}. */
    public AccountId owner(String balance, String perMinute, DidTarget... targets) {
        DidTariff tariff =
                DidTariff.free(USD).withPrice(DidPrice.perMinute(Money.of("USD", perMinute)));
        return owner(balance, DidTerms.of("test", "PT", tariff), targets);
    }

    public AccountId owner(String balance, DidTerms terms, DidTarget... targets) {
        String card = Integer.toString(10_000_000 + ++accounts);
        NewAccount account =
                NewAccount.of(new CardNumber(card), "owner-" + accounts, AccountTerms.prepaid(USD));
        AccountId id =
                ((OpenResult.Opened) core.accounts().open(account)).account().id();
        Money money = Money.of("USD", balance);
        if (money.isPositive()) {
            core.ledger()
                    .credit(
                            new EntryId("paid-" + id),
                            SystemAccount.PAYMENTS_CLEARING,
                            id,
                            money,
                            EntryCode.TOP_UP,
                            "paid");
        }
        dids.add(List.of(new NewDid(DID, terms)));
        AssignmentId assignment = new AssignmentId("a-" + id);
        dids.assign(assignment, DID, id);
        assertTrue(dids.setTargets(assignment, Arrays.asList(targets)));
        return id;
    }

    public static DidTarget device(int priority, String address) {
        return DidTarget.dialString(priority, address).withValidated(true);
    }

    public static DidTarget phone(int priority, String number) {
        return DidTarget.phone(priority, new PhoneNumber(number));
    }

    public Rehearsal rehearsal() {
        return rehearsal;
    }

    public AgiServer server() {
        return server;
    }

    public Transcript play(Caller caller) {
        return rehearsal.play(ShippedFlows.DID, caller);
    }

    public Transcript callIn() {
        return play(caller());
    }

    public static Caller caller() {
        return Caller.from("4420794600").dials("+" + DID);
    }

    /** By what the server knows, and {@link #further} tells. */
    public ChargingRecovery recovery() {
        return rating.recovery();
    }

    /** All records of the account, in the order of calls and legs. */
    public List<CallDetailRecord> records(AccountId account) {
        return core.callDetailRecords().latest(account, 1000).stream()
                .sorted(Comparator.comparing(
                                (CallDetailRecord one) -> one.call().value())
                        .thenComparing(CallDetailRecord::leg))
                .toList();
    }

    public Money available(AccountId account) {
        return core.ledger().balance(account).orElseThrow().available();
    }

    /** Nothing is held, and the sums of everything agree. */
    public void assertBooks(AccountId account, String available) {
        Money money = Money.of("USD", available);
        assertEquals(money, available(account));
        assertEquals(money, core.ledger().balance(account).orElseThrow().posted());
        assertEquals(List.of(), core.ledger().audit().contradictions());
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
        database.close();
    }
}

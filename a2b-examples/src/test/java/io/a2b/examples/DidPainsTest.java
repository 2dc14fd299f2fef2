package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.AgiServer;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.did.AssignmentId;
import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidTarget;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidTerms;
import io.a2b.core.did.NewDid;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckImportOptions;
import io.a2b.rating.deck.NewVersion;
import io.a2b.rating.routing.Trunk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** As {@link PainsTest}, about calls that come in. */
class DidPainsTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PhoneNumber DID = new PhoneNumber("351300000001");
    private static final String MOBILE = "351912345678";
    private static final AssignmentId ASSIGNMENT = new AssignmentId("assignment");

    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private HikariDataSource pool;
    private Billing billing;
    private AgiServer server;
    private Rehearsal asterisk;

    @BeforeEach
    void open() {
        pool = DatabaseConfig.of("jdbc:h2:mem:" + UUID.randomUUID(), "a2b", "").open();
        billing = Billing.over(
                pool,
                RatingConfig.defaults(),
                List.of(Trunk.of("carrier", "PJSIP", "carrier")),
                clock);
        billing.migrator().migrate();
        String csv = "prefix,destination,price,increment\n3519,Portugal - Mobile,0.60,1/1\n";
        DeckImport imported = billing.decks()
                .importCsv(
                        NewVersion.of("default", USD),
                        DeckImportOptions.STANDARD,
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        DeckImport.Progress.NONE);
        assertInstanceOf(DeckImport.Imported.class, imported);
        server = AgiServer.builder(billing.flows(Optional.empty()))
                .config(AgiConfig.defaults().withAddress("127.0.0.1", 0))
                .clock(clock)
                .build();
        server.start();
        asterisk = new Rehearsal(new InetSocketAddress("127.0.0.1", server.port()), clock)
                .carrier("alice", answers(10))
                .carrier("bob", answers(10))
                .carrier("carrier", answers(10));
    }

    @AfterEach
    void booksBalance() {
        server.stop(Duration.ZERO);
        assertEquals(List.of(), billing.ledger().audit().contradictions());
        pool.close();
    }

    private static Carrier answers(int seconds) {
        return Carrier.answers(Duration.ofSeconds(2), Duration.ofSeconds(seconds));
    }

    private Account owner(String balance, String perMinute, DidTarget... targets) {
        NewAccount account =
                NewAccount.of(new CardNumber("1000000001"), "owner", AccountTerms.prepaid(USD));
        Account owner = assertInstanceOf(
                        OpenResult.Opened.class, billing.accounts().open(account))
                .account();
        Money money = Money.of("USD", balance);
        if (money.isPositive()) {
            new CashDesk(billing.topUps()).take("first", owner, money, "test", "cash");
        }
        DidTariff tariff =
                DidTariff.free(USD).withPrice(DidPrice.perMinute(Money.of("USD", perMinute)));
        DidTerms terms = DidTerms.of("default", "PT", tariff).withCallsMax(2);
        billing.dids().add(List.of(new NewDid(DID, terms)));
        billing.dids().assign(ASSIGNMENT, DID, owner.id());
        billing.dids().setTargets(ASSIGNMENT, List.of(targets));
        return owner;
    }

    private static DidTarget device(int priority, String address) {
        return DidTarget.dialString(priority, address).withValidated(true);
    }

    private Transcript callIn() {
        return asterisk.play("did", Caller.from("442079460000").dials(DID.digits()));
    }

    private static long dials(Transcript heard) {
        return heard.lines().stream()
                .filter(line -> line.text().startsWith("dials "))
                .count();
    }

    private List<CallDetailRecord> records(Account account) {
        return billing.callDetailRecords().latest(account.id(), 100);
    }

    private Money available(Account account) {
        return billing.ledger().balance(account.id()).orElseThrow().available();
    }

    /** A2Billing issues 17 and 37. */
    @Test
    void anOwnerWithoutMoneyIsUnreachableOnANumberThatCostsNothing() {
        Account owner = owner("0", "0", device(1, "PJSIP/alice"));
        Transcript heard = callIn();
        assertEquals(1, dials(heard), heard.toString());
        assertTrue(heard.lines().stream().noneMatch(line -> line.text().startsWith("plays ")));
        assertEquals(10, records(owner).get(0).bill().talkSeconds());
    }

    @Test
    void anotherTargetRingsWhenTheConversationIsOver() {
        owner("1.00", "0", device(1, "PJSIP/alice"), device(2, "PJSIP/bob"));
        assertEquals(1, dials(callIn()));
    }

    @Test
    void aCustomerHasWhateverHeLikesDialledByEnteringItAsATarget() {
        owner("1.00", "0", DidTarget.dialString(1, "PJSIP/mallory"));
        asterisk.carrier("mallory", answers(10));
        assertEquals(0, dials(callIn()));
        for (String hostile : List.of("Local/1000@internal", "PJSIP/a&PJSIP/b", "PJSIP/a,60,g")) {
            try {
                DidTarget.dialString(1, hostile);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            throw new AssertionError("a target: " + hostile);
        }
    }

    @Test
    void aForwardedCallIsPaidByOneAndRecordedWithAnother() {
        Account owner = owner("1.00", "0.06", DidTarget.phone(1, new PhoneNumber(MOBILE)));
        callIn();
        List<CallDetailRecord> both = records(owner);
        assertEquals(2, both.size());
        Money sum = both.get(0).bill().charge().plus(both.get(1).bill().charge());
        assertEquals(Money.of("USD", "0.11"), sum); // 10 s at 0.06 and at 0.60 a minute
        assertEquals(Money.of("USD", "0.89"), available(owner));
    }

    /** A2Billing issue 105. */
    @Test
    void callsThatNobodyAnsweredLeaveNoRecord() {
        Account owner = owner("0", "0", device(1, "PJSIP/alice"), device(2, "PJSIP/bob"));
        asterisk.carrier("alice", Carrier.busy()).carrier("bob", Carrier.silent());
        callIn();
        assertEquals(
                List.of(Disposition.NO_ANSWER, Disposition.BUSY),
                records(owner).stream().map(CallDetailRecord::disposition).toList());
    }

    @Test
    void howManyCallsMayComeInIsStoredAndNeverEnforced() {
        Account owner = owner("0", "0", device(1, "PJSIP/alice"));
        for (int call = 1; call <= 2; call++) {
            CallId id = new CallId("live-" + call);
            assertInstanceOf(
                    Authorization.Granted.class,
                    billing.charging().authorize(CallRequest.inbound(id, owner.id(), "", DID, 60)));
        }
        Transcript heard = callIn();
        assertEquals(0, dials(heard));
        assertEquals("17", heard.variables().get("A2B_CAUSE"));
    }
}

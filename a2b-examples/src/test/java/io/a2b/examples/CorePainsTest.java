package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.Note;
import io.a2b.core.ledger.OverrunPolicy;
import io.a2b.core.ledger.ReverseResult;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckImportOptions;
import io.a2b.rating.deck.NewVersion;
import io.a2b.rating.routing.Trunk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** As {@link PainsTest}, about accounts and what they have. */
class CorePainsTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PhoneNumber MOBILE = new PhoneNumber("351912345678");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualClock clock = ManualClock.at(NOON.toString());
    private HikariDataSource pool;
    private Billing billing;

    @BeforeEach
    void open() {
        pool = DatabaseConfig.of("jdbc:h2:mem:" + UUID.randomUUID(), "a2b", "").open();
        billing = billing(OverrunPolicy.WRITE_OFF);
        billing.migrator().migrate();
        String csv = "prefix,destination,price,increment\n3519,Portugal - Mobile,0.60,1/1\n";
        DeckImport imported = billing.decks()
                .importCsv(
                        NewVersion.of("default", USD),
                        DeckImportOptions.STANDARD,
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        DeckImport.Progress.NONE);
        assertInstanceOf(DeckImport.Imported.class, imported);
    }

    private Billing billing(OverrunPolicy overrun) {
        return Billing.over(
                pool,
                RatingConfig.defaults().withOverrun(overrun),
                List.of(Trunk.of("trunk", "PJSIP", "peer")),
                clock);
    }

    @AfterEach
    void booksBalance() {
        assertEquals(List.of(), billing.ledger().audit().contradictions());
        pool.close();
    }

    private Account account(String alias, String balance, AccountTerms terms) {
        String card = Integer.toString(1_000_000_000 + alias.hashCode() % 1_000_000);
        NewAccount account = NewAccount.of(new CardNumber(card), alias, terms.withCallsMax(100));
        Account opened = assertInstanceOf(
                        OpenResult.Opened.class, billing.accounts().open(account))
                .account();
        new CashDesk(billing.topUps())
                .take("first-" + alias, opened, Money.of("USD", balance), "test", "cash");
        return opened;
    }

    private Account account(String alias, String balance) {
        return account(alias, balance, AccountTerms.prepaid(USD));
    }

    private Authorization ask(String call, Account account, long seconds) {
        return billing.charging()
                .authorize(new CallRequest(new CallId(call), account.id(), "", MOBILE, seconds));
    }

    private Money available(Account account) {
        return billing.ledger().balance(account.id()).orElseThrow().available();
    }

    @Test
    void holdsAreCapturedAboveWhatWasHeldAndNobodyKnowsWhoPaid() {
        List<String> paid = List.of("0.60", "1.00", "1.50");
        List<List<EntryCode>> entries = List.of(
                List.of(EntryCode.CALL_CHARGE, EntryCode.CALL_UNCOVERED),
                List.of(EntryCode.CALL_CHARGE, EntryCode.CALL_OVERRUN, EntryCode.CALL_UNCOVERED),
                List.of(EntryCode.CALL_CHARGE, EntryCode.CALL_OVERRUN, EntryCode.CALL_DEBT));
        for (OverrunPolicy policy : OverrunPolicy.values()) {
            String call = policy.name();
            Account account = account(call, "1.00");
            assertInstanceOf(Authorization.Granted.class, ask(call, account, 60));
            LegTimes late = LegTimes.answered(NOON, NOON, NOON.plusSeconds(150));
            Settlement settled = billing(policy)
                    .charging()
                    .settle(
                            new CallId(call),
                            new LegReport(1, "trunk", Disposition.ANSWERED, 16, late));
            Settlement.Charged charged = assertInstanceOf(Settlement.Charged.class, settled);
            assertEquals(Money.of("USD", paid.get(policy.ordinal())), charged.charged());
            assertEquals(Money.of("USD", "1.50"), charged.charged().plus(charged.uncovered()));
            assertEquals(
                    entries.get(policy.ordinal()),
                    billing.ledger().entriesOf(call).stream().map(e -> e.code()).toList());
        }
    }

    @Test
    void aTransferDrainsTheBalanceOfACallInProgress() {
        Account alice = account("alice", "1.00");
        Account bob = account("bob", "1.00");
        assertInstanceOf(Authorization.Granted.class, ask("call", alice, 90));
        Booking transfer = new Booking(
                new EntryId("gift"),
                new LedgerAccount.Customer(alice.id()),
                new LedgerAccount.Customer(bob.id()),
                Money.of("USD", "0.11"),
                EntryCode.TRANSFER,
                "gift");
        assertEquals(
                new BookResult.Refused(BookResult.Reason.FUNDS_INSUFFICIENT, alice.id()),
                billing.ledger().book(transfer));
        assertEquals(Money.of("USD", "0.10"), available(alice));
    }

    @Test
    void aHackedSwitchSpendsInANightWhatTheCustomerOwesForYears() {
        AccountTerms terms = AccountTerms.postpaid(Money.of("USD", "1000"))
                .withCaps(SpendCaps.none().withDay(Money.of("USD", "5")));
        Account account = account("office", "1", terms);
        int calls = 0;
        Authorization answer = ask("call-" + calls, account, 600);
        while (answer instanceof Authorization.Granted) {
            answer = ask("call-" + ++calls, account, 600);
        }
        assertEquals(
                Authorization.Reason.SPEND_CAP_REACHED,
                assertInstanceOf(Authorization.Refused.class, answer).reason());
        assertEquals(
                Optional.of(Money.of("USD", "5")),
                billing.ledger().balance(account.id()).map(balance -> balance.held()));
    }

    @Test
    void aMistakeIsMendedByAnUpdateThatNobodyCanExplainLater() throws SQLException {
        Account account = account("alice", "1.00");
        EntryId fee = new EntryId("fee");
        billing.ledger()
                .book(Booking.debit(
                        fee,
                        account.id(),
                        SystemAccount.REVENUE,
                        Money.of("USD", "0.75"),
                        EntryCode.FEE,
                        "fees"));
        Note note = new Note("mary", "it was not ordered");
        EntryId undo = new EntryId("undo");
        assertInstanceOf(ReverseResult.Reversed.class, billing.ledger().reverse(fee, undo, note));
        assertEquals(Optional.of(note), billing.ledger().findNote(undo));
        assertEquals(Money.of("USD", "1.00"), available(account));
        billing.ledgerSeals().seal();
        update("update a2b_ledger_note set actor = 'joe' where entry_id = 'undo'");
        assertEquals(
                Optional.of("entry undo: not as it was sealed"),
                billing.ledgerSeals().verify(count -> {}).problem());
        update("update a2b_account set posted_micros = posted_micros + 1");
        assertTrue(!billing.ledger().audit().balance());
        update("update a2b_account set posted_micros = posted_micros - 1");
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
            connection.commit();
        }
    }
}

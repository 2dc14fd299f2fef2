package io.a2b.rating.charging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.caller.CallRules;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.did.AddResult;
import io.a2b.core.did.AssignResult;
import io.a2b.core.did.AssignmentId;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidTerms;
import io.a2b.core.did.Dids;
import io.a2b.core.did.NewDid;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.routing.Cost;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Routing;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.CallWitness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Charging over a database, with a clock turned by hand and a witness that says what it is told.
 */
final class ChargingRig {
    static final PhoneNumber LISBON = new PhoneNumber("351211234567");
    static final PhoneNumber MOBILE = new PhoneNumber("351912345678");
    static final PhoneNumber FREE = new PhoneNumber("8001234567");
    static final PhoneNumber UNRATED = new PhoneNumber("49301234567");
    static final PhoneNumber UNREACHABLE = new PhoneNumber("351299999999");
    static final AccountTerms TERMS = AccountTerms.prepaid(ListedDecks.USD);

    /** What the second carrier bills: 0.03 a minute, in another currency. */
    private static final Cost COST =
            Cost.of(Currency.getInstance("EUR"), Price.perMinute(30_000, BillingIncrement.SECOND));

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final AtomicInteger DIDS = new AtomicInteger();
    private static final AtomicInteger CREDITS = new AtomicInteger();

    final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    final Map<CallId, CallWitness.Testimony> testimonies = new ConcurrentHashMap<>();
    final Accounts accounts;
    final Ledger ledger;
    final CallDetailRecords records;
    final Allowances allowances;
    final CallRules rules;
    final Dids dids;
    final Charging charging;
    final ChargingRecovery recovery;
    private final Transactor transactor;
    private final RatingConfig config;

    ChargingRig(Transactor transactor) {
        this(transactor, RatingConfig.defaults());
    }

    ChargingRig(Transactor transactor, RatingConfig config) {
        accounts = Accounts.over(transactor, clock, CoreConfig.defaults());
        ledger = Ledger.over(transactor, clock);
        records = CallDetailRecords.over(transactor);
        allowances = Allowances.inDatabase(transactor, clock);
        rules = CallRules.over(transactor, clock);
        dids = Dids.over(transactor, ledger, clock, Outbox.none());
        charging = chargingOver(transactor, config, clock);
        this.transactor = transactor;
        this.config = config;
        recovery = recoveryAsking(this::testify);
    }

    ChargingRecovery recoveryAsking(CallWitness witness) {
        return ChargingRecovery.over(parts(transactor, clock), witness, config, clock);
    }

    static Charging chargingOver(Transactor transactor, RatingConfig config, Clock clock) {
        return Charging.over(parts(transactor, clock), config, clock);
    }

    private static ChargingParts parts(Transactor transactor, Clock clock) {
        return new ChargingParts(
                transactor,
                Accounts.over(transactor, clock, CoreConfig.defaults()),
                Ledger.over(transactor, clock),
                CallDetailRecords.over(transactor),
                PlansUnderTest.SOURCE,
                router(),
                Allowances.inDatabase(transactor, clock),
                CallRules.over(transactor, clock));
    }

    private static Router router() {
        List<Route> routes = List.of(
                new Route(Trunk.of("carrier1", "PJSIP", "carrier1")),
                new Route(Trunk.of("carrier2", "PJSIP", "carrier2"), Optional.of(COST), ""));
        return request ->
                Routing.of(request, request.called().equals(UNREACHABLE) ? List.of() : routes);
    }

    private CallWitness.Testimony testify(Call call) {
        CallWitness.Testimony known = testimonies.get(call.request().call());
        return known == null ? new CallWitness.Testimony.Unknown() : known;
    }

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    AccountId account(String balance) {
        return account(balance, TERMS);
    }

    AccountId account(String balance, AccountTerms terms) {
        int number = ACCOUNTS.incrementAndGet();
        NewAccount account = NewAccount.of(
                new CardNumber(Integer.toString(10_000_000 + number)), "user-" + number, terms);
        OpenResult.Opened opened =
                assertInstanceOf(OpenResult.Opened.class, accounts.open(account));
        AccountId id = opened.account().id();
        if (usd(balance).isPositive()) topUp(id, balance);
        return id;
    }

    void topUp(AccountId account, String amount) {
        CreditResult result = ledger.credit(
                new EntryId("top-up-" + CREDITS.incrementAndGet()),
                SystemAccount.PAYMENTS_CLEARING,
                account,
                usd(amount),
                EntryCode.TOP_UP,
                "test");
        assertInstanceOf(CreditResult.Credited.class, result);
    }

    static CallRequest request(String call, AccountId account, PhoneNumber called, long seconds) {
        return new CallRequest(new CallId(call), account, "351210000000", called, seconds);
    }

    /** A number of the account's, ten calls at a time. */
    PhoneNumber did(AccountId owner, DidTariff tariff) {
        return did(owner, DidTerms.of("test", "PT", tariff));
    }

    PhoneNumber did(AccountId owner, DidTerms terms) {
        PhoneNumber number =
                new PhoneNumber(Long.toString(351_300_000_000L + DIDS.incrementAndGet()));
        assertEquals(List.of(AddResult.ADDED), dids.add(List.of(new NewDid(number, terms))));
        AssignmentId id = new AssignmentId("of-" + number);
        assertInstanceOf(AssignResult.Assigned.class, dids.assign(id, number, owner));
        return number;
    }

    static CallRequest inbound(String call, AccountId owner, PhoneNumber did, long seconds) {
        return CallRequest.inbound(new CallId(call), owner, "4420794600", did, seconds);
    }

    Authorization.Granted granted(CallRequest request) {
        return assertInstanceOf(Authorization.Granted.class, charging.authorize(request));
    }

    /** How many calls the database counts on a number. */
    int lines(PhoneNumber did) {
        return transactor.inTransaction(
                tx -> tx.mapper(LineMapper.class).isKnown(did.digits()) ? calls(tx, did) : 0);
    }

    private static int calls(Transaction tx, PhoneNumber did) {
        LineMapper lines = tx.mapper(LineMapper.class);
        for (int calls = 0; ; calls++) { // finds out by taking one more than there are, and back
            if (lines.take(did.digits(), calls + 1) == 1) {
                lines.free(did.digits());
                return calls;
            }
        }
    }

    Authorization authorize(String call, AccountId account, PhoneNumber called) {
        return charging.authorize(request(call, account, called, 7_200));
    }

    Authorization.Granted granted(String call, AccountId account, PhoneNumber called) {
        return assertInstanceOf(
                Authorization.Granted.class, authorize(call, account, called), call);
    }

    /** A leg that was answered just now and talks for {@code talk}. */
    LegReport talked(Duration talk) {
        return talked(clock.instant(), talk);
    }

    static LegReport talked(Instant answeredAt, Duration talk) {
        return new LegReport(
                1,
                "carrier1",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(answeredAt.minusSeconds(4), answeredAt, answeredAt.plus(talk)));
    }

    LegReport failed(int leg, Disposition disposition) {
        Instant now = clock.instant();
        return new LegReport(
                leg,
                "carrier" + leg,
                disposition,
                17,
                LegTimes.unanswered(now.minusSeconds(3), now));
    }

    Settlement.Charged charged(Settlement settlement) {
        return assertInstanceOf(Settlement.Charged.class, settlement);
    }

    Money available(AccountId account) {
        return ledger.balance(account).orElseThrow().available();
    }

    Account find(AccountId account) {
        return accounts.find(account).orElseThrow();
    }

    void assertBalance(AccountId account, String posted, String held) {
        assertEquals(usd(posted), ledger.balance(account).orElseThrow().posted(), "posted");
        assertEquals(usd(held), ledger.balance(account).orElseThrow().held(), "held");
        assertBooksBalance();
    }

    void assertBooksBalance() {
        assertEquals(List.of(), allowances.audit());
        assertEquals(List.of(), ledger.audit().contradictions());
    }
}

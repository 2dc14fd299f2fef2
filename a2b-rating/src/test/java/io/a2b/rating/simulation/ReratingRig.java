package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.A2bRating;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.CallWitness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** Accounts, calls and decks of one test; the decks have a name that no other test uses. */
final class ReratingRig {
    static final PhoneNumber LISBON = new PhoneNumber("351211234567");
    static final PhoneNumber MADRID = new PhoneNumber("34911234567");
    static final PhoneNumber LONDON = new PhoneNumber("442071234567");
    static final PhoneNumber PARIS = new PhoneNumber("33123456789");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    // a day of its own, so that the calls of other tests are not of its period
    final ManualClock clock = ManualClock.at(
            Instant.parse("2026-03-02T12:00:00Z").plus(Duration.ofDays(NUMBERS.incrementAndGet())));
    final String deck = "deck-" + NUMBERS.incrementAndGet();
    final A2bCore core;
    final A2bRating rating;
    final Rerating rerating;
    private final Instant begin = clock.instant();

    ReratingRig(DataSource dataSource) {
        core = A2bCore.over(dataSource, clock, CoreConfig.defaults());
        rating = A2bRating.over(core, Router.inOrder(List.of(Trunk.of("one", "PJSIP", "one"))))
                .clock(clock)
                .witness(call -> new CallWitness.Testimony.Gone())
                .build();
        rerating = reratingOver(core.transactor(), 2);
    }

    /** Small pages, so that a few calls take several. */
    Rerating reratingOver(Transactor transactor, int pageSize) {
        return new SqlRerating(
                transactor, Ledger.over(transactor, clock), rating.decks(), clock, pageSize);
    }

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    /** @param perMinute of Portugal, Spain, Britain and France; those after the last have none */
    DeckVersion deck(String... perMinute) {
        return otherDeck(deck, "USD", perMinute);
    }

    DeckVersion otherDeck(String name, String currency, String... perMinute) {
        List<String> prefixes = List.of("351", "34", "44", "33");
        List<Rate> rates = new ArrayList<>();
        for (int at = 0; at < perMinute.length; at++) {
            rates.add(new Rate(
                    new Prefix(prefixes.get(at)),
                    "Country " + prefixes.get(at),
                    Money.of(currency, perMinute[at]).micros(),
                    BillingIncrement.SECOND,
                    0));
        }
        DeckImport result = rating.decks().importRates(name, Currency.getInstance(currency), rates);
        return assertInstanceOf(DeckImport.Imported.class, result).version();
    }

    AccountId account(String balance) {
        return account(Money.of("USD", balance), deck);
    }

    AccountId account(Money balance, String plan) {
        int number = NUMBERS.incrementAndGet();
        AccountTerms terms =
                AccountTerms.prepaid(balance.currency()).withTariffPlan(plan).withCallsMax(1_000);
        NewAccount account = NewAccount.of(
                new CardNumber(Integer.toString(10_000_000 + number)), "user-" + number, terms);
        OpenResult.Opened opened =
                assertInstanceOf(OpenResult.Opened.class, core.accounts().open(account));
        AccountId id = opened.account().id();
        core.ledger()
                .credit(
                        new EntryId("pay-" + number),
                        SystemAccount.PAYMENTS_CLEARING,
                        id,
                        balance,
                        EntryCode.TOP_UP,
                        "test");
        return id;
    }

    CallId authorized(AccountId account, PhoneNumber called, long talkSecondsMax) {
        CallId call = new CallId("call-" + NUMBERS.incrementAndGet());
        assertInstanceOf(
                Authorization.Granted.class,
                rating.charging()
                        .authorize(new CallRequest(call, account, "", called, talkSecondsMax)));
        return call;
    }

    /** A call that was made and charged; the next one starts later. */
    CallId charged(AccountId account, PhoneNumber called, long talkSeconds) {
        CallId call = authorized(account, called, talkSeconds);
        assertInstanceOf(Settlement.Charged.class, settle(call, talkSeconds));
        clock.advance(Duration.ofSeconds(1));
        return call;
    }

    Settlement settle(CallId call, long talkSeconds) {
        Instant answered = clock.instant();
        return rating.charging()
                .settle(
                        call,
                        new LegReport(
                                1,
                                "one",
                                Disposition.ANSWERED,
                                16,
                                LegTimes.answered(
                                        answered, answered, answered.plusSeconds(talkSeconds))));
    }

    /** All calls of this test until now. */
    ReratingScope scope(DeckVersion version) {
        return ReratingScope.of(version, begin, clock.instant()).withRatedBy(deck);
    }

    ReratingRun run(String id, DeckVersion version) {
        return run(id, scope(version));
    }

    ReratingRun run(String id, ReratingScope scope) {
        return new ReratingRun(
                new CorrectionId(deck + ":" + id), scope, "alice", "wrong prices were imported");
    }

    ReratingReport apply(String id, DeckVersion version) {
        return rerating.apply(run(id, version), Rerating.Progress.NONE);
    }

    Money posted(AccountId account) {
        return balance(account).posted();
    }

    Balance balance(AccountId account) {
        return core.ledger().balance(account).orElseThrow();
    }

    /** What the account paid for a call, as its entries say. */
    Money paid(CallId call) {
        Money paid = usd("0");
        for (LedgerEntry entry : core.ledger().entriesOf(call.value())) {
            if (entry.from().number() > 0) paid = paid.plus(entry.amount());
            if (entry.to().number() > 0) paid = paid.minus(entry.amount());
        }
        return paid;
    }

    void assertBooksBalance() {
        assertEquals(List.of(), core.ledger().audit().contradictions());
    }
}

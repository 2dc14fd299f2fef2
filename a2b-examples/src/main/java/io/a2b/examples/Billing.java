package io.a2b.examples;

import io.a2b.agi.flow.ShippedFlows;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.Accounts;
import io.a2b.core.caller.CallRules;
import io.a2b.core.caller.Callers;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.did.DidFeeJob;
import io.a2b.core.did.DidFeePolicy;
import io.a2b.core.did.DidFees;
import io.a2b.core.did.DidReports;
import io.a2b.core.did.Dids;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.AccountEdits;
import io.a2b.core.event.EventDelivery;
import io.a2b.core.event.Outbox;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.exchange.RateTable;
import io.a2b.core.friend.Friends;
import io.a2b.core.job.AccountExpiry;
import io.a2b.core.job.AutoRefill;
import io.a2b.core.job.BalanceNotices;
import io.a2b.core.job.HoldExpiry;
import io.a2b.core.job.Jobs;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerReports;
import io.a2b.core.ledger.LedgerSeals;
import io.a2b.core.number.DialPlan;
import io.a2b.core.opening.AccountImport;
import io.a2b.core.opening.Openings;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;
import io.a2b.core.spi.Job;
import io.a2b.core.voucher.VoucherConfig;
import io.a2b.core.voucher.VoucherKeys;
import io.a2b.core.voucher.Vouchers;
import io.a2b.payments.PaymentsTables;
import io.a2b.payments.manual.ManualGateway;
import io.a2b.payments.topup.TopUps;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.RatingTables;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.ChargingParts;
import io.a2b.rating.charging.ChargingRecovery;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.Trunks;
import io.a2b.rating.simulation.Rerating;
import io.a2b.rating.simulation.Simulator;
import io.a2b.rating.spi.CallWitness;
import io.a2b.rating.tariff.TariffPlans;

import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Everything the program charges with, over one database; put together without Guice. */
final class Billing {
    private final SchemaMigrator migrator;
    private final Catalogue catalogue;
    private final ChargingParts parts;
    private final RatingConfig config;
    private final Clock clock;
    private final Events events;
    private final Charging charging;

    /** What is sold, and over which carriers it goes. */
    private record Catalogue(DeckVersions decks, TariffPlans plans, Trunks trunks) {}

    /** What is kept of what happens, and who is told of it. */
    private record Events(Outbox outbox, List<EventListener> listeners) {}

    /**
     * Who is told of what happens.
     *
     * @param keep whether it is kept though nobody is told here, for a server that tells somebody
     */
    record Audience(List<EventListener> listeners, boolean keep) {
        Audience {
            listeners = List.copyOf(listeners);
        }

        Outbox outbox(Clock clock) {
            return keep || !listeners.isEmpty() ? Outbox.stored(clock) : Outbox.none();
        }
    }

    private Billing(
            SchemaMigrator migrator,
            Catalogue catalogue,
            ChargingParts parts,
            RatingConfig config,
            Clock clock,
            Events events) {
        this.migrator = migrator;
        this.catalogue = catalogue;
        this.parts = parts;
        this.config = config;
        this.clock = clock;
        this.events = events;
        this.charging = Charging.over(parts, config, clock);
    }

    /** For commands that look and book, but place no calls. */
    static Billing over(DataSource dataSource, boolean keepEvents) {
        Audience audience = new Audience(List.of(), keepEvents);
        return over(dataSource, RatingConfig.defaults(), List.of(), Clock.systemUTC(), audience);
    }

    /** @param trunks to be tried in this order; if there are none, those in the database count */
    static Billing over(
            DataSource dataSource, RatingConfig config, List<Trunk> trunks, Clock clock) {
        return over(dataSource, config, trunks, clock, new Audience(List.of(), false));
    }

    /** As {@link #over(DataSource, RatingConfig, List, Clock)}, for an audience. */
    static Billing over(
            DataSource dataSource,
            RatingConfig config,
            List<Trunk> trunks,
            Clock clock,
            Audience audience) {
        Transactor transactor = Transactor.over(dataSource);
        Outbox outbox = audience.outbox(clock);
        DeckVersions decks = RateDecks.inDatabase(transactor, clock, config.deckRefresh());
        TariffPlans plans = TariffPlans.inDatabase(transactor, decks, clock, config.deckRefresh());
        Trunks stored = Trunks.inDatabase(transactor, clock, config.deckRefresh());
        Router router = trunks.isEmpty()
                ? Router.over(stored::current, decks::find)
                        .occupancy(Charging.occupancy(transactor))
                        .build()
                : Router.inOrder(trunks);
        ChargingParts parts = new ChargingParts(
                transactor,
                Accounts.over(transactor, clock, CoreConfig.defaults(), outbox),
                Ledger.over(transactor, outbox, clock),
                CallDetailRecords.over(transactor, outbox),
                plans,
                router,
                Allowances.inDatabase(transactor, clock),
                CallRules.over(transactor, clock));
        SchemaMigrator migrator = new SchemaMigrator(
                dataSource, List.of(RatingTables.MIGRATIONS, PaymentsTables.MIGRATIONS));
        return new Billing(
                migrator,
                new Catalogue(decks, plans, stored),
                parts,
                config,
                clock,
                new Events(outbox, audience.listeners()));
    }

    SchemaMigrator migrator() {
        return migrator;
    }

    Openings openings() {
        return Openings.over(parts.transactor(), accounts(), ledger());
    }

    AccountImport accountImport() {
        AccountDirectory directory = AccountDirectory.over(parts.transactor(), clock);
        return AccountImport.over(parts.transactor(), accounts(), directory, ledger());
    }

    Clock clock() {
        return clock;
    }

    Accounts accounts() {
        return parts.accounts();
    }

    Ledger ledger() {
        return parts.ledger();
    }

    LedgerReports ledgerReports() {
        return LedgerReports.over(parts.transactor());
    }

    LedgerSeals ledgerSeals() {
        return LedgerSeals.over(parts.transactor(), clock);
    }

    Callers callers() {
        return Callers.over(
                parts.transactor(), clock, CoreConfig.defaults(), parts.accounts(), parts.ledger());
    }

    Friends friends() {
        return Friends.over(parts.transactor());
    }

    CallDetailRecords callDetailRecords() {
        return parts.callDetailRecords();
    }

    AutoRefill autoRefill() {
        return AutoRefill.over(parts.transactor(), accounts(), ledger(), clock);
    }

    /** Recurring jobs; where nobody listens, notices that little is left are only noted. */
    Jobs jobs() {
        Transactor transactor = parts.transactor();
        List<Job> jobs = List.of(
                HoldExpiry.over(ledger(), clock, List.of(Charging.holdOwner(transactor))),
                AccountExpiry.over(accounts(), clock),
                autoRefill(),
                DidFeeJob.over(didFees()),
                BalanceNotices.over(
                        transactor,
                        accounts(),
                        events.outbox(),
                        clock,
                        CoreConfig.defaults().balanceNoticePause()));
        return Jobs.over(transactor, clock, LeaderLock.over(transactor, clock), jobs);
    }

    /** Tells the listeners what happened; nothing is to be told where there are none. */
    EventDelivery events() {
        Transactor transactor = parts.transactor();
        LeaderLock leader = LeaderLock.over(transactor, clock);
        return EventDelivery.over(transactor, clock, leader, events.listeners());
    }

    /** What the dialogues with callers charge with. */
    ShippedFlows.Billing flows(Optional<Vouchers> vouchers) {
        return new ShippedFlows.Billing(
                        charging,
                        accounts(),
                        ledger(),
                        callers(),
                        DialPlan.international(),
                        vouchers)
                .withDids(dids());
    }

    TopUps topUps() {
        return TopUps.over(parts.transactor(), parts.ledger(), clock, Set.of(new ManualGateway()));
    }

    /** Exchange rates that operators quoted, most of them against the US dollar. */
    RateTable rates() {
        return RateTable.over(parts.transactor(), Currency.getInstance("USD"));
    }

    Vouchers vouchers(VoucherKeys keys) {
        Exchange exchange = Exchange.over(
                parts.transactor(),
                parts.ledger(),
                rates(),
                clock,
                CoreConfig.defaults().exchangeRateAgeMax());
        return Vouchers.over(
                parts.transactor(),
                parts.ledger(),
                exchange,
                clock,
                VoucherConfig.of(keys),
                events.outbox());
    }

    /** Vouchers for work that needs none of their codes. */
    Vouchers batches() {
        return vouchers(VoucherKeys.of("none", new byte[VoucherKeys.KEY_BYTES_MIN]));
    }

    Dids dids() {
        return Dids.over(parts.transactor(), parts.ledger(), clock, events.outbox());
    }

    DidFees didFees() {
        return DidFees.over(
                parts.transactor(),
                parts.ledger(),
                clock,
                events.outbox(),
                DidFeePolicy.defaults());
    }

    DidReports didReports() {
        return DidReports.over(parts.transactor());
    }

    DeckVersions decks() {
        return catalogue.decks();
    }

    TariffPlans plans() {
        return catalogue.plans();
    }

    /** Carriers and trunks in the database. */
    Trunks trunks() {
        return catalogue.trunks();
    }

    AccountDirectory directory() {
        return AccountDirectory.over(parts.transactor(), clock);
    }

    AccountEdits accountEdits() {
        return AccountEdits.over(parts.transactor(), accounts(), directory(), ledger());
    }

    Allowances allowances() {
        return parts.allowances();
    }

    Simulator simulator() {
        return Simulator.over(parts, config, clock);
    }

    Rerating rerating() {
        return Rerating.over(parts.transactor(), parts.ledger(), decks(), clock);
    }

    Charging charging() {
        return charging;
    }

    ChargingRecovery recovery(CallWitness witness) {
        return ChargingRecovery.over(parts, witness, config, clock);
    }
}

package io.a2b.examples;

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
import io.a2b.core.opening.AccountImport;
import io.a2b.core.opening.Openings;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;
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
import java.util.Set;

import javax.sql.DataSource;

/** Everything the program charges with, over one database; put together without Guice. */
final class Billing {
    private final SchemaMigrator migrator;
    private final DeckVersions decks;
    private final TariffPlans plans;
    private final Trunks trunks;
    private final ChargingParts parts;
    private final RatingConfig config;
    private final Clock clock;
    private final Charging charging;

    private Billing(
            SchemaMigrator migrator,
            DeckVersions decks,
            TariffPlans plans,
            Trunks trunks,
            ChargingParts parts,
            RatingConfig config,
            Clock clock) {
        this.migrator = migrator;
        this.decks = decks;
        this.plans = plans;
        this.trunks = trunks;
        this.parts = parts;
        this.config = config;
        this.clock = clock;
        this.charging = Charging.over(parts, config, clock);
    }

    /** For commands that look and book, but place no calls. */
    static Billing over(DataSource dataSource) {
        return over(dataSource, RatingConfig.defaults(), List.of(), Clock.systemUTC());
    }

    /** @param trunks to be tried in this order; if there are none, those in the database count */
    static Billing over(
            DataSource dataSource, RatingConfig config, List<Trunk> trunks, Clock clock) {
        Transactor transactor = Transactor.over(dataSource);
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
                Accounts.over(transactor, clock, CoreConfig.defaults()),
                Ledger.over(transactor, clock),
                CallDetailRecords.over(transactor),
                plans,
                router,
                Allowances.inDatabase(transactor, clock),
                CallRules.over(transactor, clock));
        SchemaMigrator migrator = new SchemaMigrator(
                dataSource, List.of(RatingTables.MIGRATIONS, PaymentsTables.MIGRATIONS));
        return new Billing(migrator, decks, plans, stored, parts, config, clock);
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

    /** Recurring jobs; nobody listens, so notices that little is left are only noted. */
    Jobs jobs() {
        Transactor transactor = parts.transactor();
        List<Job> jobs = List.of(
                HoldExpiry.over(
                        transactor, ledger(), clock, List.of(Charging.holdOwner(transactor))),
                AccountExpiry.over(transactor, accounts(), clock),
                autoRefill(),
                DidFeeJob.over(didFees()),
                BalanceNotices.over(
                        transactor,
                        accounts(),
                        Outbox.none(),
                        clock,
                        CoreConfig.defaults().balanceNoticePause()));
        return Jobs.over(transactor, clock, LeaderLock.over(transactor, clock), jobs);
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
                Outbox.none());
    }

    /** Vouchers for work that needs none of their codes. */
    Vouchers batches() {
        return vouchers(VoucherKeys.of("none", new byte[VoucherKeys.KEY_BYTES_MIN]));
    }

    Dids dids() {
        return Dids.over(parts.transactor(), parts.ledger(), clock, Outbox.none());
    }

    DidFees didFees() {
        return DidFees.over(
                parts.transactor(), parts.ledger(), clock, Outbox.none(), DidFeePolicy.defaults());
    }

    DidReports didReports() {
        return DidReports.over(parts.transactor());
    }

    DeckVersions decks() {
        return decks;
    }

    TariffPlans plans() {
        return plans;
    }

    /** Carriers and trunks in the database. */
    Trunks trunks() {
        return trunks;
    }

    AccountDirectory directory() {
        return AccountDirectory.over(parts.transactor(), clock);
    }

    Allowances allowances() {
        return parts.allowances();
    }

    Simulator simulator() {
        return Simulator.over(parts, config, clock);
    }

    Rerating rerating() {
        return Rerating.over(parts.transactor(), parts.ledger(), decks, clock);
    }

    Charging charging() {
        return charging;
    }

    ChargingRecovery recovery(CallWitness witness) {
        return ChargingRecovery.over(parts, witness, config, clock);
    }
}

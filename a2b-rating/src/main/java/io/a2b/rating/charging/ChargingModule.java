package io.a2b.rating.charging;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.account.Accounts;
import io.a2b.core.caller.CallRules;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.CoreBinder;
import io.a2b.core.spi.HoldOwner;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.routing.Router;
import io.a2b.rating.spi.CallWitness;
import io.a2b.rating.spi.Occupancy;
import io.a2b.rating.tariff.PlanSource;

import java.time.Clock;

/** Binds {@link Charging} and {@link ChargingRecovery}; part of the module of a2b-rating. */
public final class ChargingModule extends AbstractModule {
    @Override
    protected void configure() {
        CoreBinder.coreBinder(binder()).addHoldOwner().to(Key.get(HoldOwner.class, ForA2b.class));
    }

    @Provides
    @Singleton
    @ForA2b
    HoldOwner holdOwner(Transactor transactor) {
        return Charging.holdOwner(transactor);
    }

    @Provides
    @Singleton
    ChargingParts parts(
            Transactor transactor,
            Accounts accounts,
            Ledger ledger,
            CallDetailRecords callDetailRecords,
            PlanSource plans,
            Router router,
            Allowances allowances,
            CallRules rules) {
        return new ChargingParts(
                transactor, accounts, ledger, callDetailRecords, plans, router, allowances, rules);
    }

    @Provides
    @Singleton
    Charging charging(ChargingParts parts, RatingConfig config, @ForA2b Clock clock) {
        return Charging.over(parts, config, clock);
    }

    @Provides
    @Singleton
    @ForA2b
    Occupancy occupancy(Transactor transactor) {
        return Charging.occupancy(transactor);
    }

    @Provides
    @Singleton
    ChargingRecovery recovery(
            ChargingParts parts, CallWitness witness, RatingConfig config, @ForA2b Clock clock) {
        return ChargingRecovery.over(parts, witness, config, clock);
    }
}

package io.a2b.core.voucher;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.event.Outbox;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/**
 * Binds {@link Vouchers}. Installed by hosts that have vouchers, beside
 * {@link io.a2b.core.CoreModule}: there is no default for the keys.
 */
public final class VoucherModule extends AbstractModule {
    private final VoucherConfig config;

    public VoucherModule(VoucherConfig config) {
        this.config = requireNonNull(config, "config");
    }

    @Provides
    @Singleton
    Vouchers vouchers(
            Transactor transactor,
            Ledger ledger,
            Exchange exchange,
            @ForA2b Clock clock,
            Outbox outbox) {
        return Vouchers.over(transactor, ledger, exchange, clock, config, outbox);
    }
}

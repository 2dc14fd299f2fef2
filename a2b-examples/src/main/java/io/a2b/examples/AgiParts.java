package io.a2b.examples;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.AgiServer;
import io.a2b.agi.spi.CallListener;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.core.voucher.Vouchers;
import io.a2b.rating.spi.CallWitness;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a server speaks with Asterisk by.
 *
 * @param witness who is asked about calls that the server does not carry
 * @param cutter who hangs up calls
 * @param limiter who moves the limits of calls that are paid for in slices
 * @param vouchers empty where callers cannot redeem any
 * @param dialplan the command that prints the lines for Asterisk, by the address that is bound
 */
record AgiParts(
        AgiConfig config,
        CallWitness witness,
        ChannelCutter cutter,
        ChannelLimiter limiter,
        Optional<Vouchers> vouchers,
        Function<ListenAddress, String> dialplan) {
    /** A server that has not started. */
    AgiServer server(Billing billing, CallListener listener) {
        return AgiServer.builder(billing.flows(vouchers))
                .config(config)
                .clock(billing.clock())
                .listener(listener)
                .cutter(cutter)
                .limiter(limiter)
                .build();
    }
}

package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.ChannelGoneException;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.DialOrder;
import io.a2b.agi.call.LegOutcome;

import java.time.Clock;
import java.time.Instant;

/** Has legs dialled on one channel, and reads how they ended. Not thread-safe. */
final class LegDialler {
    private final CallChannel channel;
    private final Clock clock;
    private boolean dialling;

    LegDialler(CallChannel channel, Clock clock) {
        this.channel = requireNonNull(channel, "channel");
        this.clock = requireNonNull(clock, "clock");
    }

    /** From the moment a dial may have reached the switch until {@link #ended}. */
    boolean isDialling() {
        return dialling;
    }

    /** What became of the last dial is on record, or left to the hang-up handler. */
    void ended() {
        dialling = false;
    }

    /** Nothing is left for the hang-up handler to report. */
    void settled() {
        channel.setVariable(ChannelVariable.A2B_CALL, "");
    }

    /** The variables are for the hang-up handler, which has to know the leg if we die under it. */
    LegOutcome dial(DialOrder order) {
        if (!order.isDialable()) {
            return new LegOutcome(order.leg(), order.callee().name(), "", "", "", "CHANUNAVAIL", 0);
        }
        channel.setVariable(ChannelVariable.LEG_START, "");
        channel.setVariable(ChannelVariable.LEG_ANSWER, "");
        channel.setVariable(ChannelVariable.LEG_END, "");
        channel.setVariable(ChannelVariable.A2B_LEG, Integer.toString(order.leg()));
        channel.setVariable(ChannelVariable.A2B_TRUNK, order.callee().name());
        channel.setVariable(ChannelVariable.A2B_CALL, order.call().value());
        dialling = true;
        try {
            channel.dial(order);
        } catch (ChannelGoneException e) {
            // The caller is gone, the connection is not: the variables say how it ended.
        }
        return new LegOutcome(
                order.leg(),
                order.callee().name(),
                channel.variable(ChannelVariable.LEG_START),
                channel.variable(ChannelVariable.LEG_ANSWER),
                channel.variable(ChannelVariable.LEG_END),
                channel.variable(ChannelVariable.DIALSTATUS),
                LegOutcome.cause(channel.variable(ChannelVariable.HANGUPCAUSE)));
    }

    Instant switchTime() {
        return LegOutcome.time(channel.switchTime()).orElseGet(clock::instant);
    }
}

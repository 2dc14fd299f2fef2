package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.spi.CallFlow;
import io.a2b.core.A2bException;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.did.Did;
import io.a2b.core.did.DidRoute;
import io.a2b.core.did.DidStatus;
import io.a2b.core.did.DidTarget;
import io.a2b.core.did.Dids;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A call that comes in on a number of ours: rings the targets of whoever has the number, who pays
 * for it. The caller hears what a telephone network says and nothing else: he is not answered
 * before a target is, no prompt is played to him, and what is in the way (no money, a suspended
 * owner, too many calls) is a hang-up cause, which the dialplan reads in
 * {@link ChannelVariable#A2B_CAUSE}.
 */
final class DidFlow implements CallFlow {
    private static final Logger LOG = LoggerFactory.getLogger(DidFlow.class);

    /** Causes of Q.850. */
    private static final int UNALLOCATED = 1;

    private static final int NORMAL = 16;
    private static final int BUSY = 17;
    private static final int NO_ANSWER = 19;
    private static final int ABSENT = 20;
    private static final int REJECTED = 21;
    private static final int CONGESTION = 34;

    private final Dids dids;
    private final DialPlan dialPlan;
    private final Bookkeeper books;
    private final LiveCalls live;
    private final Clock clock;
    private final AgiConfig.Inbound limits;

    DidFlow(
            Dids dids,
            DialPlan dialPlan,
            Bookkeeper books,
            LiveCalls live,
            Clock clock,
            AgiConfig.Inbound limits) {
        this.dids = requireNonNull(dids, "dids");
        this.dialPlan = requireNonNull(dialPlan, "dialPlan");
        this.books = requireNonNull(books, "books");
        this.live = requireNonNull(live, "live");
        this.clock = requireNonNull(clock, "clock");
        this.limits = requireNonNull(limits, "limits");
    }

    @Override
    public void run(CallChannel channel) {
        int cause = CONGESTION;
        try {
            cause = live.isOpen() ? letIn(channel) : CONGESTION;
        } catch (A2bException e) { // before a call: a call itself looks after its own
            LOG.error("{}: {}", channel.origin().uniqueId(), e.code(), e);
        }
        channel.setVariable(ChannelVariable.A2B_CAUSE, Integer.toString(cause));
    }

    private int letIn(CallChannel channel) {
        Optional<Did> did = called(channel).filter(one -> one.status() == DidStatus.ASSIGNED);
        if (did.isEmpty()) {
            LOG.info("{}: came in on no number of ours", channel.origin().uniqueId());
            return UNALLOCATED;
        }
        PhoneNumber number = did.get().number();
        List<DidTarget> targets = dids.route(number).map(DidRoute::targets).orElse(List.of());
        boolean goesOn = targets.stream().anyMatch(one -> one.kind() == DidTarget.Kind.PHONE);
        CallRequest request = CallRequest.inbound(
                CallId.random(clock),
                did.get().account().orElseThrow(),
                PhoneText.printable(channel.origin().callerNumber()),
                number,
                goesOn ? 1 : limits.inboundSecondsMax());
        Optional<Authorization> answer =
                books.authorize(request, channel.origin().channel());
        if (answer.isEmpty()) return CONGESTION;
        if (answer.get() instanceof Authorization.Refused refused) return cause(refused.reason());
        long seconds = ((Authorization.Granted) answer.get()).talkSeconds();
        Disposition end =
                new InboundCall(channel, request, seconds, books, clock, limits).carry(targets);
        return cause(end);
    }

    /** As the dialplan says, or as the switch does; with or without what makes it international. */
    private Optional<Did> called(CallChannel channel) {
        String given = channel.origin().argument(0);
        String text = given.isEmpty() ? channel.origin().accessNumber() : given;
        Optional<Did> plain = PhoneNumber.find(text).flatMap(dids::find);
        return plain.isPresent() ? plain : dialPlan.normalise(text).flatMap(dids::find);
    }

    private static int cause(Authorization.Reason reason) {
        switch (reason) {
            case DID_NOT_HELD:
                return UNALLOCATED;
            case CALLER_BLOCKED:
                return REJECTED;
            case DID_CALLS_EXCEEDED:
            case CALLS_EXCEEDED:
                return BUSY;
            case ACCOUNT_UNKNOWN:
            case ACCOUNT_NOT_ACTIVE:
            case ACCOUNT_EXPIRED:
            case NUMBER_RESTRICTED:
            case FUNDS_INSUFFICIENT:
            case SPEND_CAP_REACHED:
                return ABSENT;
            case PLAN_UNKNOWN:
            case CURRENCY_DIFFERS:
            case NUMBER_UNRATED:
            case NO_ROUTE:
                return CONGESTION;
        }
        throw new IllegalStateException("reason: " + reason);
    }

    private static int cause(Disposition end) {
        switch (end) {
            case ANSWERED:
            case CANCELLED:
                return NORMAL;
            case BUSY:
                return BUSY;
            case NO_ANSWER:
                return NO_ANSWER;
            case CONGESTION:
                return CONGESTION;
            case UNAVAILABLE:
            case REFUSED:
            case UNKNOWN:
                return ABSENT;
        }
        throw new IllegalStateException("end: " + end);
    }
}

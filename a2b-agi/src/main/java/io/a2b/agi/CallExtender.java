package io.a2b.agi;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.call.LiveCalls.Answered;
import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.core.A2bException;
import io.a2b.core.cdr.CallId;
import io.a2b.rating.charging.Call;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.Extension;
import io.a2b.rating.charging.Extension.Extended;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets answered calls talk on, slice by slice: first the money is set aside, then the switch is
 * told to cut the call later. What fails is tried again in the next round, as the same step, and as
 * long as it fails the limit before stays. A call that got less than a slice has no more money and
 * is not extended again. Thread-safe; one round at a time.
 */
final class CallExtender {
    private static final Logger LOG = LoggerFactory.getLogger(CallExtender.class);

    private final Charging charging;
    private final LiveCalls live;
    private final ChannelLimiter limiter;
    private final AgiConfig config;
    private final Clock clock;
    private final Map<CallId, Talk> talks = new HashMap<>();

    /** How far a call has been extended. */
    private record Talk(long limitSeconds, int steps, boolean last) {
        Talk ended() {
            return new Talk(limitSeconds, steps, true);
        }
    }

    CallExtender(
            Charging charging,
            LiveCalls live,
            ChannelLimiter limiter,
            AgiConfig config,
            Clock clock) {
        this.charging = requireNonNull(charging, "charging");
        this.live = requireNonNull(live, "live");
        this.limiter = requireNonNull(limiter, "limiter");
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
    }

    /** How many calls may talk longer now than before. */
    synchronized int round() {
        if (!config.slices().areWanted()) return 0;
        List<Answered> answered = live.answered();
        talks.keySet().retainAll(answered.stream().map(Answered::call).collect(Collectors.toSet()));
        int extended = 0;
        for (Answered call : answered) {
            try {
                if (extend(call)) extended++;
            } catch (A2bException e) {
                LOG.warn("{}: could not be extended ({})", call.call(), e.code());
            } catch (RuntimeException e) {
                LOG.error("{}: could not be extended", call.call(), e);
            }
        }
        return extended;
    }

    private boolean extend(Answered call) {
        Talk talk = talks.get(call.call());
        if (talk == null) {
            talk = first(call.call());
            talks.put(call.call(), talk);
        }
        if (talk.last || live.isCut(call.call()) || !isDue(call, talk)) return false;
        long more = Math.min(
                config.slices().sliceSeconds(),
                config.dialogue().talkSecondsMax() - talk.limitSeconds);
        Extension answer = charging.extend(call.call(), talk.steps + 1, more);
        if (answer instanceof Extension.Refused refused) {
            LOG.info("{}: not extended, {}", call.call(), refused.reason());
            talks.put(call.call(), talk.ended());
            return false;
        }
        long limit = ((Extended) answer).talkSeconds();
        if (!limiter.limit(call.channel(), left(call, limit))) return false;
        talks.put(call.call(), new Talk(limit, talk.steps + 1, isLast(talk.limitSeconds, limit)));
        return true;
    }

    /** What was authorised; anything but a whole slice stays as it is, and calls that came in. */
    private Talk first(CallId call) {
        Optional<Call> found = charging.find(call);
        long limit = found.map(Call::talkSeconds).orElse(0L);
        boolean cameIn = found.map(one -> one.request().did().isPresent()).orElse(false);
        return new Talk(limit, 0, cameIn || isLast(0, limit));
    }

    private boolean isLast(long before, long limit) {
        return limit - before != config.slices().sliceSeconds()
                || limit >= config.dialogue().talkSecondsMax();
    }

    private boolean isDue(Answered call, Talk talk) {
        Duration left = left(call, talk.limitSeconds);
        Duration ahead = Duration.ofSeconds(config.slices().aheadSeconds());
        return left.compareTo(ahead) <= 0 && left.toMillis() > 0;
    }

    private Duration left(Answered call, long limitSeconds) {
        return Duration.between(clock.instant(), call.since().plusSeconds(limitSeconds));
    }
}

package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.RoutedNumber.Lookup;
import io.a2b.rating.spi.NumberPortability;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a host's {@link NumberPortability}, but never lets a call wait longer than the time that it
 * has: then, and when the look-up fails, the number counts as dialled. Answers are remembered for a
 * while, failures are not. Thread-safe.
 */
public final class PortabilityLookup {
    /** No number is ever asked for. */
    public static final PortabilityLookup NONE = new PortabilityLookup();

    private static final Logger LOG = LoggerFactory.getLogger(PortabilityLookup.class);

    private final NumberPortability portability; // null when there is none
    private final Executor executor;
    private final Clock clock;
    private final Limits limits;
    private final Map<PhoneNumber, Known> known;

    /**
     * How long answers may take, and how many are kept for how long.
     *
     * @param timeout of one look-up, 1 ms to 10 s
     * @param cached how many answers are remembered, 0 to 10,000,000
     * @param cacheAge how old they get, up to 30 days
     */
    public record Limits(Duration timeout, int cached, Duration cacheAge) {
        private static final int CACHED_MAX = 10_000_000;

        /** @throws IllegalArgumentException naming every value that does not do, one a line */
        public Limits {
            List<String> problems = new ArrayList<>();
            if (timeout.compareTo(Duration.ofMillis(1)) < 0
                    || timeout.compareTo(Duration.ofSeconds(10)) > 0) {
                problems.add("timeout: " + timeout + " is not 1 ms to 10 s");
            }
            if (cached < 0 || cached > CACHED_MAX) {
                problems.add("cached: " + cached + " is not 0 to " + CACHED_MAX);
            }
            if (cacheAge.isNegative() || cacheAge.compareTo(Duration.ofDays(30)) > 0) {
                problems.add("cacheAge: " + cacheAge + " is not 0 to 30 days");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", problems));
            }
        }

        /** 200 ms; 100,000 answers for an hour. */
        public static Limits defaults() {
            return new Limits(Duration.ofMillis(200), 100_000, Duration.ofHours(1));
        }
    }

    /** An answer, and when it was given. */
    private record Known(RoutedNumber number, Instant at) {}

    private PortabilityLookup() {
        portability = null;
        executor = null;
        clock = null;
        limits = Limits.defaults();
        known = Map.of();
    }

    /**
     * @param executor the host's, on which look-ups run; one that refuses counts as a failure
     * @param clock tells how old an answer is; the timeout is real time
     */
    public PortabilityLookup(
            NumberPortability portability, Executor executor, Clock clock, Limits limits) {
        this.portability = requireNonNull(portability, "portability");
        this.executor = requireNonNull(executor, "executor");
        this.clock = requireNonNull(clock, "clock");
        this.limits = requireNonNull(limits, "limits");
        known = new LinkedHashMap<>();
    }

    /** The number to look rates up by, and how that was found. Never throws. */
    public RoutedNumber find(PhoneNumber called) {
        if (portability == null) return RoutedNumber.asDialled(called, Lookup.NOT_ASKED);
        Instant now = clock.instant();
        Optional<RoutedNumber> remembered = remembered(called, now);
        if (remembered.isPresent()) return remembered.get();
        RoutedNumber found = ask(called);
        if (found.lookup() == Lookup.PORTED || found.lookup() == Lookup.NOT_PORTED) {
            remember(called, new Known(found, now));
        }
        return found;
    }

    private Optional<RoutedNumber> remembered(PhoneNumber called, Instant now) {
        synchronized (known) {
            Known answer = known.get(called);
            if (answer == null) return Optional.empty();
            // a clock that was set back must not keep an answer for longer
            boolean fresh =
                    !now.isBefore(answer.at()) && now.isBefore(answer.at().plus(limits.cacheAge()));
            if (fresh) return Optional.of(answer.number());
            known.remove(called);
            return Optional.empty();
        }
    }

    /** The oldest answer makes room. */
    private void remember(PhoneNumber called, Known answer) {
        synchronized (known) {
            known.remove(called);
            known.put(called, answer);
            if (known.size() > limits.cached()) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    private RoutedNumber ask(PhoneNumber called) {
        FutureTask<Optional<RoutingNumber>> task =
                new FutureTask<>(() -> requireNonNull(portability.lookup(called), "lookup"));
        try {
            executor.execute(task);
            Optional<RoutingNumber> answer =
                    task.get(limits.timeout().toNanos(), TimeUnit.NANOSECONDS);
            return answer.map(number -> RoutedNumber.ported(called, number))
                    .orElseGet(() -> RoutedNumber.asDialled(called, Lookup.NOT_PORTED));
        } catch (TimeoutException late) {
            LOG.warn("portability of {}: no answer within {}", called, limits.timeout());
            return RoutedNumber.asDialled(called, Lookup.TIMED_OUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return RoutedNumber.asDialled(called, Lookup.FAILED);
        } catch (ExecutionException | RejectedExecutionException failure) {
            LOG.warn("portability of {}: the look-up failed: {}", called, failure.toString());
            return RoutedNumber.asDialled(called, Lookup.FAILED);
        } finally {
            task.cancel(true);
        }
    }
}

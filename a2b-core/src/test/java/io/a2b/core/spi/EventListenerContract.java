package io.a2b.core.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Delivery;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Map;

/** What events rely on in one who hears them; the test of a host's own listener extends it. */
public abstract class EventListenerContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Always the same listener in one test. */
    protected abstract EventListener listener();

    /**
     * All that the listener has made of what it heard, equal to what it was as long as nothing
     * counts twice and nothing is lost: rows, sums. Of a plain log, its lines without repeats.
     */
    protected abstract Object made();

    /** One that the listener makes something of. */
    protected Event heeded() {
        Map<String, String> facts = Map.of(
                "entry", "top-up:1",
                "code", "TOP_UP",
                "amount", "5",
                "currency", "USD",
                "reference", "cash");
        return Event.of(EventKind.ENTRY_POSTED, new AccountId(42), facts);
    }

    /** Events are told at least once: a listener that counts each time counts money twice. */
    @Test
    void whatIsToldAgainCountsOnce() {
        listener().on(new Delivery(17, heeded(), NOW, 1));
        Object once = made();
        listener().on(new Delivery(17, heeded(), NOW, 2));
        assertEquals(once, made());
    }

    @Test
    void whatOnlyLooksTheSameCountsToo() {
        listener().on(new Delivery(17, heeded(), NOW, 1));
        Object once = made();
        listener().on(new Delivery(18, heeded(), NOW, 1));
        assertNotEquals(once, made());
    }

    /** The first attempts may have died before they came this far. */
    @Test
    void whatIsHeardLateIsHeard() {
        Object nothing = made();
        listener().on(new Delivery(17, heeded(), NOW, 3));
        assertNotEquals(nothing, made());
    }

    /** A listener that throws holds up its subject for good. */
    @ParameterizedTest
    @EnumSource
    void takesEventsOfEachKindWhateverIsKnownOfThem(EventKind kind) {
        listener().on(new Delivery(1, new Event(kind, "account:42", Map.of()), NOW, 1));
        Map<String, String> later = Map.of("aFactOfALaterRelease", "x");
        listener().on(new Delivery(2, new Event(kind, "whatever:1", later), NOW, 1));
    }
}

package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.account.AccountId;

import org.junit.jupiter.api.Test;

import java.util.Map;

class EventTest {
    @Test
    void isAboutAnAccount() {
        Event event = Event.of(EventKind.ACCOUNT_OPENED, new AccountId(42), Map.of());
        assertEquals("account:42", event.subject());
    }

    @Test
    void refusesWhatCannotBeKept() {
        assertRefused("facts", "account:1", Map.of("a=b", "c"));
        assertRefused("facts", "account:1", Map.of("", "c"));
        assertRefused("facts", "account:1", Map.of("a", "x".repeat(4000)));
        assertRefused("subject", "", Map.of());
        assertRefused("subject", "account 1", Map.of());
        assertRefused("subject", "x".repeat(97), Map.of());
    }

    @Test
    void keepsAsMuchAsItSays() {
        Event event = new Event(EventKind.ACCOUNT_OPENED, "a", Map.of("a", "x".repeat(4000 - 3)));
        assertEquals(4000, FactText.of(event.facts()).length());
    }

    private static void assertRefused(String field, String subject, Map<String, String> facts) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Event(EventKind.ACCOUNT_OPENED, subject, facts));
        assertEquals(field, refused.getMessage().split(":")[0]);
    }
}

package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.toSet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Delivery;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.spi.EventListener;
import io.a2b.core.spi.EventListenerContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class EventLogTest extends EventListenerContract {
    private final EventLog log = new EventLog();
    private final Logger logger = (Logger) LoggerFactory.getLogger(EventLog.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Override
    protected EventListener listener() {
        return log;
    }

    @Override
    protected Object made() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).collect(toSet());
    }

    @Test
    void writesOneLineWithTheFactsInOrder() {
        tell(Map.of("code", "TOP_UP", "amount", "1.00", "currency", "USD"));
        assertEquals(
                List.of("17 ENTRY_POSTED account:42 amount=1.00 code=TOP_UP currency=USD"),
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertEquals(Level.INFO, lines.list.get(0).getLevel());
    }

    @Test
    void whatPeopleWroteBeginsNoLineOfItsOwn() {
        tell(Map.of("reference", "cash\n18 ENTRY_POSTED account:1"));
        assertEquals(
                "17 ENTRY_POSTED account:42 reference=cash?18 ENTRY_POSTED account:1",
                lines.list.get(0).getFormattedMessage());
    }

    private void tell(Map<String, String> facts) {
        Event event = Event.of(EventKind.ENTRY_POSTED, new AccountId(42), facts);
        log.on(new Delivery(17, event, Instant.EPOCH, 1));
    }
}

package io.a2b.examples;

import io.a2b.core.event.Delivery;
import io.a2b.core.spi.EventListener;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a line to the log {@value #LOGGER} for each event, for people and for programs that read
 * logs: number, kind, subject, then the facts in the order of their names. Facts hold no secrets.
 */
final class EventLog implements EventListener {
    static final String LOGGER = "a2b.events";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    @Override
    public void on(Delivery delivery) {
        LOG.info(
                "{} {} {} {}",
                delivery.sequence(),
                delivery.event().kind(),
                delivery.event().subject(),
                facts(delivery.event().facts()));
    }

    /** On one line, whatever people have written into a reference. */
    private static String facts(Map<String, String> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(" "))
                        .replaceAll("\\p{Cntrl}", "?");
    }
}

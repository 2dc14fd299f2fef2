package io.a2b.examples;

import io.a2b.rating.tariff.PlanDeck;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code DECK[,access=DIGITS][,caller=DIGITS][,trunk=NAME]}. */
final class PlanDeckOption implements ITypeConverter<PlanDeck> {
    @Override
    public PlanDeck convert(String text) {
        String[] parts = text.split(",", -1);
        List<String> access = new ArrayList<>();
        List<String> callers = new ArrayList<>();
        try {
            PlanDeck deck = PlanDeck.of(parts[0]);
            for (int at = 1; at < parts.length; at++) {
                String value = parts[at].substring(parts[at].indexOf('=') + 1);
                if (parts[at].startsWith("access=")) access.add(value);
                else if (parts[at].startsWith("caller=")) callers.add(value);
                else if (parts[at].startsWith("trunk=")) deck = deck.withTrunk(value);
                else throw new IllegalArgumentException("'" + parts[at] + "' is unknown");
            }
            return deck.withAccessNumbers(access.toArray(String[]::new))
                    .withCallerNumbers(callers.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "': " + e.getMessage());
        }
    }

    /** What {@link #convert} reads. */
    static String text(PlanDeck deck) {
        StringBuilder text = new StringBuilder(deck.deck());
        deck.accessNumbers().forEach(number -> text.append(",access=").append(number));
        deck.callerNumbers().forEach(number -> text.append(",caller=").append(number));
        if (!deck.trunk().isEmpty()) text.append(",trunk=").append(deck.trunk());
        return text.toString();
    }
}

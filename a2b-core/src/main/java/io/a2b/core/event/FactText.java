package io.a2b.core.event;

import java.util.Map;
import java.util.TreeMap;

/** Facts as they are stored: {@code name=value}, one a line, in the order of their names. */
final class FactText {
    private FactText() {}

    static String of(Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(facts).forEach((name, value) -> {
            text.append(name).append('=');
            value.chars().forEach(character -> append(text, (char) character));
            text.append('\n');
        });
        return text.toString();
    }

    // no line ends within a value, and no NUL, which PostgreSQL cannot keep
    private static void append(StringBuilder text, char character) {
        switch (character) {
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\0' -> text.append("\\0");
            default -> text.append(character);
        }
    }

    static Map<String, String> parse(String text) {
        Map<String, String> facts = new TreeMap<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int equals = text.indexOf('=', start);
            facts.put(text.substring(start, equals), value(text, equals + 1, end));
            start = end + 1;
        }
        return facts;
    }

    private static String value(String text, int start, int end) {
        StringBuilder value = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char character = text.charAt(i);
            if (character != '\\') {
                value.append(character);
                continue;
            }
            char escaped = text.charAt(++i);
            value.append(escaped == 'n' ? '\n' : escaped == '0' ? '\0' : escaped);
        }
        return value.toString();
    }
}

package io.a2b.agi.rehearsal;

import java.util.ArrayList;
import java.util.List;

/** A command of the server, cut into words as Asterisk does it. */
final class AgiCommandLine {
    private final List<String> words;

    private AgiCommandLine(List<String> words) {
        this.words = words;
    }

    /** Quotes hold a word together, a backslash takes the next character as it is. */
    static AgiCommandLine parse(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (c == ' ' && !quoted) {
                if (begun) words.add(word.toString());
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) words.add(word.toString());
        return new AgiCommandLine(words);
    }

    boolean is(String... verbs) {
        if (words.size() < verbs.length) return false;
        for (int i = 0; i < verbs.length; i++) {
            if (!words.get(i).equalsIgnoreCase(verbs[i])) return false;
        }
        return true;
    }

    /** The word at {@code index}, from 0; empty when there are fewer. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }
}

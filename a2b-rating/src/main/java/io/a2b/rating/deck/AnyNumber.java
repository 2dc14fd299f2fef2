package io.a2b.rating.deck;

import com.fasterxml.jackson.annotation.JsonValue;

/** Every number: the rate for what nothing else in the deck is for. */
public enum AnyNumber implements NumberPattern {
    INSTANCE;

    static boolean isName(String text) {
        return text.equalsIgnoreCase("default") || text.equalsIgnoreCase("defaultprefix");
    }

    @Override
    @JsonValue
    public String text() {
        return "default";
    }

    @Override
    public boolean matches(String digits) {
        return true;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public String toString() {
        return text();
    }
}

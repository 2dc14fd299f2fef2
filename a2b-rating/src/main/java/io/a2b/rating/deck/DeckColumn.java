package io.a2b.rating.deck;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of a rate deck's CSV means, and the names that people give to it. */
enum DeckColumn {
    PREFIX("prefix", "code", "dialprefix", "dialcode", "areacode"),
    DESTINATION("destination", "destinationname", "name", "description"),
    PRICE(
            "price",
            "priceperminute",
            "pricepermin",
            "rate",
            "rateperminute",
            "ratepermin",
            "perminute",
            "rateinitial"),
    INCREMENT("increment", "increments", "billingincrement", "billingincrements"),
    FIRST("first", "firstseconds", "firstincrement", "initblock"),
    STEP("step", "stepseconds", "nextincrement", "billingblock"),
    CONNECTION_FEE("connectionfee", "connectfee", "connectcharge", "setupfee");

    private final String label;
    private final Set<String> names;

    DeckColumn(String... names) {
        this.label = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        this.names = Set.of(names);
    }

    /** Case, blanks, dots, dashes and underscores do not matter. */
    static Optional<DeckColumn> named(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[ ._-]", "");
        return Arrays.stream(values())
                .filter(column -> column.names.contains(name))
                .findFirst();
    }

    /** The name that messages use. */
    String label() {
        return label;
    }
}

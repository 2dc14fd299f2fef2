package io.a2b.rating.deck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of prefixes in memory, for an import that has to name many. Immutable. */
final class DestinationNames {
    static final DestinationNames NONE = new DestinationNames(Map.of());

    private final Map<String, String> names;

    private DestinationNames(Map<String, String> names) {
        this.names = names;
    }

    static DestinationNames of(List<NamedPrefix> entries) {
        Map<String, String> names = new HashMap<>();
        for (NamedPrefix entry : entries) names.put(entry.prefix().digits(), entry.destination());
        return new DestinationNames(names);
    }

    /** The name of the longest prefix that {@code digits} begin with. */
    Optional<String> find(String digits) {
        for (int length = digits.length(); length > 0; length--) {
            String name = names.get(digits.substring(0, length));
            if (name != null) return Optional.of(name);
        }
        return Optional.empty();
    }
}

package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.regex.Pattern;

/**
 * A way out to a carrier, as a switch knows it. Everything here ends up in dial strings, so only
 * harmless characters get in.
 *
 * @param name for people and records: 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param technology the switch's channel type, for example {@code PJSIP}
 * @param endpoint the peer as the switch names it, for example {@code carrier1}
 * @param removePrefix cut from the front of a number that begins with it; digits, may be empty
 * @param addPrefix put in front after that; digits, may begin with a plus, may be empty
 * @param ringSecondsMax how long the trunk may ring before the next one is tried; 1 to 300
 * @param terms when calls go this way
 */
public record Trunk(
        String name,
        String technology,
        String endpoint,
        String removePrefix,
        String addPrefix,
        int ringSecondsMax,
        TrunkTerms terms) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TECHNOLOGY = Pattern.compile("[A-Za-z0-9]{1,16}");
    private static final Pattern REMOVE = Pattern.compile("[0-9]{0,15}");
    private static final Pattern ADD = Pattern.compile("\\+?[0-9]{0,15}");

    public Trunk {
        checkName("name", name);
        check(TECHNOLOGY, "technology", technology);
        checkName("endpoint", endpoint);
        check(REMOVE, "removePrefix", removePrefix);
        check(ADD, "addPrefix", addPrefix);
        if (ringSecondsMax < 1 || ringSecondsMax > 300) {
            throw new IllegalArgumentException("ringSecondsMax: " + ringSecondsMax);
        }
        requireNonNull(terms, "terms");
        if (terms.failover().equals(name)) throw FailoverCycleException.of(name);
    }

    /** A trunk with {@link TrunkTerms#DEFAULT}. */
    public Trunk(
            String name,
            String technology,
            String endpoint,
            String removePrefix,
            String addPrefix,
            int ringSecondsMax) {
        this(
                name,
                technology,
                endpoint,
                removePrefix,
                addPrefix,
                ringSecondsMax,
                TrunkTerms.DEFAULT);
    }

    /** A trunk that takes numbers as they are and rings for up to 60 seconds. */
    public static Trunk of(String name, String technology, String endpoint) {
        return new Trunk(name, technology, endpoint, "", "", 60);
    }

    /** Calls in progress may have been written before there were terms. */
    @JsonCreator
    static Trunk read(
            @JsonProperty("name") String name,
            @JsonProperty("technology") String technology,
            @JsonProperty("endpoint") String endpoint,
            @JsonProperty("removePrefix") String removePrefix,
            @JsonProperty("addPrefix") String addPrefix,
            @JsonProperty("ringSecondsMax") int ringSecondsMax,
            @JsonProperty("terms") TrunkTerms terms) {
        return new Trunk(
                name,
                technology,
                endpoint,
                removePrefix,
                addPrefix,
                ringSecondsMax,
                terms == null ? TrunkTerms.DEFAULT : terms);
    }

    public Trunk withTerms(TrunkTerms newTerms) {
        return new Trunk(
                name, technology, endpoint, removePrefix, addPrefix, ringSecondsMax, newTerms);
    }

    static void checkName(String field, String text) {
        check(NAME, field, text);
    }

    private static void check(Pattern form, String field, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(field + ": " + text + " does not match " + form);
        }
    }
}

package io.a2b.rating.charging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.Trace;
import io.a2b.rating.routing.Route;

import java.util.Currency;
import java.util.List;

/**
 * How what was promised to a call is kept: as text of our own, so that neither a new deck nor the
 * host's mapper changes it.
 */
public final class CallJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // a row written by a newer version of a2b is still readable while nodes are replaced
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<List<Route>> ROUTES = new TypeReference<>() {};

    private CallJson() {}

    public static String write(Quote quote) {
        return writeAny(quote);
    }

    static String write(List<Route> routes) {
        return writeAny(routes);
    }

    public static Quote readQuote(String json) {
        try {
            JsonNode quote = MAPPER.readTree(json);
            boolean current = quote.path("rate").has("terms");
            return current ? MAPPER.treeToValue(quote, Quote.class) : readFirst(quote);
        } catch (JsonProcessingException failure) {
            throw corrupt("quote", failure);
        }
    }

    public static String write(Trace trace) {
        return writeAny(trace);
    }

    public static Trace readTrace(String json) {
        try {
            return MAPPER.readValue(json, Trace.class);
        } catch (JsonProcessingException failure) {
            throw corrupt("trace", failure);
        }
    }

    /** A quote of the first release, whose rates had a price, an increment and one fee. */
    private static Quote readFirst(JsonNode quote) throws JsonProcessingException {
        JsonNode rate = quote.get("rate");
        return new Quote(
                MAPPER.treeToValue(quote.get("deck"), DeckVersion.class),
                Currency.getInstance(quote.get("currency").asText()),
                new Rate(
                        new Prefix(rate.get("prefix").get("digits").asText()),
                        rate.get("destination").asText(),
                        rate.get("perMinuteMicros").asLong(),
                        MAPPER.treeToValue(rate.get("increment"), BillingIncrement.class),
                        rate.get("connectionFeeMicros").asLong()));
    }

    static List<Route> readRoutes(String json) {
        try {
            return MAPPER.readValue(json, ROUTES);
        } catch (JsonProcessingException failure) {
            throw corrupt("routes", failure);
        }
    }

    private static String writeAny(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot be written: " + value, failure);
        }
    }

    private static A2bException corrupt(String what, JsonProcessingException failure) {
        return new A2bException(
                ErrorCode.DATA_CORRUPT, "the " + what + " of a call cannot be read back", failure);
    }
}

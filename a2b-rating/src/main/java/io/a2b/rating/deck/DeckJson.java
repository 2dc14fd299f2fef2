package io.a2b.rating.deck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;

/** How the terms of decks and rates are kept: as text of our own, whatever mapper a host has. */
final class DeckJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // a version imported by a newer a2b is still readable while nodes are replaced
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DeckJson() {}

    static String write(Object terms) {
        try {
            return MAPPER.writeValueAsString(terms);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot be written: " + terms, failure);
        }
    }

    static <T> T read(Class<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException failure) {
            throw new A2bException(
                    ErrorCode.DATA_CORRUPT, "terms of a rate deck cannot be read back", failure);
        }
    }
}

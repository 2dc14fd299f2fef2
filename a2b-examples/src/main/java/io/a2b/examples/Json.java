package io.a2b.examples;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.DeckVersion;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Answers for programs: one document each. Instants are ISO 8601 in UTC; an amount is an object
 * with the currency and a decimal as text, as many a reader takes numbers for floating point.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new MoneySerializer()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // questions about a value are no part of it
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** What a value of the library is in JSON. */
    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Null for what is not there. */
    static JsonNode ofOptional(Optional<?> value) {
        return value.map(Json::of).orElse(MAPPER.nullNode());
    }

    static ObjectNode deck(DeckVersion deck) {
        return object().put("name", deck.deck()).put("version", deck.version());
    }

    static void print(JsonNode document, PrintWriter out) {
        try {
            out.println(MAPPER.writeValueAsString(document));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a tree that cannot be written", failure);
        }
    }

    /** {@code {"currency": "USD", "amount": "12.50"}}. */
    private static final class MoneySerializer extends StdSerializer<Money> {
        private static final long serialVersionUID = 1L;

        MoneySerializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("currency", money.currency().getCurrencyCode());
            json.writeStringField("amount", money.amount().toPlainString());
            json.writeEndObject();
        }
    }
}

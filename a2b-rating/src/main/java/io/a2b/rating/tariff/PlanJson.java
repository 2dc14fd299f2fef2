package io.a2b.rating.tariff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;

/** How plans are kept: as text of our own, so that the host's mapper does not change it. */
final class PlanJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // a row written by a newer version of a2b is still readable while nodes are replaced
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlanJson() {}

    /** @throws IllegalArgumentException if it is too long to be kept */
    static String write(TariffPlan plan) {
        String json;
        try {
            json = MAPPER.writeValueAsString(plan);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot be written: " + plan, failure);
        }
        if (json.length() > TariffPlans.TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException("plan: " + json.length() + " characters of JSON, at"
                    + " most " + TariffPlans.TEXT_LENGTH_MAX);
        }
        return json;
    }

    static TariffPlan read(String json) {
        try {
            return MAPPER.readValue(json, TariffPlan.class);
        } catch (JsonProcessingException failure) {
            throw new A2bException(
                    ErrorCode.DATA_CORRUPT, "a tariff plan cannot be read back", failure);
        }
    }
}

package io.a2b.rating.simulation;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Simulations as text of our own, which a host's mapper does not change. */
final class SimulationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // questions about a value, like Simulation.isGranted, are no part of it
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .build();

    private SimulationJson() {}

    static String write(Simulation simulation) {
        try {
            return MAPPER.writeValueAsString(simulation);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot be written: " + simulation, failure);
        }
    }

    static Simulation read(String json) {
        try {
            return MAPPER.readValue(json, Simulation.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("json: " + failure.getMessage(), failure);
        }
    }
}

package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the program in this process, on books in a folder, and keeps what it said. */
final class Program {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path folder;
    private final String database;
    private String out = "";
    private String err = "";

    /** @param database a JDBC url */
    Program(Path folder, String database) {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        this.folder = folder;
        this.database = database;
    }

    /** Asserts that it says {@code code} at its end. */
    Program run(int code, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--db");
        all.add(database);
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        int ended = A2b.commandLine(new PrintWriter(outText, true), new PrintWriter(errText, true))
                .execute(all.toArray(String[]::new));
        out = outText.toString();
        err = errText.toString();
        assertEquals(code, ended, () -> String.join(" ", arguments) + '\n' + out + err);
        return this;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    /** Standard output as the one JSON document that it has to be. */
    JsonNode json() {
        try {
            return STRICT.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError(out, e);
        }
    }

    /** The name of a file with that text. */
    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

class ListenAddressTest {
    private final ListenAddress.Converter converter = new ListenAddress.Converter();

    @Test
    void readsAHostAndAPort() {
        assertEquals(new ListenAddress("10.0.0.1", 4573), converter.convert("10.0.0.1:4573"));
    }

    @Test
    void readsAnIpv6AddressInBracketsAndWritesItSo() {
        ListenAddress address = converter.convert("[::1]:0");
        assertEquals(new ListenAddress("::1", 0), address);
        assertEquals("[::1]:0", address.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "4573", "host", "host:", ":4573", "host:65536", "host:-1"})
    void refusesEverythingElse(String text) {
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    }
}

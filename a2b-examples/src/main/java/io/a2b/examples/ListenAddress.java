package io.a2b.examples;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A host and a port; port 0 stands for any free one. */
record ListenAddress(String host, int port) {
    /** Reads {@code host:port}, an IPv6 address in brackets. */
    static final class Converter implements ITypeConverter<ListenAddress> {
        @Override
        public ListenAddress convert(String text) {
            int colon = text.lastIndexOf(':');
            String port = text.substring(colon + 1);
            if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
                throw new TypeConversionException("'" + text + "' is not host:port");
            }
            String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
            return new ListenAddress(host, Integer.parseInt(port));
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

package io.a2b.examples;

import io.a2b.rating.routing.Trunk;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code name=TECH/endpoint[,remove=DIGITS][,add=DIGITS][,ring=SECONDS]}. */
final class TrunkOption implements ITypeConverter<Trunk> {
    private static final String FORM =
            "name=TECH/endpoint[,remove=DIGITS][,add=DIGITS][,ring=SECONDS]";

    @Override
    public Trunk convert(String text) {
        String[] parts = text.split(",", -1);
        String[] way = parts[0].split("[=/]", -1);
        if (way.length != 3) throw new TypeConversionException("'" + text + "' is not " + FORM);
        try {
            Trunk trunk = Trunk.of(way[0], way[1], way[2]);
            for (int i = 1; i < parts.length; i++) trunk = with(trunk, parts[i]);
            return trunk;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "': " + e.getMessage());
        }
    }

    private static Trunk with(Trunk trunk, String option) {
        String value = option.substring(option.indexOf('=') + 1);
        String key = option.substring(0, option.length() - value.length());
        if (key.equals("remove="))
            return copy(trunk, value, trunk.addPrefix(), trunk.ringSecondsMax());
        if (key.equals("add="))
            return copy(trunk, trunk.removePrefix(), value, trunk.ringSecondsMax());
        if (key.equals("ring=") && value.matches("[0-9]{1,3}")) {
            return copy(trunk, trunk.removePrefix(), trunk.addPrefix(), Integer.parseInt(value));
        }
        throw new IllegalArgumentException("'" + option + "' is not remove, add or ring");
    }

    private static Trunk copy(Trunk trunk, String remove, String add, int ringSecondsMax) {
        return new Trunk(
                trunk.name(), trunk.technology(), trunk.endpoint(), remove, add, ringSecondsMax);
    }
}

package io.a2b.examples.deck;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

import io.a2b.examples.deck.NumberingPlan.Kind;
import io.a2b.examples.deck.NumberingPlan.Owner;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the world deck: prefixes and destination names from libphonenumber's numbering plans,
 * prices invented. The same input gives the same file, on every machine. {@link #main} renews it;
 * its one argument is the file.
 */
final class WorldDeckGenerator {
    private static final String HEADER = "prefix,destination,per_minute,increment,connection_fee\n";

    /** Names on which the JDK's versions disagree, or that would read badly beside a dash. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("CD", "DR Congo"),
            Map.entry("CG", "Congo"),
            Map.entry("HK", "Hong Kong"),
            Map.entry("MM", "Myanmar"),
            Map.entry("MO", "Macao"),
            Map.entry("TR", "Turkey"),
            Map.entry("800", "International Freephone"),
            Map.entry("808", "International Shared Cost"),
            Map.entry("870", "Inmarsat"),
            Map.entry("878", "Universal Personal Numbers"),
            Map.entry("881", "Satellite Systems"),
            Map.entry("882", "International Networks 882"),
            Map.entry("883", "International Networks 883"),
            Map.entry("888", "Disaster Relief"),
            Map.entry("979", "International Premium Rate"));

    private WorldDeckGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), csv(), UTF_8);
    }

    /** The whole file. */
    static String csv() {
        StringBuilder csv = new StringBuilder(HEADER);
        rows().forEach((prefix, owner) -> csv.append(row(prefix, owner)));
        return csv.toString();
    }

    private static SortedMap<String, Owner> rows() {
        SortedMap<String, Owner> rows = new TreeMap<>();
        for (int code : new TreeSet<>(PhoneNumberUtil.getInstance().getSupportedCallingCodes())) {
            NumberingPlan plan = NumberingPlan.of(code);
            // what no range claims is priced as the country's own, as carriers do
            rows.put(Integer.toString(code), new Owner(plan.mainRegion(), Kind.FIXED));
            rows.putAll(plan.prefixes());
        }
        return rows;
    }

    private static String row(String prefix, Owner owner) {
        InventedPrice price = InventedPrice.of(prefix, destination(owner), owner.kind());
        return prefix
                + ','
                + destination(owner)
                + ','
                + decimal(price.perMinuteMicros())
                + ','
                + price.increment()
                + ','
                + decimal(price.connectionFeeMicros())
                + '\n';
    }

    private static String destination(Owner owner) {
        String region = owner.region();
        boolean ofNoCountry = Character.isDigit(region.charAt(0));
        if (ofNoCountry && !NAMES.containsKey(region)) {
            throw new IllegalStateException("no name for calling code " + region);
        }
        String name = ofNoCountry ? NAMES.get(region) : country(region);
        String title = owner.kind().title;
        return ofNoCountry || title.isEmpty() ? name : name + " - " + title;
    }

    private static String country(String region) {
        String name = NAMES.get(region);
        if (name != null) return name;
        return new Locale.Builder().setRegion(region).build().getDisplayCountry(Locale.ENGLISH);
    }

    private static String decimal(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return amount.setScale(Math.max(2, amount.scale())).toPlainString();
    }
}

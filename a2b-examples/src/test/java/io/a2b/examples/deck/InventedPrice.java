package io.a2b.examples.deck;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.a2b.examples.deck.NumberingPlan.Kind;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A price that nobody charges but that looks as if somebody did: a band by the calling code, a
 * factor by the kind of number, and within the band a place that only the destination's name
 * decides.
 */
record InventedPrice(long perMinuteMicros, String increment, long connectionFeeMicros) {
    /** Calling code to the band of its fixed lines, "low-high" in micros; the longest code wins. */
    private static final Map<String, long[]> BANDS = bands(
            "1 120000-320000", // the Caribbean; the continent is told apart by its name
            "2 150000-450000",
            "20 60000-140000",
            "212 180000-320000",
            "27 25000-90000",
            "3 6000-35000",
            "355 90000-240000",
            "373 90000-240000",
            "375 200000-420000",
            "377 40000-120000",
            "381 60000-200000",
            "382 60000-200000",
            "383 90000-260000",
            "387 60000-200000",
            "389 90000-240000",
            "4 6000-28000",
            "423 30000-90000",
            "5 20000-150000",
            "53 620000-860000",
            "6 15000-90000",
            "67 350000-1200000",
            "68 350000-1200000",
            "69 350000-1200000",
            "7 30000-90000",
            "8 12000-60000",
            "85 60000-180000",
            "850 620000-860000",
            "852 12000-40000",
            "856 40000-110000",
            "870 3500000-7900000",
            "878 200000-400000",
            "880 20000-50000",
            "881 3500000-8900000",
            "882 1500000-5900000",
            "883 400000-1900000",
            "888 400000-900000",
            "9 30000-190000",
            "972 6000-25000",
            "979 1200000-2900000");

    private static final long[] NORTH_AMERICA = {4_500, 12_000};

    static InventedPrice of(String prefix, String destination, Kind kind) {
        long dice = fnv1a(destination);
        long[] band = isNorthAmerica(destination) ? NORTH_AMERICA : band(prefix);
        long fixed = band[0] + Long.remainderUnsigned(dice, band[1] - band[0]);
        boolean satellite = band[0] >= 1_000_000;
        long price = satellite ? fixed : fixed * percent(kind) / 100;
        boolean dear = satellite || kind == Kind.PREMIUM || kind == Kind.PERSONAL;
        return new InventedPrice(
                price - price % grain(price),
                dear || destination.startsWith("Mexico") ? "60/60" : increment(dice >>> 32),
                dear ? 50_000 : Long.remainderUnsigned(dice >>> 40, 25) == 0 ? 10_000 : 0);
    }

    private static boolean isNorthAmerica(String destination) {
        return destination.startsWith("United States") || destination.startsWith("Canada");
    }

    private static long[] band(String prefix) {
        for (int length = Math.min(3, prefix.length()); ; length--) {
            long[] band = BANDS.get(prefix.substring(0, length));
            if (band != null) return band;
        }
    }

    private static int percent(Kind kind) {
        return switch (kind) {
            case FIXED -> 100;
            case MOBILE -> 220;
            case PREMIUM -> 900;
            case TOLL_FREE -> 150;
            case SHARED_COST -> 250;
            case VOIP -> 130;
            case PERSONAL -> 1500;
            case PAGER -> 300;
            case ACCESS -> 140;
        };
    }

    /** Cheap calls are priced with six decimals, dear ones with four. */
    private static long grain(long micros) {
        if (micros < 10_000) return 1;
        return micros < 100_000 ? 10 : 100;
    }

    private static String increment(long dice) {
        long face = dice % 20;
        if (face < 11) return "1/1";
        if (face < 15) return "30/6";
        return face < 18 ? "60/60" : "6/6";
    }

    private static long fnv1a(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : text.getBytes(UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 29; // the low bits of a short text are not mixed well enough
    }

    private static Map<String, long[]> bands(String... lines) {
        return Stream.of(lines)
                .map(line -> List.of(line.split("[ -]")))
                .collect(Collectors.toMap(parts -> parts.get(0), parts ->
                        new long[] {Long.parseLong(parts.get(1)), Long.parseLong(parts.get(2))}));
    }
}

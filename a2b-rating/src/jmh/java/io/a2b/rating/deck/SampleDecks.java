package io.a2b.rating.deck;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Decks and traffic to measure with: always the same ones for the same size. */
public final class SampleDecks {
    private static final int NUMBER_LENGTH_MIN = 11;
    private static final int NUMBER_LENGTH_MAX = 15;

    private SampleDecks() {}

    /**
     * Packed prefixes of 1 to 15 digits, each length and each digit as likely as the others; of a
     * short length, all that there are.
     */
    public static long[] random(int size) {
        Random random = new Random(1);
        LongSet prefixes = new LongSet(size);
        while (prefixes.size() < size)
            prefixes.add(
                    PackedPrefix.pack(digits(random, 1 + random.nextInt(PackedPrefix.LENGTH_MAX))));
        return prefixes.sorted();
    }

    /**
     * Packed prefixes like those that carriers sell: a few countries have most of them, and there
     * they stand close together, often one within the other.
     */
    public static long[] clustered(int size) {
        Random random = new Random(2);
        String[] countries = countries(random);
        Zipf zipf = new Zipf(countries.length);
        LongSet prefixes = new LongSet(size);
        String last = countries[0];
        while (prefixes.size() < size) {
            boolean inside = random.nextInt(3) > 0 && last.length() < 10;
            String head = inside ? last : countries[zipf.next(random)];
            String prefix = head + (inside ? random.nextInt(10) : tail(random));
            if (prefixes.add(PackedPrefix.pack(prefix)) || inside) last = prefix;
        }
        return prefixes.sorted();
    }

    /** Numbers of 11 to 15 digits, whatever prefixes there are. */
    public static String[] anyNumbers(int count) {
        Random random = new Random(5);
        String[] numbers = new String[count];
        Arrays.setAll(numbers, i -> digits(random, numberLength(random)));
        return numbers;
    }

    /** Numbers of 11 to 15 digits that begin with prefixes of the deck, each as likely. */
    public static String[] numbers(long[] deck, int count) {
        Random random = new Random(3);
        String[] numbers = new String[count];
        Arrays.setAll(numbers, i -> number(random, deck[random.nextInt(deck.length)]));
        return numbers;
    }

    /** The same, but few prefixes get most of the numbers: the n-th a share like 1/n. */
    public static String[] zipfNumbers(long[] deck, int count) {
        Random random = new Random(4);
        long[] ranked = deck.clone();
        for (int i = ranked.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            long swapped = ranked[i];
            ranked[i] = ranked[j];
            ranked[j] = swapped;
        }
        Zipf zipf = new Zipf(ranked.length);
        String[] numbers = new String[count];
        Arrays.setAll(numbers, i -> number(random, ranked[zipf.next(random)]));
        return numbers;
    }

    private static int numberLength(Random random) {
        return NUMBER_LENGTH_MIN + random.nextInt(NUMBER_LENGTH_MAX - NUMBER_LENGTH_MIN + 1);
    }

    private static String number(Random random, long prefix) {
        int length = numberLength(random);
        StringBuilder number = new StringBuilder(PackedPrefix.unpack(prefix));
        while (number.length() < length) number.append(random.nextInt(10));
        return number.toString();
    }

    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        while (digits.length() < length) digits.append(random.nextInt(10));
        return digits.toString();
    }

    private static String tail(Random random) {
        StringBuilder tail = new StringBuilder();
        int length = 1 + random.nextInt(6);
        while (tail.length() < length) tail.append(random.nextInt(10));
        return tail.toString();
    }

    private static String[] countries(Random random) {
        Set<String> codes = new HashSet<>();
        while (codes.size() < 200) codes.add(String.valueOf(200 + random.nextInt(800)));
        String[] countries = codes.toArray(new String[0]);
        Arrays.sort(countries);
        countries[0] = "1";
        countries[1] = "7";
        return countries;
    }

    /** Draws 0 to size - 1, where n has a share like 1 / (n + 1). */
    private static final class Zipf {
        private final double[] upTo;

        Zipf(int size) {
            upTo = new double[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += 1.0 / (i + 1);
                upTo[i] = sum;
            }
        }

        int next(Random random) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            return Math.min(at < 0 ? -at - 1 : at, upTo.length - 1);
        }
    }

    private static final class LongSet {
        private final long[] slots;
        private final long[] values;
        private int size;

        LongSet(int capacity) {
            slots = new long[Math.max(16, Integer.highestOneBit(capacity) * 4)];
            values = new long[capacity];
        }

        /** Values are above zero. */
        boolean add(long value) {
            int mask = slots.length - 1;
            int slot = LongHashProbing.hash(value) & mask;
            while (slots[slot] != 0) {
                if (slots[slot] == value) return false;
                slot = slot + 1 & mask;
            }
            slots[slot] = value;
            values[size++] = value;
            return true;
        }

        int size() {
            return size;
        }

        long[] sorted() {
            Arrays.sort(values);
            return values;
        }
    }
}

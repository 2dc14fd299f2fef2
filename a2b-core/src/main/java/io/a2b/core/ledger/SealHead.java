package io.a2b.core.ledger;

/**
 * Where a chain of hashes ended at some time. Kept elsewhere - printed, mailed, in a log that
 * nobody can write back - it proves later that nothing before it was changed, even by somebody who
 * could write the whole chain anew.
 *
 * @param number how many entries were sealed by then; 0 for none
 * @param hash 64 hexadecimal digits
 */
public record SealHead(long number, String hash) {
    static final SealHead NONE = new SealHead(0, "0".repeat(64));

    /** @throws IllegalArgumentException if one does not do */
    public SealHead {
        if (number < 0) throw new IllegalArgumentException("number: " + number);
        if (!hash.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("hash: " + hash);
    }

    /** Reads what {@link #toString} writes. */
    public static SealHead parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !text.substring(0, colon).matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("text: not a number, a colon and a hash");
        }
        return new SealHead(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return number + ":" + hash;
    }
}

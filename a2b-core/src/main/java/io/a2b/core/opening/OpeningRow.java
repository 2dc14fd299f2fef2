package io.a2b.core.opening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A row of {@code a2b_account_batch}; {@code terms} are compared when a batch is taken up again.
 */
record OpeningRow(String id, int ordered, String terms, int opened, int printed) {
    static OpeningRow of(AccountBatch batch) {
        String terms = batch.terms() + " " + batch.opening() + " " + batch.tag();
        return new OpeningRow(batch.batch(), batch.accounts(), digest(terms), 0, 0);
    }

    private static String digest(String terms) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(terms.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every Java platform has it
        }
    }

    void requireSame(AccountBatch batch) {
        OpeningRow asked = of(batch);
        if (ordered != asked.ordered || !terms.equals(asked.terms)) {
            throw new IllegalArgumentException("batch: " + id + " is there on other terms");
        }
    }
}

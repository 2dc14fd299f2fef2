package io.a2b.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** All that is known of an entry; actor and reason are null where there is no note. */
record SealedRow(
        long sequence,
        String id,
        long fromAccount,
        long toAccount,
        long amountMicros,
        String currency,
        EntryCode code,
        String reference,
        Instant postedAt,
        String actor,
        String reason) {
    /** The hash over this and the one before. No field has a line break in it. */
    String hash(String before) {
        String text = String.join(
                "\n",
                before,
                Long.toString(sequence),
                id,
                Long.toString(fromAccount),
                Long.toString(toAccount),
                Long.toString(amountMicros),
                currency,
                code.name(),
                reference,
                postedAt.toString(),
                actor == null ? "" : actor,
                reason == null ? "" : reason);
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

package io.a2b.core.voucher;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that codes are hashed with (HMAC-SHA-256). Immutable and thread-safe. A code has few
 * digits, so a plain hash could be tried out; with a key that is not in the database, a stolen
 * table is worth nothing. Keep the key where passwords are kept: without it no voucher can be
 * redeemed.
 */
public final class VoucherKeys {
    /** The fewest bytes of a key. */
    public static final int KEY_BYTES_MIN = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, SecretKeySpec> keys; // the first is the current one

    private VoucherKeys(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * @param id tells keys apart after a change: 1 to 32 of {@code A-Z a-z 0-9 . _ -}
     * @param key {@value #KEY_BYTES_MIN} bytes or more, from a source of randomness
     */
    public static VoucherKeys of(String id, byte[] key) {
        return new VoucherKeys(Map.of(requireId(id), secret(key)));
    }

    /** Codes that were issued under this earlier key can still be redeemed. */
    public VoucherKeys withEarlier(String id, byte[] key) {
        Map<String, SecretKeySpec> all = new LinkedHashMap<>(keys);
        if (all.putIfAbsent(requireId(id), secret(key)) != null) {
            throw new IllegalArgumentException("id: " + id + " twice");
        }
        return new VoucherKeys(all);
    }

    private static String requireId(String id) {
        if (id.matches("[A-Za-z0-9._-]{1,32}")) return id;
        throw new IllegalArgumentException("id: malformed");
    }

    private static SecretKeySpec secret(byte[] key) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "key: " + key.length + " bytes, less than " + KEY_BYTES_MIN);
        }
        return new SecretKeySpec(key, ALGORITHM);
    }

    String currentId() {
        return keys.keySet().iterator().next();
    }

    /** With the current key, which is what codes are issued under. */
    String hash(VoucherCode code) {
        return hash(code, keys.get(currentId()));
    }

    /** With each key, the current one first. */
    List<String> hashes(VoucherCode code) {
        return keys.values().stream().map(key -> hash(code, key)).toList();
    }

    private static String hash(VoucherCode code, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(code.digits().getBytes(US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // every Java platform has it
        }
    }

    @Override
    public String toString() {
        return "voucher keys " + keys.keySet();
    }
}

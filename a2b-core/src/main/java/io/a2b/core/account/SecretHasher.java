package io.a2b.core.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

import java.security.SecureRandom;
import java.util.Optional;

/** Slow hashes of secrets (bcrypt), so that a stolen table is not a list of secrets. */
final class SecretHasher {
    /** bcrypt reads no further, so a longer secret would be proved by its beginning. */
    static final int SECRET_BYTES_MAX = 72;

    private static final String VERSION = "2y";
    private static final int SALT_BYTES = 16;

    private final int workFactor;
    private final SecureRandom random = new SecureRandom();

    /** @param workFactor the binary logarithm of the rounds */
    SecretHasher(int workFactor) {
        this.workFactor = workFactor;
    }

    String hash(String secret) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate(VERSION, secret.getBytes(UTF_8), salt, workFactor);
    }

    /** Works as long for an absent hash, or a secret nobody can have, as for any other. */
    boolean matches(String secret, Optional<String> hash) {
        if (hash.isEmpty() || !isPossible(secret)) {
            hash("a secret that is not asked for"); // only for the time it takes
            return false;
        }
        return OpenBSDBCrypt.checkPassword(hash.get(), secret.getBytes(UTF_8));
    }

    /** Control characters are out: bcrypt repeats a secret behind a NUL, so two would match. */
    static boolean isPossible(String secret) {
        return secret.length() >= 4
                && secret.length() <= SECRET_BYTES_MAX
                && secret.getBytes(UTF_8).length <= SECRET_BYTES_MAX
                && secret.chars().noneMatch(Character::isISOControl);
    }
}

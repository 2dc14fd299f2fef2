package io.a2b.core.friend;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * What a telephone proves itself with. The switch has to know it, so it is stored as it is; it is
 * not part of {@link #toString()}.
 *
 * @param text 8 to 80 letters, digits, dots, underscores and dashes
 */
public record FriendSecret(String text) {
    /** Of 64 characters, so each of them is worth six bits. */
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private static final int DRAWN_CHARACTERS = 22;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{8,80}");

    /** @throws IllegalArgumentException that does not show the text */
    public FriendSecret {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("text: does not match " + FORM);
        }
    }

    /** One that nobody can guess: 132 random bits. */
    public static FriendSecret random() {
        return drawn(new SecureRandom());
    }

    private static FriendSecret drawn(SecureRandom random) {
        StringBuilder text = new StringBuilder(DRAWN_CHARACTERS);
        while (text.length() < DRAWN_CHARACTERS) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new FriendSecret(text.toString());
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}

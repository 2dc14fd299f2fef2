package io.a2b.payments.gateway;

import java.util.regex.Pattern;

/** Texts that end up in records and receipts: bounded, and without what could forge a line. */
final class Texts {
    /** Control and formatting characters, lone surrogates, and what else may begin a new line. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Texts() {}

    /**
     * @throws IllegalArgumentException if {@code text} is empty, longer than {@code lengthMax}, or
     *     has characters that cannot be printed on one line
     */
    static String requireText(String field, String text, int lengthMax) {
        if (text.isBlank()
                || text.length() > lengthMax
                || UNPRINTABLE.matcher(text).find()) {
            throw new IllegalArgumentException(
                    field + ": not 1 to " + lengthMax + " printable characters");
        }
        return text;
    }
}

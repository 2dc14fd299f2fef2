package io.a2b.payments.gateway;

import java.util.regex.Pattern;

/** Texts that end up in records and receipts: bounded, and without what could forge a line. */
public final class Texts {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Texts() {}

    /**
     * @throws IllegalArgumentException if {@code text} is empty, longer than {@code lengthMax}, or
     *     has control characters
     */
    public static String requireText(String field, String text, int lengthMax) {
        if (text.isBlank() || text.length() > lengthMax || CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException(
                    field + ": not 1 to " + lengthMax + " printable characters");
        }
        return text;
    }
}

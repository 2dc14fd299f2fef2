package io.a2b.core;

/**
 * What callers may choose as an id: {@code A-Z a-z 0-9 . _ : -}, which needs no quotes in a log, an
 * address or another id. Several are made and checked for each write of the ledger, where a regular
 * expression took a tenth of the time.
 */
public final class IdForm {
    private IdForm() {}

    /** Whether {@code text} has 1 to {@code lengthMax} of these characters and no others. */
    public static boolean fits(String text, int lengthMax) {
        if (text.isEmpty() || text.length() > lengthMax) return false;
        for (int at = 0; at < text.length(); at++) {
            if (!isOfIds(text.charAt(at))) return false;
        }
        return true;
    }

    private static boolean isOfIds(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= ':' // the colon is next to the nine
                || c == '-'
                || c == '.'
                || c == '_';
    }
}

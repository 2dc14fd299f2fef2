package io.a2b.agi.flow;

/** What a telephone sent, made fit to be written down. */
final class PhoneText {
    private static final int LENGTH_MAX = 64;

    private PhoneText() {}

    /** Without what could forge a line of a log, and not endless. */
    static String printable(String sent) {
        String shown = sent.substring(0, Math.min(sent.length(), LENGTH_MAX));
        return shown.replaceAll("[^\\x20-\\x7e]", "?");
    }
}

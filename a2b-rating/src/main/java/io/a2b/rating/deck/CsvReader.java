package io.a2b.rating.deck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a CSV in UTF-8, one by one, cut into cells where they lie. A line that is too long
 * or not UTF-8 is reported as such and the next one is read, so one pass finds all of them, and no
 * text can use much memory. Quotes are as in RFC 4180, except that a quoted cell ends in the line
 * it began in: a quote that is not closed then costs one line, not the rest of the file.
 *
 * <p>Cells are bytes until somebody asks for their text: of a million rates most are known by their
 * bytes alone.
 */
final class CsvReader {
    /** The longest line, in bytes without its end. */
    static final int LINE_BYTES_MAX = 8192;

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream input;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int next;
    private long bytesRead;

    private long number;
    private int from;
    private int until;
    private String fault = "";
    private boolean ascii;

    private int cells;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] quoted = new boolean[64];

    CsvReader(InputStream input) {
        this.input = input;
    }

    /** Goes on to the next line; false if there is none. */
    boolean next() throws IOException {
        boolean tooLong = false;
        int scan = next;
        while (true) {
            while (scan < filled && buffer[scan] != '\n') scan++;
            if (scan < filled) break;
            int kept = filled - next;
            if (kept > LINE_BYTES_MAX + 1) {
                tooLong = true;
                kept = 0;
            }
            if (!fill(kept)) {
                if (kept == 0 && !tooLong) return false;
                scan = filled;
                break;
            }
            scan = kept;
        }
        from = next;
        until = scan;
        next = Math.min(scan + 1, filled);
        number++;
        check(tooLong);
        return true;
    }

    /** Reads on behind the last {@code kept} bytes, which come to the front. */
    private boolean fill(int kept) throws IOException {
        System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        next = 0;
        filled = kept;
        int read = input.read(buffer, filled, buffer.length - filled);
        if (read > 0) {
            filled += read;
            bytesRead += read;
        }
        return read > 0;
    }

    private void check(boolean tooLong) {
        if (until > from && buffer[until - 1] == '\r') until--;
        int mark = BYTE_ORDER_MARK.length;
        if (number == 1
                && until - from >= mark
                && Arrays.equals(buffer, from, from + mark, BYTE_ORDER_MARK, 0, mark)) {
            from += mark;
        }
        int all = 0;
        for (int at = from; at < until; at++) all |= buffer[at];
        ascii = all >= 0;
        if (tooLong || until - from > LINE_BYTES_MAX) {
            fault = "is longer than " + LINE_BYTES_MAX + " bytes";
        } else {
            fault = ascii || isUtf8() ? "" : "is not UTF-8";
        }
    }

    private boolean isUtf8() {
        try {
            // unlike new String(...), a fresh decoder refuses what is malformed
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, until - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /** How many bytes the lines so far have, about. */
    long bytes() {
        return bytesRead - (filled - next);
    }

    /** What is wrong with the line; empty when it can be cut. */
    String fault() {
        return fault;
    }

    /** Whether the line is blank, or a comment. */
    boolean isEmpty() {
        int at = from;
        while (at < until && isBlank(buffer[at])) at++;
        return at == until || buffer[at] == '#' || !ascii && text(from, until).isBlank();
    }

    /** Comma, semicolon or tab: what separates most cells of the line. */
    char likelySeparator() {
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int found = cut(separator) ? cells : 0;
            if (found > most) {
                most = found;
                best = separator;
            }
        }
        return best;
    }

    /** Cuts the line into cells; false if quotes are misplaced. */
    boolean cut(char separator) {
        cells = 0;
        int start = from;
        while (start <= until) {
            int at = skipBlanks(start, separator);
            boolean inQuotes = at < until && buffer[at] == '"';
            int end;
            int after;
            if (inQuotes) {
                end = closingQuote(++at);
                after = end < 0 ? -1 : skipBlanks(end + 1, separator);
                if (end < 0 || after < until && buffer[after] != separator) return false;
            } else {
                end = at;
                while (end < until && buffer[end] != separator) {
                    if (buffer[end++] == '"') return false;
                }
                after = end;
                while (end > at && isBlank(buffer[end - 1])) end--;
            }
            addCell(at, end, inQuotes);
            start = after + 1;
        }
        return true;
    }

    private void addCell(int start, int end, boolean inQuotes) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, cells * 2);
            ends = Arrays.copyOf(ends, cells * 2);
            quoted = Arrays.copyOf(quoted, cells * 2);
        }
        starts[cells] = start;
        ends[cells] = end;
        quoted[cells] = inQuotes;
        cells++;
    }

    private int skipBlanks(int start, char separator) {
        int at = start;
        while (at < until && buffer[at] != separator && isBlank(buffer[at])) at++;
        return at;
    }

    private int closingQuote(int start) {
        for (int at = start; at < until; at++) {
            if (buffer[at] != '"') continue;
            boolean doubled = at + 1 < until && buffer[at + 1] == '"';
            if (!doubled) return at;
            at++;
        }
        return -1;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r' || b >= 0x1C && b <= 0x1F;
    }

    /** How many cells the line was cut into. */
    int cells() {
        return cells;
    }

    boolean isEmpty(int cell) {
        return starts[cell] == ends[cell];
    }

    /** A cell without quotes and without blanks around. */
    String text(int cell) {
        String text = text(starts[cell], ends[cell]);
        return (quoted[cell] ? text.replace("\"\"", "\"") : text).strip();
    }

    /** The cells of the line as texts. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) texts.add(text(cell));
        return texts;
    }

    private String text(int start, int end) {
        return new String(
                buffer,
                start,
                end - start,
                ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** The prefix in a cell, packed, if it is digits alone and the first is not 0; else -1. */
    long packedPrefix(int cell) {
        int start = starts[cell];
        int length = ends[cell] - start;
        if (length < 1 || length > PackedPrefix.LENGTH_MAX || buffer[start] == '0') return -1;
        long value = 0;
        for (int at = start; at < start + length; at++) {
            int digit = buffer[at] - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return PackedPrefix.packDigits(value, length);
    }

    /** Adds a cell to what is asked for next. */
    void appendTo(ByteKeys keys, int cell) {
        keys.append(buffer, starts[cell], ends[cell], quoted[cell]);
    }
}

package io.a2b.core.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a UTF-8 text, one by one. A line that is too long or not UTF-8 is reported as such
 * and the next one is read, so one pass finds all of them, and no text can use much memory.
 */
public final class TextLines {
    /** The longest line, in bytes without its end. */
    public static final int LINE_BYTES_MAX = 4096;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @param fault what is wrong with it; empty when {@code text} can be used */
    public record Line(long number, String text, String fault) {}

    private final InputStream bytes;
    private final byte[] buffer = new byte[LINE_BYTES_MAX];
    private long number;

    public TextLines(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, 1 << 16);
    }

    /** The next line without its LF or CR LF; empty after the last one. */
    public Optional<Line> next() throws IOException {
        int length = 0;
        int read = bytes.read();
        if (read < 0) return Optional.empty();
        while (read >= 0 && read != '\n') {
            if (length < LINE_BYTES_MAX) buffer[length] = (byte) read;
            length++;
            read = bytes.read();
        }
        number++;
        if (length > LINE_BYTES_MAX) {
            return Optional.of(new Line(number, "", "is longer than " + LINE_BYTES_MAX + " bytes"));
        }
        if (length > 0 && buffer[length - 1] == '\r') length--;
        return Optional.of(decoded(length));
    }

    private Line decoded(int length) {
        try {
            // unlike new String(...), a fresh decoder refuses what is malformed
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, 0, length))
                    .toString();
            boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return new Line(number, marked ? text.substring(1) : text, "");
        } catch (CharacterCodingException e) {
            return new Line(number, "", "is not UTF-8");
        }
    }
}

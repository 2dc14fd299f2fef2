package io.a2b.examples;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that knows how much of it has been read. */
final class InputFile extends FilterInputStream implements ProgressBar.Position {
    private final long bytes;
    private long read;

    private InputFile(InputStream in, long bytes) {
        super(in);
        this.bytes = bytes;
    }

    /** @throws A2bException {@code FILE_UNREADABLE} */
    static InputFile open(Path file) {
        try {
            return new InputFile(Files.newInputStream(file), Files.size(file));
        } catch (IOException e) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot read " + file, e);
        }
    }

    /** {@link WorldDeck} as if it were a file. */
    static InputFile worldDeck() {
        try (InputStream csv = WorldDeck.open()) {
            byte[] bytes = csv.readAllBytes();
            return new InputFile(new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException("world deck", e);
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) read++;
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) read += count;
        return count;
    }

    @Override
    public long now() {
        return read;
    }

    /** 0 for a pipe, whose end nobody knows. */
    @Override
    public long end() {
        return bytes;
    }
}

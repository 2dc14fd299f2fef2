package io.a2b.examples;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there when it is complete, and not before. */
final class OutputFile implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final OutputStream stream;

    private OutputFile(Path file, Path part, OutputStream stream) {
        this.file = file;
        this.part = part;
        this.stream = stream;
    }

    /** @throws A2bException {@code FILE_UNREADABLE} if it cannot be written */
    static OutputFile create(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
            return new OutputFile(file, part, stream);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    OutputStream stream() {
        return stream;
    }

    /** Replaces what was there. */
    void complete() {
        try {
            stream.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Without a trace of it, unless it is complete. */
    @Override
    public void close() {
        try {
            stream.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static A2bException unwritable(Path file, IOException e) {
        return new A2bException(ErrorCode.FILE_UNREADABLE, "cannot write " + file, e);
    }
}

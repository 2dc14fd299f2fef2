package io.a2b.examples;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.voucher.BatchOrder;
import io.a2b.core.voucher.VoucherCode;
import io.a2b.core.voucher.VoucherPrinter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The codes of a batch as CSV, on the disk before they are worth anything. A batch that is taken up
 * again after a crash goes on in the same file: lines from the first number on are void and cut.
 */
final class VoucherSheet implements VoucherPrinter {
    private static final String HEADER = "number,code,value,currency,expires\n";

    private final Path file;
    private final BatchOrder order;

    VoucherSheet(Path file, BatchOrder order) {
        this.file = file;
        this.order = order;
    }

    @Override
    public void print(int firstNumber, List<VoucherCode> codes) {
        StringBuilder lines = new StringBuilder();
        if (firstNumber == 1) lines.append(HEADER);
        int number = firstNumber;
        for (VoucherCode code : codes) {
            lines.append(number++)
                    .append(',')
                    .append(code.digits())
                    .append(',')
                    .append(order.value().amount().toPlainString())
                    .append(',')
                    .append(order.value().currency())
                    .append(',')
                    .append(order.expiresAt().map(Object::toString).orElse(""))
                    .append('\n');
        }
        try {
            append(firstNumber, lines.toString());
        } catch (IOException failure) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot write " + file, failure);
        }
    }

    private void append(int firstNumber, String lines) throws IOException {
        if (!Files.exists(file)) {
            if (firstNumber > 1) {
                throw new RefusedException("the codes up to number " + (firstNumber - 1)
                        + " were printed before, but not to " + file);
            }
            Files.createFile(file);
            VoucherKeyFile.restrict(file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(firstNumber == 1 ? 0 : endOf(firstNumber - 1));
            channel.position(channel.size());
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    /** How many bytes the lines up to that number have. */
    private long endOf(int number) throws IOException {
        long end = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            end += line.length() + 1;
            if (line.startsWith(number + ",")) return end;
        }
        throw new RefusedException(file + " does not have the codes up to number " + number);
    }
}

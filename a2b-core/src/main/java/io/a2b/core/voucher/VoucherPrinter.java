package io.a2b.core.voucher;

import java.util.List;

/** Takes the codes of a batch, the only time they can be read. */
@FunctionalInterface
public interface VoucherPrinter {
    /**
     * Puts {@code codes} where they are safe, and returns when they are: the first has number
     * {@code firstNumber}, the next one more, and so on. They can be redeemed after this returned,
     * not before. When it throws, or the process dies, this part of the batch is drawn anew by the
     * next attempt, which begins at the same number: whatever was printed from there on is void.
     */
    void print(int firstNumber, List<VoucherCode> codes);
}

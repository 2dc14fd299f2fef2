package io.a2b.core.opening;

import io.a2b.core.account.CardNumber;

import java.util.List;

/** Takes the card numbers of a batch. Whoever has them has the accounts. */
@FunctionalInterface
public interface CardPrinter {
    /**
     * Puts the numbers where they are safe and returns when they are: the first is that of account
     * {@code firstNumber}, the next one of the next. After a crash the same ones may come again.
     */
    void print(int firstNumber, List<CardNumber> cards);
}

package io.a2b.core.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.account.CardNumber;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** What every {@link CardNumberGenerator} of a host has to keep, too. */
public abstract class CardNumberGeneratorContract {
    /** One whose numbers are at least eight digits that are drawn. */
    protected abstract CardNumberGenerator generator();

    @Test
    void hardlyEverGivesTheSameNumberTwice() {
        CardNumberGenerator generator = generator();
        Set<CardNumber> drawn = new HashSet<>();
        for (int i = 0; i < 100; i++) drawn.add(generator.draw());
        assertEquals(100, drawn.size());
    }

    @Test
    void mayBeAskedByManyAtOnce() {
        CardNumberGenerator generator = generator();
        Set<CardNumber> drawn = Collections.synchronizedSet(new HashSet<>());
        IntStream.range(0, 100).parallel().forEach(i -> drawn.add(generator.draw()));
        assertEquals(100, drawn.size());
    }
}

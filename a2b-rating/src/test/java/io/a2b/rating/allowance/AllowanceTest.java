package io.a2b.rating.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Set;

class AllowanceTest {
    private static final AllowancePeriod MONTHS = AllowancePeriod.monthly(1);
    private static final Class<IllegalArgumentException> BAD = IllegalArgumentException.class;

    @Test
    void coversEverythingUnlessTold() {
        Allowance all = Allowance.seconds("free", 600, MONTHS);
        assertTrue(all.covers("Portugal - Mobile"));
        Allowance some = all.covering(AllowanceCoverage.of(Set.of("Portugal")));
        assertTrue(some.covers("Portugal"));
        assertFalse(some.covers("Portugal - Mobile"));
        assertFalse(some.covers("portugal"));
        assertEquals(all, some.covering(AllowanceCoverage.ofEverything()));
    }

    @Test
    void refusesAnAmountThatDoesNotFitItsKind() {
        assertThrows(BAD, () -> Allowance.seconds("a", 0, MONTHS));
        assertThrows(BAD, () -> Allowance.calls("a", -1, MONTHS));
        assertThrows(BAD, () -> Allowance.calls("a", Allowance.AMOUNT_MAX + 1, MONTHS));
        assertThrows(
                BAD,
                () -> new Allowance(
                        "a",
                        Allowance.Kind.UNLIMITED,
                        1,
                        MONTHS,
                        AllowanceCoverage.ofEverything()));
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThrows(BAD, () -> Allowance.unlimited("", MONTHS));
        assertThrows(BAD, () -> Allowance.unlimited("a b", MONTHS));
        assertThrows(BAD, () -> Allowance.unlimited("x".repeat(65), MONTHS));
        assertEquals(64, Allowance.unlimited("x".repeat(64), MONTHS).name().length());
    }

    @Test
    void refusesToCoverNothingOrNamelessDestinations() {
        assertThrows(BAD, () -> AllowanceCoverage.of(Set.of()));
        assertThrows(BAD, () -> AllowanceCoverage.of(Set.of("")));
        assertThrows(BAD, () -> AllowanceCoverage.of(Set.of("x".repeat(101))));
        assertThrows(BAD, () -> new AllowanceCoverage(true, Set.of("Portugal")));
    }
}

package io.a2b.examples.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

/** What must be true of a customer's account behind a call. */
final class Bill {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(100);

    private final Lab lab;
    private final Customer customer;

    private Bill(Lab lab, Customer customer) {
        this.lab = lab;
        this.customer = customer;
    }

    /** Waits until no money of the customer's is held any more, and looks at what is on record. */
    static Bill of(Lab lab, Customer customer) {
        return of(lab, customer, Lab.patience());
    }

    static Bill of(Lab lab, Customer customer, Duration patience) {
        long account = customer.account();
        Eventually.until(
                "account " + account + " has held money once, and no more",
                patience,
                () -> lab.books().holds(account) > 0 && lab.books().openHolds(account) == 0);
        return new Bill(lab, customer);
    }

    /** One charge, for the seconds the carrier saw, to the micro; and one leg that bears it. */
    void isFor(Tariff tariff, Carrier.Talk talk) {
        isFor(
                tariff,
                wholeSeconds(talk.duration().minus(CLOCK_TOLERANCE)),
                wholeSeconds(talk.duration().plus(CLOCK_TOLERANCE)));
    }

    /** One charge for so many seconds. */
    void isFor(Tariff tariff, long secondsMin, long secondsMax) {
        Books books = lab.books();
        long account = customer.account();
        List<Books.Leg> answered = legs("ANSWERED");
        assertEquals(1, answered.size(), () -> "answered legs: " + books.legs(account));
        Books.Leg leg = answered.get(0);
        assertTrue(
                leg.talk() >= secondsMin && leg.talk() <= secondsMax,
                () -> leg + " is not within " + secondsMin + " to " + secondsMax + " s");
        assertEquals(tariff.chargeMicros(leg.talk()), leg.micros());
        assertEquals(1, books.chargeCount(account), "charges");
        assertEquals(leg.micros(), books.chargedMicros(account));
        assertEquals(customer.balanceMicros() - leg.micros(), books.postedMicros(account));
        assertEquals(0, books.uncoveredMicros(account), "uncovered");
        balances();
    }

    /** Not a micro. */
    void isNothing() {
        assertEquals(0, lab.books().chargeCount(customer.account()), "charges");
        assertEquals(customer.balanceMicros(), lab.books().postedMicros(customer.account()));
        balances();
    }

    List<Books.Leg> legs(String disposition) {
        return lab.books().legs(customer.account()).stream()
                .filter(leg -> leg.disposition().equals(disposition))
                .toList();
    }

    private void balances() {
        assertEquals(0, lab.books().heldMicros(customer.account()), "held");
        lab.program().run("audit");
    }

    /** Metered time counts to the nearest second, and an answered call at least one. */
    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusMillis(500).toSeconds());
    }
}

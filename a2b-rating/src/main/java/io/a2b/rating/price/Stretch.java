package io.a2b.rating.price;

/**
 * A part of a call's billed time at one price.
 *
 * @param fromSecond where it begins, from 0
 * @param seconds how many are billed
 * @param entryFeeMicros for getting there; only where a {@link Step} begins
 */
public record Stretch(long fromSecond, long seconds, long perMinuteMicros, long entryFeeMicros) {}

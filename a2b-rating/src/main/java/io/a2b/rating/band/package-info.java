/**
 * When a rate is in force: from and until an instant, in weekly time bands, on holidays.
 *
 * <p>{@link io.a2b.rating.band.Validity} is the value people write down;
 * {@link io.a2b.rating.band.ValidityCheck}, made of it by a
 * {@link io.a2b.rating.band.LocalCalendar}, answers the same question on the hot path and tells
 * where a call has to be split. Values only: nothing here reads a clock, a file or a database.
 */
package io.a2b.rating.band;

/** One currency becomes another, at a rate that is kept with what was booked. */
package io.a2b.core.exchange;

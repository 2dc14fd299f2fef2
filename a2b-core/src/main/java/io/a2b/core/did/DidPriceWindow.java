package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;

/**
 * Hours of the week with another price. Immutable. A window whose end is not after its beginning
 * goes on into the next day: {@code 22:00} to {@code 06:00} on Fridays ends on Saturday morning,
 * and {@code 00:00} to {@code 00:00} is the whole day.
 *
 * @param days on which it begins; at least one
 * @param from the first moment, in whole seconds
 * @param until the first moment after it, in whole seconds
 */
public record DidPriceWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until, DidPrice price) {
    /** @throws IllegalArgumentException naming what does not do */
    public DidPriceWindow {
        days = Set.copyOf(days);
        requireNonNull(price, "price");
        if (days.isEmpty()) throw new IllegalArgumentException("days: none");
        if (from.getNano() != 0) throw new IllegalArgumentException("from: " + from);
        if (until.getNano() != 0) throw new IllegalArgumentException("until: " + until);
    }

    /** Its hours, for people: {@code mon tue fri 08:00-20:00}. */
    public String hours() {
        StringBuilder text = new StringBuilder();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!days.contains(day)) continue;
            text.append(day.name().substring(0, 3).toLowerCase(Locale.ROOT)).append(' ');
        }
        return text.append(from).append('-').append(until).toString();
    }

    /** Whether it holds at that local time; its first moment belongs to it, its last does not. */
    public boolean holdsAt(LocalDateTime moment) {
        DayOfWeek today = moment.getDayOfWeek();
        LocalTime time = moment.toLocalTime();
        if (from.isBefore(until)) {
            return days.contains(today) && !time.isBefore(from) && time.isBefore(until);
        }
        return (days.contains(today) && !time.isBefore(from))
                || (days.contains(today.minus(1)) && time.isBefore(until));
    }
}

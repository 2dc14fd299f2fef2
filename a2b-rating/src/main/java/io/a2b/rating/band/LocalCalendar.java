package io.a2b.rating.band;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wall clock and the holidays of one rate deck, made ready for the hot path. Equal validities
 * share one check, and checks of equal bands share the hours of the week, so a million rates with a
 * few validities among them cost a few checks. Threads may share a calendar.
 */
public final class LocalCalendar {
    private final ZoneOffsets offsets;
    private final int[] holidays;
    private final Map<TimeBand, BandHours> bands = new ConcurrentHashMap<>();
    private final Map<Validity, ValidityCheck> checks = new ConcurrentHashMap<>();

    private LocalCalendar(ZoneOffsets offsets, int[] holidays) {
        this.offsets = offsets;
        this.holidays = holidays;
    }

    /** The calendar of a zone; costs some microseconds and 2 KiB, so make it once per deck. */
    public static LocalCalendar of(ZoneId zone, HolidayCalendar holidays) {
        requireNonNull(zone, "zone");
        return new LocalCalendar(
                ZoneOffsets.of(zone.getRules()),
                holidays.dates().stream()
                        .mapToLong(LocalDate::toEpochDay)
                        .mapToInt(Math::toIntExact)
                        .toArray());
    }

    /** The check of {@code validity}; the same one for equal validities. */
    public ValidityCheck check(Validity validity) {
        return checks.computeIfAbsent(validity, key -> new ValidityCheck(key, hours(key.band())));
    }

    private BandHours hours(TimeBand band) {
        return bands.computeIfAbsent(band, key -> new BandHours(key, offsets, holidays));
    }
}

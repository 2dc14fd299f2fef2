package io.a2b.core.did;

import io.a2b.core.number.PhoneNumber;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A row of {@code a2b_did_price_window}.
 *
 * @param days one bit each, Monday the lowest
 */
record PriceWindowRow(
        String did,
        int position,
        int days,
        int fromSecond,
        int untilSecond,
        long connectionMicros,
        long minuteMicros,
        int firstSeconds,
        int stepSeconds) {
    static List<PriceWindowRow> of(PhoneNumber number, DidTariff tariff) {
        List<PriceWindowRow> rows = new ArrayList<>();
        for (DidPriceWindow window : tariff.windows()) {
            DidPrice price = window.price();
            rows.add(new PriceWindowRow(
                    number.digits(),
                    rows.size(),
                    window.days().stream().mapToInt(PriceWindowRow::bit).sum(),
                    window.from().toSecondOfDay(),
                    window.until().toSecondOfDay(),
                    price.connection().micros(),
                    price.perMinute().micros(),
                    price.firstSeconds(),
                    price.stepSeconds()));
        }
        return rows;
    }

    private static int bit(DayOfWeek day) {
        return 1 << (day.getValue() - 1);
    }

    DidPriceWindow toWindow(DidRow number) {
        Set<DayOfWeek> begins = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((days & bit(day)) != 0) begins.add(day);
        }
        return new DidPriceWindow(
                begins,
                LocalTime.ofSecondOfDay(fromSecond),
                LocalTime.ofSecondOfDay(untilSecond),
                new DidPrice(
                        number.money(connectionMicros),
                        number.money(minuteMicros),
                        firstSeconds,
                        stepSeconds));
    }
}

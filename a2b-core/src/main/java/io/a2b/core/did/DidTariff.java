package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a number costs whoever has it, all in one currency. Immutable. The four kinds of billing
 * that A2Billing knows follow from what is zero: monthly and per minute, monthly, per minute, free.
 *
 * @param setup once, when it is assigned; zero or more
 * @param monthly for each month, in advance; zero or more
 * @param price of a call, when no window holds
 * @param windows at most 50; the first that holds counts
 * @param zone of the days and hours of {@code windows}
 */
public record DidTariff(
        Money setup, Money monthly, DidPrice price, List<DidPriceWindow> windows, ZoneId zone) {
    /**
     * @throws IllegalArgumentException naming what does not do
     * @throws io.a2b.core.money.CurrencyMismatchException if the amounts are in two currencies
     */
    public DidTariff {
        requireNonNull(zone, "zone");
        windows = List.copyOf(windows);
        setup.compareTo(monthly);
        setup.compareTo(price.connection());
        if (setup.isNegative()) throw new IllegalArgumentException("setup: " + setup);
        if (monthly.isNegative()) throw new IllegalArgumentException("monthly: " + monthly);
        if (windows.size() > 50) throw new IllegalArgumentException("windows: " + windows.size());
        for (DidPriceWindow window : windows) setup.compareTo(window.price().connection());
    }

    /** Costs nothing. */
    public static DidTariff free(Currency currency) {
        Money nothing = Money.zero(currency);
        return new DidTariff(
                nothing, nothing, DidPrice.perMinute(nothing), List.of(), ZoneId.of("UTC"));
    }

    public DidTariff withSetup(Money newSetup) {
        return new DidTariff(newSetup, monthly, price, windows, zone);
    }

    public DidTariff withMonthly(Money newMonthly) {
        return new DidTariff(setup, newMonthly, price, windows, zone);
    }

    public DidTariff withPrice(DidPrice newPrice) {
        return new DidTariff(setup, monthly, newPrice, windows, zone);
    }

    public DidTariff withWindows(ZoneId newZone, List<DidPriceWindow> newWindows) {
        return new DidTariff(setup, monthly, price, newWindows, newZone);
    }

    public Currency currency() {
        return setup.currency();
    }

    /** The price of a call that comes in at {@code moment}, to its end. */
    public DidPrice priceAt(Instant moment) {
        return windowAt(moment).map(DidPriceWindow::price).orElse(price);
    }

    /** The window that decides on a call that comes in at {@code moment}, if one does. */
    public Optional<DidPriceWindow> windowAt(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        for (DidPriceWindow window : windows) {
            if (window.holdsAt(local)) return Optional.of(window);
        }
        return Optional.empty();
    }
}

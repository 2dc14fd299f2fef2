package io.a2b.core.did;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the cells of a file of numbers mean, by the names of its columns. */
final class DidColumns {
    private static final Set<String> NAMES = Set.of(
            "number",
            "group",
            "country",
            "calls_max",
            "valid_from",
            "valid_until",
            "currency",
            "setup",
            "monthly",
            "connection",
            "per_minute",
            "first_seconds",
            "step_seconds");

    private final Map<String, Integer> places = new HashMap<>();
    private final DidTerms defaults;

    /**
     * @param defaults for columns that are missing and cells that are empty
     * @throws IllegalArgumentException naming a column that is unknown, doubled or missing
     */
    DidColumns(List<String> header, DidTerms defaults) {
        this.defaults = defaults;
        for (int at = 0; at < header.size(); at++) {
            String name = header.get(at).toLowerCase(Locale.ROOT).replace(' ', '_');
            if (name.equals("did")) name = "number";
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("column " + header.get(at) + ": not one of "
                        + NAMES.stream().sorted().toList());
            }
            if (places.put(name, at) != null) {
                throw new IllegalArgumentException("column " + name + ": twice");
            }
        }
        if (!places.containsKey("number")) throw new IllegalArgumentException("no column number");
    }

    /** @throws IllegalArgumentException saying which cell does not do */
    NewDid read(List<String> cells) {
        if (cells.size() > places.size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells under " + places.size() + " columns");
        }
        PhoneNumber number = cell(cells, "number")
                .flatMap(PhoneNumber::find)
                .orElseThrow(() -> new IllegalArgumentException("number: not 3 to 15 digits"));
        return new NewDid(number, terms(cells));
    }

    private DidTerms terms(List<String> cells) {
        Optional<Instant> from = parsed(cells, "valid_from", DidColumns::moment);
        Optional<Instant> until = parsed(cells, "valid_until", DidColumns::moment);
        return new DidTerms(
                cell(cells, "group").orElse(defaults.group()),
                cell(cells, "country").orElse(defaults.country()),
                parsed(cells, "calls_max", Integer::valueOf).orElse(defaults.callsMax()),
                from.isPresent() ? from : defaults.validFrom(),
                until.isPresent() ? until : defaults.validUntil(),
                tariff(cells));
    }

    private DidTariff tariff(List<String> cells) {
        DidTariff other = defaults.tariff();
        Currency currency =
                parsed(cells, "currency", Currency::getInstance).orElse(other.currency());
        if (!currency.equals(other.currency())) other = DidTariff.free(currency);
        DidPrice price = new DidPrice(
                money(cells, "connection", currency).orElse(other.price().connection()),
                money(cells, "per_minute", currency).orElse(other.price().perMinute()),
                parsed(cells, "first_seconds", Integer::valueOf)
                        .orElse(other.price().firstSeconds()),
                parsed(cells, "step_seconds", Integer::valueOf)
                        .orElse(other.price().stepSeconds()));
        return other.withSetup(money(cells, "setup", currency).orElse(other.setup()))
                .withMonthly(money(cells, "monthly", currency).orElse(other.monthly()))
                .withPrice(price);
    }

    private Optional<Money> money(List<String> cells, String name, Currency currency) {
        return parsed(cells, name, text -> Money.of(currency, new BigDecimal(text)));
    }

    private <T> Optional<T> parsed(List<String> cells, String name, Function<String, T> parser) {
        Optional<String> text = cell(cells, name);
        try {
            return text.map(parser);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException(name + ": cannot be " + text.orElse(""), e);
        }
    }

    private Optional<String> cell(List<String> cells, String name) {
        Integer place = places.get(name);
        if (place == null || place >= cells.size()) return Optional.empty();
        return Optional.of(cells.get(place)).filter(text -> !text.isEmpty());
    }

    /** An instant, or a day that begins in UTC. */
    private static Instant moment(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

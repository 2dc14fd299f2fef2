package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;
import io.a2b.rating.deck.DestinationMapper.PrefixRow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The prefix table in the database. */
final class SqlDestinations implements Destinations {
    private final Transactor transactor;

    SqlDestinations(Transactor transactor) {
        this.transactor = requireNonNull(transactor, "transactor");
    }

    @Override
    public Optional<NamedPrefix> find(String digits) {
        List<String> prefixes = new ArrayList<>();
        for (int length = 1; length <= Math.min(digits.length(), Prefix.DIGITS_MAX); length++) {
            prefixes.add(digits.substring(0, length));
        }
        if (prefixes.isEmpty()) return Optional.empty();
        return transactor.inTransaction(tx -> tx.mapper(DestinationMapper.class)
                .findLongest(prefixes)
                .map(PrefixRow::toNamedPrefix));
    }

    @Override
    public void putAll(Collection<NamedPrefix> entries) {
        List<NamedPrefix> ordered = new ArrayList<>(entries);
        // in one order, so that two who put the same entries do not wait for each other in a circle
        ordered.sort(Comparator.comparing(entry -> entry.prefix().digits()));
        transactor.inTransaction(tx -> {
            DestinationMapper mapper = tx.mapper(DestinationMapper.class);
            for (NamedPrefix entry : ordered) {
                PrefixRow row = new PrefixRow(entry.prefix().digits(), entry.destination());
                // two who add the same prefix collide on the key, and one of them runs again
                if (mapper.rename(row) == 0) mapper.insert(row);
            }
            return ordered.size();
        });
    }

    @Override
    public boolean remove(Prefix prefix) {
        String digits = prefix.digits();
        return transactor.inTransaction(tx -> tx.mapper(DestinationMapper.class).delete(digits))
                > 0;
    }

    @Override
    public int size() {
        return transactor.inTransaction(tx -> tx.mapper(DestinationMapper.class).count());
    }

    @Override
    public List<NamedPrefix> listByPrefix(
            String digits, Optional<NamedPrefix> after, int entriesMax) {
        checkPage(entriesMax);
        if (!digits.isEmpty()) new Prefix(digits);
        String last = after.map(entry -> entry.prefix().digits()).orElse("");
        int length = digits.length();
        return list(mapper -> mapper.listByPrefix(digits, length, last, entriesMax));
    }

    @Override
    public List<NamedPrefix> listByName(String name, Optional<NamedPrefix> after, int entriesMax) {
        checkPage(entriesMax);
        String lastName = after.map(NamedPrefix::destination).orElse("");
        String lastPrefix = after.map(entry -> entry.prefix().digits()).orElse("");
        int length = name.codePointCount(0, name.length());
        return list(mapper -> mapper.listByName(name, length, lastName, lastPrefix, entriesMax));
    }

    private List<NamedPrefix> list(Function<DestinationMapper, List<PrefixRow>> query) {
        return transactor.inTransaction(
                tx -> query.apply(tx.mapper(DestinationMapper.class)).stream()
                        .map(PrefixRow::toNamedPrefix)
                        .toList());
    }

    private static void checkPage(int entriesMax) {
        if (entriesMax < 1 || entriesMax > PAGE_MAX) {
            throw new IllegalArgumentException(
                    "entriesMax: " + entriesMax + " is not 1 to " + PAGE_MAX);
        }
    }

    /** All names, in memory. */
    DestinationNames names() {
        return DestinationNames.of(list(DestinationMapper::listAll));
    }
}

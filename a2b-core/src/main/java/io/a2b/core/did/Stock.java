package io.a2b.core.did;

import io.a2b.core.account.AccountId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The numbers there are and the groups they belong to, in a transaction. */
final class Stock {
    private final DidMapper dids;
    private final Instant now;

    Stock(Transaction transaction, Instant now) {
        this.dids = transaction.mapper(DidMapper.class);
        this.now = now;
    }

    Optional<Did> find(PhoneNumber number) {
        return dids.find(number.digits()).map(row -> toDids(List.of(row)).get(0));
    }

    List<Did> list(DidFilter filter, String after, int limit) {
        return toDids(dids.list(
                after,
                filter.prefix(),
                filter.group().orElse(null),
                filter.country().orElse(null),
                filter.account().map(AccountId::value).orElse(null),
                filter.status().map(DidStatus::name).orElse(null),
                now,
                limit));
    }

    private List<Did> toDids(List<DidRow> rows) {
        Map<String, List<PriceWindowRow>> windows = windows(rows);
        return rows.stream()
                .map(row -> row.toDid(windows.getOrDefault(row.number(), List.of()), now))
                .toList();
    }

    private Map<String, List<PriceWindowRow>> windows(List<DidRow> rows) {
        if (rows.isEmpty()) return Map.of();
        return dids.windows(rows.stream().map(DidRow::number).toList()).stream()
                .collect(Collectors.groupingBy(PriceWindowRow::did));
    }

    /** @param write whether to add, or only to say what adding would do */
    List<AddResult> add(List<NewDid> all, boolean write) {
        if (all.isEmpty()) return List.of();
        Map<PhoneNumber, Did> known = new HashMap<>();
        List<String> numbers = all.stream().map(did -> did.number().digits()).toList();
        toDids(dids.findAll(numbers)).forEach(did -> known.put(did.number(), did));
        Map<PhoneNumber, DidTerms> added = new HashMap<>();
        List<AddResult> results = new ArrayList<>();
        List<DidRow> rows = new ArrayList<>();
        List<PriceWindowRow> windows = new ArrayList<>();
        for (NewDid did : all) {
            Did there = known.get(did.number());
            boolean retired = there != null && there.status() == DidStatus.RETIRED;
            DidTerms terms =
                    there == null ? added.putIfAbsent(did.number(), did.terms()) : there.terms();
            results.add(retired ? AddResult.RETIRED : compare(terms, did.terms()));
            if (terms != null) continue;
            rows.add(DidRow.of(did.number(), did.terms()));
            windows.addAll(PriceWindowRow.of(did.number(), did.terms().tariff()));
        }
        if (write && !rows.isEmpty()) dids.insertAll(rows);
        if (write && !windows.isEmpty()) dids.insertWindows(windows);
        return results;
    }

    private static AddResult compare(DidTerms there, DidTerms wanted) {
        if (there == null) return AddResult.ADDED;
        return there.equals(wanted) ? AddResult.UNCHANGED : AddResult.TERMS_DIFFER;
    }

    boolean changeTerms(PhoneNumber number, DidTerms terms) {
        Optional<DidRow> there = dids.lock(number.digits());
        if (there.isEmpty()) return false;
        boolean sold = there.get().status() == DidStatus.ASSIGNED;
        String currency = terms.tariff().currency().getCurrencyCode();
        if (sold && !there.get().currency().equals(currency)) return false;
        dids.changeTerms(DidRow.of(number, terms));
        dids.deleteWindows(number.digits());
        List<PriceWindowRow> windows = PriceWindowRow.of(number, terms.tariff());
        if (!windows.isEmpty()) dids.insertWindows(windows);
        return true;
    }

    void setGroup(DidGroup group) {
        String name = group.name();
        dids.deleteGroupAccounts(name);
        dids.deleteGroupLimit(name);
        if (group.orderedBy().isEmpty()) return;
        dids.insertGroupLimit(name);
        List<Long> accounts =
                group.orderedBy().get().stream().map(AccountId::value).sorted().toList();
        if (!accounts.isEmpty()) dids.insertGroupAccounts(name, accounts);
    }

    DidGroup group(String name) {
        if (dids.countGroupLimits(name) == 0) return new DidGroup(name, Optional.empty());
        Set<AccountId> accounts =
                dids.groupAccounts(name).stream().map(AccountId::new).collect(Collectors.toSet());
        return new DidGroup(name, Optional.of(accounts));
    }
}

package io.a2b.core.opening;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountTerms;

import java.util.List;

/**
 * How a list of accounts is read. Immutable.
 *
 * @param terms what an account has where its line says nothing: currency, plan, language ...
 * @param columns the names of the columns of a list whose first line is no header; empty: it is one
 */
public record ImportOptions(AccountTerms terms, List<String> columns) {
    public ImportOptions {
        requireNonNull(terms, "terms");
        columns = List.copyOf(columns);
    }

    /** For a list that begins with the names of its columns. */
    public static ImportOptions of(AccountTerms terms) {
        return new ImportOptions(terms, List.of());
    }

    public ImportOptions withColumns(List<String> newColumns) {
        return new ImportOptions(terms, newColumns);
    }
}

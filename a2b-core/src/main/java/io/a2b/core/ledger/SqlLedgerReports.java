package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reports out of the tables of the ledger, each from one statement. */
final class SqlLedgerReports implements LedgerReports {
    private final Transactor transactor;

    SqlLedgerReports(Transactor transactor) {
        this.transactor = requireNonNull(transactor, "transactor");
    }

    @Override
    public Optional<Statement> statement(AccountId account, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until: " + until + " is not after " + from);
        }
        return transactor.inTransaction(tx -> tx.mapper(ReportMapper.class)
                .statement(account.value(), from, until)
                .map(row -> statement(account, from, until, row)));
    }

    private static Statement statement(
            AccountId account, Instant from, Instant until, ReportMapper.StatementRow row) {
        Currency currency = Currency.getInstance(row.currency());
        Money closing = new Money(currency, row.postedMicros())
                .minus(money(currency, row.creditsAfterMicros()))
                .plus(money(currency, row.debitsAfterMicros()));
        Money credits = money(currency, row.creditsMicros());
        Money debits = money(currency, row.debitsMicros());
        Money opening = closing.minus(credits).plus(debits);
        return new Statement(
                account, from, until, opening, credits, debits, closing, row.lastSequence());
    }

    private static Money money(Currency currency, BigDecimal micros) {
        return new Money(currency, micros.longValueExact());
    }

    @Override
    public List<LedgerEntry> entries(Statement statement, Statement.Position position, int limit) {
        Terms.requireLimit(limit);
        return transactor.inTransaction(tx -> tx
                .mapper(ReportMapper.class)
                .entries(
                        statement.account().value(),
                        position.postedAt(),
                        position.sequence(),
                        statement.until(),
                        statement.lastSequence(),
                        limit)
                .stream()
                .map(EntryRow::toEntry)
                .toList());
    }

    @Override
    public List<TrialBalance> trialBalances() {
        List<ReportMapper.SumRow> sums =
                transactor.inTransaction(tx -> tx.mapper(ReportMapper.class).sums());
        Map<String, List<ReportMapper.SumRow>> byCurrency = sums.stream()
                .collect(Collectors.groupingBy(
                        ReportMapper.SumRow::currency, TreeMap::new, Collectors.toList()));
        List<TrialBalance> balances = new ArrayList<>();
        byCurrency.forEach((code, rows) -> balances.add(trialBalance(code, rows)));
        return List.copyOf(balances);
    }

    private static TrialBalance trialBalance(String code, List<ReportMapper.SumRow> rows) {
        Currency currency = Currency.getInstance(code);
        Money customers = Money.zero(currency);
        Map<SystemAccount, Money> operator = new TreeMap<>();
        for (ReportMapper.SumRow row : rows) {
            Money sum = money(currency, row.micros());
            if (row.account() == 0) customers = sum;
            else operator.put(systemAccount(row.account()), sum);
        }
        return new TrialBalance(currency, customers, operator);
    }

    private static SystemAccount systemAccount(long number) {
        return ((LedgerAccount.Operator) LedgerAccount.of(number)).account();
    }
}

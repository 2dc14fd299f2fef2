package io.a2b.core.job;

import io.a2b.core.money.Money;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of a job did. Immutable.
 *
 * @param subjects how many it changed
 * @param failures how many it could not do, which the log explains; the next run tries again
 * @param sums what it moved, one amount per currency, in the order of their codes
 */
public record JobReport(long subjects, long failures, List<Money> sums) {
    public static final JobReport NOTHING = new JobReport(0, 0, List.of());

    public JobReport {
        if (subjects < 0) throw new IllegalArgumentException("subjects: " + subjects);
        if (failures < 0) throw new IllegalArgumentException("failures: " + failures);
        sums = List.copyOf(sums);
        if (sums.stream().map(Money::currency).distinct().count() < sums.size()) {
            throw new IllegalArgumentException("sums: two of one currency");
        }
    }

    /** One more subject was changed. */
    public JobReport plusSubject() {
        return new JobReport(subjects + 1, failures, sums);
    }

    /** One more subject was changed, and {@code amount} moved. */
    public JobReport plusSubject(Money amount) {
        Map<String, Money> byCurrency = new TreeMap<>();
        sums.forEach(sum -> byCurrency.put(code(sum.currency()), sum));
        byCurrency.merge(code(amount.currency()), amount, Money::plus);
        return new JobReport(subjects + 1, failures, List.copyOf(byCurrency.values()));
    }

    /** One more subject could not be done. */
    public JobReport plusFailure() {
        return new JobReport(subjects, failures + 1, sums);
    }

    private static String code(Currency currency) {
        return currency.getCurrencyCode();
    }
}

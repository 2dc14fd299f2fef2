package io.a2b.core.job;

import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

record JobRunRow(
        long sequence,
        String job,
        JobRun.State state,
        Instant startedAt,
        Instant endedAt,
        long subjects,
        long failures,
        String failure) {
    static JobRunRow of(JobRun run) {
        return new JobRunRow(
                run.number(),
                run.job(),
                run.state(),
                run.startedAt(),
                run.endedAt().orElse(null),
                run.report().subjects(),
                run.report().failures(),
                run.failure());
    }

    JobRun toRun(List<SumRow> sums) {
        JobReport report = new JobReport(
                subjects, failures, sums.stream().map(SumRow::toMoney).toList());
        return new JobRun(
                sequence, job, state, startedAt, Optional.ofNullable(endedAt), report, failure);
    }

    /** What a run moved of one currency. */
    record SumRow(String currency, long amountMicros) {
        Money toMoney() {
            return new Money(Currency.getInstance(currency), amountMicros);
        }
    }
}

package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.job.JobReport;
import io.a2b.core.money.Money;
import io.a2b.core.spi.Job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** {@link DidFees#billDue} as a recurring job: its subjects are the months that were charged. */
public final class DidFeeJob implements Job {
    private final DidFees fees;

    private DidFeeJob(DidFees fees) {
        this.fees = requireNonNull(fees, "fees");
    }

    public static DidFeeJob over(DidFees fees) {
        return new DidFeeJob(fees);
    }

    @Override
    public String name() {
        return "did-fees";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public JobReport run(LongConsumer progress) {
        FeeReport report = fees.billDue();
        progress.accept(report.monthsCharged());
        Map<String, Money> sums = new TreeMap<>();
        report.charged().values().forEach(sum -> sums.put(sum.currency().getCurrencyCode(), sum));
        return new JobReport(report.monthsCharged(), 0, List.copyOf(sums.values()));
    }
}

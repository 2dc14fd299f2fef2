package io.a2b.core.scale;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.ExtendResult;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.PostResult;
import io.a2b.core.money.Money;

import java.time.Duration;
import java.util.Currency;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls at random on one account, as a switch would make them: some end, some are never dialled.
 */
final class CallMix {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Ledger ledger;
    private final AccountId account;
    private final AtomicLong chargedMicros = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    CallMix(Ledger ledger, AccountId account) {
        this.ledger = ledger;
        this.account = account;
    }

    /** What was charged by the calls of this mix for the first time. */
    long chargedMicros() {
        return chargedMicros.get();
    }

    long refused() {
        return refused.get();
    }

    /** One call from its beginning to its end; {@code id} decides what becomes of it. */
    void call(String id) {
        Random random = new Random(id.hashCode());
        HoldId hold = new HoldId(id);
        // all is drawn first, so that the id decides alone, whatever the ledger answers
        long held = 1 + random.nextInt(500_000);
        long[] extensions = new long[random.nextInt(3)];
        for (int n = 0; n < extensions.length; n++) extensions[n] = 1 + random.nextInt(200_000);
        boolean answered = random.nextInt(5) > 0;
        long price = random.nextInt(900_000);
        if (ledger.place(hold, account, usd(held), HOUR) instanceof HoldResult.Refused) {
            refused.incrementAndGet();
            return;
        }
        for (int n = 0; n < extensions.length; n++) {
            ExtendResult result = ledger.extend(hold, n + 1, usd(extensions[n]), HOUR);
            if (result instanceof ExtendResult.Refused) break;
        }
        if (!answered) {
            ledger.voidHold(hold);
            return;
        }
        PostResult result = ledger.post(hold, usd(price), id);
        if (result instanceof PostResult.Posted posted && !posted.replay()) {
            chargedMicros.addAndGet(posted.charged().micros());
        }
    }

    private static Money usd(long micros) {
        return new Money(Currency.getInstance("USD"), micros);
    }
}

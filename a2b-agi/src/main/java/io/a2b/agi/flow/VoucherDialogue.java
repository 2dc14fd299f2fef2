package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.spi.Announcer;
import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.voucher.RedeemResult;
import io.a2b.core.voucher.VoucherCode;
import io.a2b.core.voucher.Vouchers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;

/** Asks a caller for the code of a voucher, and tops his account up with it. */
final class VoucherDialogue {
    private static final Logger LOG = LoggerFactory.getLogger(VoucherDialogue.class);
    private static final int ATTEMPTS_MAX = 3;

    /** Codes are long and read from paper. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vouchers vouchers;
    private final Ledger ledger;
    private final Announcer announcer;

    VoucherDialogue(Vouchers vouchers, Ledger ledger, Announcer announcer) {
        this.vouchers = requireNonNull(vouchers, "vouchers");
        this.ledger = requireNonNull(ledger, "ledger");
        this.announcer = requireNonNull(announcer, "announcer");
    }

    /** Until one is redeemed, nothing is keyed in, or it was tried three times. */
    void offer(CallChannel channel, AccountId account) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            String keyed =
                    announcer.ask(channel, Prompt.ENTER_VOUCHER, PATIENCE, VoucherCode.DIGITS_MAX);
            if (keyed.isEmpty()) return;
            if (!isWorthAnother(channel, account, VoucherCode.find(keyed))) return;
        }
    }

    /** Tries one; whether another code may do better. */
    private boolean isWorthAnother(
            CallChannel channel, AccountId account, Optional<VoucherCode> code) {
        if (code.isEmpty()) { // the limiter counts only what could be a code
            announcer.play(channel, Prompt.VOUCHER_INVALID);
            return true;
        }
        String caller = PhoneText.printable(channel.origin().callerNumber());
        RedeemResult result = vouchers.redeem(code.get(), account, caller);
        LOG.info("{}: account {}, {}", channel.origin().uniqueId(), account, result);
        if (result instanceof RedeemResult.Redeemed) {
            announcer.play(channel, Prompt.VOUCHER_REDEEMED);
            ledger.balance(account)
                    .ifPresent(balance -> announcer.sayBalance(channel, balance.available()));
            return false;
        }
        switch (((RedeemResult.Refused) result).reason()) {
            case CODE_UNKNOWN:
            case REVOKED:
            case ALREADY_REDEEMED:
            case EXPIRED:
                announcer.play(channel, Prompt.VOUCHER_INVALID);
                return true;
            case LOCKED_OUT:
            case ACCOUNT_UNKNOWN:
            case RATE_MISSING:
            case RATE_STALE:
            case VALUE_OUT_OF_RANGE:
                announcer.play(channel, Prompt.TRY_LATER);
                return false;
        }
        throw new IllegalStateException("result: " + result);
    }
}

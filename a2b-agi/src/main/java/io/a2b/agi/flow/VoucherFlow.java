package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.spi.Announcer;
import io.a2b.agi.spi.CallFlow;
import io.a2b.core.A2bException;
import io.a2b.core.account.Account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * Tops up by voucher, without a call: prove an account, key in a code. The account need not be one
 * that may call: that it has no money left, or has expired, is why people come here.
 */
final class VoucherFlow implements CallFlow {
    private static final Logger LOG = LoggerFactory.getLogger(VoucherFlow.class);

    private final Login login;
    private final VoucherDialogue vouchers;
    private final Announcer announcer;

    VoucherFlow(Login login, VoucherDialogue vouchers, Announcer announcer) {
        this.login = requireNonNull(login, "login");
        this.vouchers = requireNonNull(vouchers, "vouchers");
        this.announcer = requireNonNull(announcer, "announcer");
    }

    @Override
    public void run(CallChannel channel) {
        channel.answer();
        try {
            Optional<Account> account = login.login(channel);
            if (account.isPresent()) vouchers.offer(channel, account.get().id());
        } catch (A2bException e) {
            LOG.error("{}: {}", channel.origin().uniqueId(), e.code(), e);
            announcer.play(channel, Prompt.TRY_LATER);
        }
        announcer.play(channel, Prompt.GOODBYE);
        channel.hangUp();
    }
}

package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.spi.Announcer;
import io.a2b.agi.spi.CallFlow;
import io.a2b.core.A2bException;
import io.a2b.core.account.Account;
import io.a2b.core.account.Account.Standing;
import io.a2b.core.caller.Callers;
import io.a2b.core.caller.SpeedDial;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The calling card: prove an account, hear the balance, key in a number, talk for as long as the
 * money lasts, and again. The number may come from the dialplan instead: then the first call needs
 * no question. Who has no money left is asked for a voucher first, where there are any.
 */
final class PrepaidFlow implements CallFlow {
    private static final Logger LOG = LoggerFactory.getLogger(PrepaidFlow.class);
    private static final int NUMBER_DIGITS_MAX = 20;
    private static final Pattern SPEED_DIAL = Pattern.compile("[0-9]|\\*[1-9]");

    private final Login login;
    private final Ledger ledger;
    private final DialPlan dialPlan;
    private final Callers callers;
    private final Announcer announcer;
    private final CallPlacer placer;
    private final Clock clock;
    private final AgiConfig.Dialogue dialogue;
    private final Optional<VoucherDialogue> vouchers;

    PrepaidFlow(
            Login login,
            ShippedFlows.Billing billing,
            CallPlacer placer,
            Clock clock,
            AgiConfig.Dialogue dialogue,
            Optional<VoucherDialogue> vouchers) {
        this.login = requireNonNull(login, "login");
        this.ledger = billing.ledger();
        this.dialPlan = billing.dialPlan();
        this.callers = billing.callers();
        this.placer = requireNonNull(placer, "placer");
        this.announcer = placer.announcer();
        this.clock = requireNonNull(clock, "clock");
        this.dialogue = dialogue;
        this.vouchers = requireNonNull(vouchers, "vouchers");
    }

    @Override
    public void run(CallChannel channel) {
        if (isBlocked(channel)) {
            LOG.info("{}: refused, a blocked caller", channel.origin().uniqueId());
            channel.hangUp(); // not answered, so it costs nobody anything
            return;
        }
        channel.answer();
        try {
            Optional<Account> account = login.login(channel);
            if (account.isPresent() && isWelcome(channel, account.get())) {
                Optional<Balance> balance = ledger.balance(account.get().id());
                if (balance.isPresent()) {
                    announcer.sayBalance(channel, balance.get().available());
                    if (vouchers.isPresent() && !balance.get().available().isPositive()) {
                        vouchers.get().offer(channel, account.get().id());
                    }
                }
                calls(channel, account.get());
            }
        } catch (A2bException e) { // before or between calls: a call itself looks after its own
            LOG.error("{}: {}", channel.origin().uniqueId(), e.code(), e);
            announcer.play(channel, Prompt.TRY_LATER);
        }
        announcer.play(channel, Prompt.GOODBYE);
        channel.hangUp();
    }

    /** By the number as it came, or as it is written in full. */
    private boolean isBlocked(CallChannel channel) {
        String came = channel.origin().callerNumber();
        try {
            if (callers.rules().isBlocked(came)) return true;
            Optional<PhoneNumber> full = dialPlan.normalise(came);
            return full.isPresent() && callers.rules().isBlocked(full.get().digits());
        } catch (A2bException e) { // authorisation asks again
            LOG.warn("{}: could not look for blocked callers", channel.origin().uniqueId(), e);
            return false;
        }
    }

    private boolean isWelcome(CallChannel channel, Account account) {
        Standing standing = account.standing(clock.instant());
        switch (standing) {
            case GOOD:
                return true;
            case NOT_ACTIVE:
                announcer.play(channel, Prompt.ACCOUNT_NOT_ACTIVE);
                return false;
            case EXPIRED:
                announcer.play(channel, Prompt.ACCOUNT_EXPIRED);
                return false;
        }
        throw new IllegalStateException("standing: " + standing);
    }

    private void calls(CallChannel channel, Account account) {
        String given = channel.origin().argument(0);
        for (int call = 1; call <= dialogue.callsMax(); call++) {
            String keyed = call == 1 && !given.isEmpty() ? given : askNumber(channel);
            Optional<PhoneNumber> called = meant(account, keyed);
            if (called.isEmpty()) {
                announcer.play(channel, Prompt.NUMBER_INVALID);
            } else if (!placer.place(channel, account, called.get())) {
                return;
            }
        }
    }

    /**
     * One digit, alone or behind a star, stands for a number of the account's own. Not a star and a
     * zero: that has always meant another thing.
     */
    private Optional<PhoneNumber> meant(Account account, String keyed) {
        if (!SPEED_DIAL.matcher(keyed).matches()) return dialPlan.normalise(keyed);
        int code = keyed.charAt(keyed.length() - 1) - '0';
        return callers.speedDials().find(account.id(), code).map(SpeedDial::number);
    }

    private String askNumber(CallChannel channel) {
        Duration patience = Duration.ofSeconds(dialogue.digitSecondsMax());
        return announcer.ask(channel, Prompt.ENTER_NUMBER, patience, NUMBER_DIGITS_MAX);
    }
}

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
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The calling card: prove an account, hear the balance, key in a number, talk for as long as the
 * money lasts, and again. The number may come from the dialplan instead: then the first call needs
 * no question.
 */
final class PrepaidFlow implements CallFlow {
    private static final Logger LOG = LoggerFactory.getLogger(PrepaidFlow.class);
    private static final int NUMBER_DIGITS_MAX = 20;

    private final Login login;
    private final Ledger ledger;
    private final DialPlan dialPlan;
    private final Announcer announcer;
    private final CallPlacer placer;
    private final Clock clock;
    private final AgiConfig.Dialogue dialogue;

    PrepaidFlow(
            Login login,
            Ledger ledger,
            DialPlan dialPlan,
            CallPlacer placer,
            Clock clock,
            AgiConfig.Dialogue dialogue) {
        this.login = requireNonNull(login, "login");
        this.ledger = requireNonNull(ledger, "ledger");
        this.dialPlan = requireNonNull(dialPlan, "dialPlan");
        this.placer = requireNonNull(placer, "placer");
        this.announcer = placer.announcer();
        this.clock = requireNonNull(clock, "clock");
        this.dialogue = dialogue;
    }

    @Override
    public void run(CallChannel channel) {
        channel.answer();
        try {
            Optional<Account> account = login.login(channel);
            if (account.isPresent() && isWelcome(channel, account.get())) {
                Optional<Balance> balance = ledger.balance(account.get().id());
                if (balance.isPresent()) {
                    announcer.sayBalance(channel, balance.get().available());
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
            Optional<PhoneNumber> called = dialPlan.normalise(keyed);
            if (called.isEmpty()) {
                announcer.play(channel, Prompt.NUMBER_INVALID);
            } else if (!placer.place(channel, account, called.get())) {
                return;
            }
        }
    }

    private String askNumber(CallChannel channel) {
        Duration patience = Duration.ofSeconds(dialogue.digitSecondsMax());
        return announcer.ask(channel, Prompt.ENTER_NUMBER, patience, NUMBER_DIGITS_MAX);
    }
}

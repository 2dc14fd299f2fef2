package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.spi.Announcer;
import io.a2b.core.A2bException;
import io.a2b.core.account.Account;
import io.a2b.core.account.Account.Standing;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.caller.BindResult;
import io.a2b.core.caller.CallerId;
import io.a2b.core.caller.CallerIds;
import io.a2b.core.caller.EnrolResult;
import io.a2b.core.caller.Enrolment;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Finds out whose money it is: by the caller's number, or by card number and secret. */
final class Login {
    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final int CARD_DIGITS_MAX = 20;
    private static final int SECRET_DIGITS_MAX = 20;

    private final Accounts accounts;
    private final CallerIds callerIds;
    private final DialPlan dialPlan;
    private final Announcer announcer;
    private final Clock clock;
    private final AgiConfig.Dialogue dialogue;
    private final AgiConfig.Newcomers newcomers;
    private final Duration patience;

    Login(
            Accounts accounts,
            CallerIds callerIds,
            DialPlan dialPlan,
            Announcer announcer,
            Clock clock,
            AgiConfig config) {
        this.accounts = requireNonNull(accounts, "accounts");
        this.callerIds = requireNonNull(callerIds, "callerIds");
        this.dialPlan = requireNonNull(dialPlan, "dialPlan");
        this.announcer = requireNonNull(announcer, "announcer");
        this.clock = requireNonNull(clock, "clock");
        this.dialogue = config.dialogue();
        this.newcomers = config.newcomers();
        this.patience = Duration.ofSeconds(dialogue.digitSecondsMax());
    }

    /**
     * Empty when nobody was proved; the caller has heard so. Whoever was proved is spoken to in the
     * language of his account from here on.
     */
    Optional<Account> login(CallChannel channel) {
        Optional<Account> proved = prove(channel);
        if (proved.isPresent()) {
            channel.setVariable(ChannelVariable.LANGUAGE, proved.get().terms().language());
        }
        return proved;
    }

    private Optional<Account> prove(CallChannel channel) {
        Optional<PhoneNumber> caller = dialogue.callerNumberLogin()
                ? dialPlan.normalise(channel.origin().callerNumber())
                : Optional.empty();
        Optional<CallerId> known = caller.flatMap(callerIds::find);
        Optional<Account> owner =
                known.filter(CallerId::active).flatMap(id -> accounts.find(id.account()));
        if (owner.isPresent()) {
            if (!mayLeave(owner.get())) return owner;
            announcer.play(channel, Prompt.ACCOUNT_EXPIRED);
        } else if (caller.isPresent()
                && known.isEmpty()
                && newcomers.enrolment().isPresent()) {
            Optional<Account> enrolled =
                    enrol(caller.get(), newcomers.enrolment().get());
            if (enrolled.isPresent()) return enrolled;
        }
        for (int attempt = 1; attempt <= dialogue.loginAttemptsMax(); attempt++) {
            Optional<Account> proved = byCard(channel);
            if (proved.isPresent()) {
                if (caller.isPresent()) remember(caller.get(), owner, known, proved.get());
                return proved;
            }
        }
        return Optional.empty();
    }

    /** Whether a caller id of this account may become that of another one. */
    private boolean mayLeave(Account owner) {
        return newcomers.rebindCallerId() && owner.standing(clock.instant()) == Standing.EXPIRED;
    }

    private Optional<Account> enrol(PhoneNumber caller, Enrolment enrolment) {
        EnrolResult result = callerIds.enrol(caller, enrolment);
        if (result instanceof EnrolResult.Enrolled enrolled) {
            LOG.info("account {} opened by its first call", enrolled.account().id());
            return Optional.of(enrolled.account());
        }
        if (result instanceof EnrolResult.Known known) return Optional.of(known.account());
        return Optional.empty();
    }

    /** Next time the number will do. That it could not be noted does not keep the caller. */
    private void remember(
            PhoneNumber caller, Optional<Account> owner, Optional<CallerId> known, Account proved) {
        if (proved.standing(clock.instant()) != Standing.GOOD) return;
        try {
            BindResult result;
            if (owner.isPresent()) {
                result = callerIds.move(caller, owner.get().id(), proved.id());
            } else if (known.isEmpty() && newcomers.assignCallerId()) {
                result = callerIds.add(proved.id(), caller);
            } else {
                return;
            }
            LOG.info("account {}: its caller's number, {}", proved.id(), result);
        } catch (A2bException e) {
            LOG.warn("account {}: could not note its caller's number", proved.id(), e);
        }
    }

    private Optional<Account> byCard(CallChannel channel) {
        String keyed = announcer.ask(channel, Prompt.ENTER_CARD, patience, CARD_DIGITS_MAX);
        Optional<Account> account = CardNumber.find(keyed).flatMap(accounts::findByCardNumber);
        if (account.isEmpty()) {
            announcer.play(channel, Prompt.CARD_INVALID);
            return account;
        }
        if (!accounts.hasSecret(account.get().id())) return account;
        String secret = announcer.ask(channel, Prompt.ENTER_SECRET, patience, SECRET_DIGITS_MAX);
        if (accounts.proves(account.get().id(), secret)) return account;
        announcer.play(channel, Prompt.SECRET_WRONG);
        return Optional.empty();
    }
}

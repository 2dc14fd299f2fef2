package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.spi.Announcer;
import io.a2b.core.account.Account;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.number.DialPlan;

import java.time.Duration;
import java.util.Optional;

/** Finds out whose money it is: by the caller's number, or by card number and secret. */
final class Login {
    private static final int CARD_DIGITS_MAX = 20;
    private static final int SECRET_DIGITS_MAX = 20;

    private final Accounts accounts;
    private final DialPlan dialPlan;
    private final Announcer announcer;
    private final AgiConfig.Dialogue dialogue;
    private final Duration patience;

    Login(Accounts accounts, DialPlan dialPlan, Announcer announcer, AgiConfig.Dialogue dialogue) {
        this.accounts = requireNonNull(accounts, "accounts");
        this.dialPlan = requireNonNull(dialPlan, "dialPlan");
        this.announcer = requireNonNull(announcer, "announcer");
        this.dialogue = dialogue;
        this.patience = Duration.ofSeconds(dialogue.digitSecondsMax());
    }

    /** Empty when nobody was proved; the caller has heard so. */
    Optional<Account> login(CallChannel channel) {
        Optional<Account> known = byCallerNumber(channel);
        if (known.isPresent()) return known;
        for (int attempt = 1; attempt <= dialogue.loginAttemptsMax(); attempt++) {
            Optional<Account> proved = byCard(channel);
            if (proved.isPresent()) return proved;
        }
        return Optional.empty();
    }

    private Optional<Account> byCallerNumber(CallChannel channel) {
        if (!dialogue.callerNumberLogin()) return Optional.empty();
        return dialPlan.normalise(channel.origin().callerNumber())
                .flatMap(accounts::findByCallerId);
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

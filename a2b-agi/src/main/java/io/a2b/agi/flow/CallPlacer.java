package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.spi.Announcer;
import io.a2b.core.account.Account;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes one call out of a number: asks whether it may be, and has it carried. */
final class CallPlacer {
    private static final Pattern ACCESS_NUMBER = Pattern.compile("[0-9]{1,20}");

    private final Bookkeeper books;
    private final LiveCalls live;
    private final Announcer announcer;
    private final Clock clock;
    private final AgiConfig.Dialogue dialogue;

    CallPlacer(
            Bookkeeper books,
            LiveCalls live,
            Announcer announcer,
            Clock clock,
            AgiConfig.Dialogue dialogue) {
        this.books = requireNonNull(books, "books");
        this.live = requireNonNull(live, "live");
        this.announcer = requireNonNull(announcer, "announcer");
        this.clock = requireNonNull(clock, "clock");
        this.dialogue = dialogue;
    }

    Announcer announcer() {
        return announcer;
    }

    /** Whether another call may follow in this session. */
    boolean place(CallChannel channel, Account account, PhoneNumber called) {
        if (!live.isOpen()) {
            announcer.play(channel, Prompt.TRY_LATER);
            return false;
        }
        CallRequest request = new CallRequest(
                CallId.random(clock),
                account.id(),
                PhoneText.printable(channel.origin().callerNumber()),
                called,
                accessNumber(channel.origin().accessNumber()),
                dialogue.talkSecondsMax());
        Optional<Authorization> answer =
                books.authorize(request, channel.origin().channel());
        if (answer.isEmpty()) {
            announcer.play(channel, Prompt.TRY_LATER);
            return false;
        }
        if (answer.get() instanceof Authorization.Refused refused) {
            announcer.play(channel, prompt(refused.reason()));
            return true;
        }
        Authorization.Granted granted = (Authorization.Granted) answer.get();
        return new PlacedCall(channel, granted, called, books, clock).carry(announcer, dialogue);
    }

    /** What is said about a refusal. */
    static Prompt prompt(Authorization.Reason reason) {
        switch (reason) {
            case ACCOUNT_UNKNOWN:
            case CALLER_BLOCKED:
            case ACCOUNT_NOT_ACTIVE:
                return Prompt.ACCOUNT_NOT_ACTIVE;
            case ACCOUNT_EXPIRED:
                return Prompt.ACCOUNT_EXPIRED;
            case NUMBER_RESTRICTED:
                return Prompt.NUMBER_RESTRICTED;
            case DID_NOT_HELD: // no prompt is ever played for these: nobody is asked to pay
            case DID_CALLS_EXCEEDED:
            case PLAN_UNKNOWN:
            case CURRENCY_DIFFERS:
                return Prompt.TRY_LATER;
            case NUMBER_UNRATED:
            case NO_ROUTE:
                return Prompt.NUMBER_UNREACHABLE;
            case CALLS_EXCEEDED:
                return Prompt.ACCOUNT_IN_USE;
            case FUNDS_INSUFFICIENT:
            case SPEND_CAP_REACHED:
                return Prompt.CREDIT_INSUFFICIENT;
        }
        throw new IllegalStateException("reason: " + reason);
    }

    /** Digits, perhaps behind a plus; what is anything else decides on no rate. */
    private static String accessNumber(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return ACCESS_NUMBER.matcher(digits).matches() ? digits : "";
    }
}

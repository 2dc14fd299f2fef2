package io.a2b.agi.flow;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Prompt;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.DialOrder;
import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.agi.spi.Announcer;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.Trunk;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One authorised call on its way over its routes. However it goes on, and whatever is thrown in the
 * middle of it, the money that is held for it is charged, given back, or left to recovery with what
 * is known: never forgotten.
 */
final class PlacedCall {
    private final CallChannel channel;
    private final Authorization.Granted granted;
    private final PhoneNumber called;
    private final Bookkeeper books;
    private final Clock clock;
    private final LegDialler dialler;
    private int leg;
    private boolean over; // charged, released or left open

    PlacedCall(
            CallChannel channel,
            Authorization.Granted granted,
            PhoneNumber called,
            Bookkeeper books,
            Clock clock) {
        this.channel = channel;
        this.granted = granted;
        this.called = called;
        this.books = books;
        this.clock = clock;
        this.dialler = new LegDialler(channel, clock);
    }

    /** Whether another call may follow. */
    boolean carry(Announcer announcer, AgiConfig.Dialogue dialogue) {
        Optional<LegReport> last;
        try {
            announcer.sayTalkTime(channel, granted.talkSeconds());
            last = dialRoutes(dialogue);
        } catch (SwitchLostException e) {
            if (dialler.isDialling()) {
                books.lost(call(), clock.instant());
            } else if (!over) {
                books.release(call());
            }
            throw e;
        } catch (RuntimeException e) {
            giveUp();
            throw e;
        }
        if (!over) {
            announcer.play(channel, Prompt.TRY_LATER);
            return false;
        }
        if (last.isEmpty()) {
            announcer.play(channel, Prompt.ACCOUNT_NOT_ACTIVE);
            return false;
        }
        sayHowItEnded(announcer, dialogue, last.get());
        return true;
    }

    /** The caller is gone before a dial, or something failed that should not have. */
    private void giveUp() {
        if (dialler.isDialling()) {
            books.leaveOpen(call());
        } else if (!over) {
            books.release(call());
        }
    }

    /** Empty if the call was cut before anything more was dialled. */
    private Optional<LegReport> dialRoutes(AgiConfig.Dialogue dialogue) {
        Iterator<Route> routes = granted.routes().iterator();
        while (true) {
            if (books.isCut(call())) {
                over = books.release(call());
                return Optional.empty();
            }
            Trunk trunk = routes.next().trunk();
            leg++;
            DialOrder order = order(trunk, dialogue);
            LegOutcome outcome = dialler.dial(order);
            LegReport report = outcome.report(dialler.switchTime());
            if (routes.hasNext() && outcome.isFailover()) {
                dialler.ended();
                books.legFailed(call(), report);
                continue;
            }
            over = books.settle(call(), report);
            dialler.ended();
            if (over) dialler.settled();
            return Optional.of(report);
        }
    }

    private DialOrder order(Trunk trunk, AgiConfig.Dialogue dialogue) {
        int warning = dialogue.warningSeconds();
        return new DialOrder(
                call(),
                leg,
                called,
                trunk,
                granted.talkSeconds(),
                warning == 0 ? OptionalInt.empty() : OptionalInt.of(warning));
    }

    private void sayHowItEnded(Announcer announcer, AgiConfig.Dialogue dialogue, LegReport last) {
        switch (last.disposition()) {
            case ANSWERED:
                if (isCutByMoney(dialogue, last.times())) {
                    announcer.play(channel, Prompt.CREDIT_USED_UP);
                }
                return;
            case BUSY:
                announcer.play(channel, Prompt.CALLED_BUSY);
                return;
            case NO_ANSWER:
                announcer.play(channel, Prompt.CALLED_SILENT);
                return;
            case CONGESTION:
            case UNAVAILABLE:
                announcer.play(channel, Prompt.NUMBER_UNREACHABLE);
                return;
            case CANCELLED:
            case REFUSED:
            case UNKNOWN:
                return;
        }
    }

    private boolean isCutByMoney(AgiConfig.Dialogue dialogue, LegTimes times) {
        Duration limit = Duration.ofSeconds(granted.talkSeconds());
        return granted.talkSeconds() < dialogue.talkSecondsMax()
                && times.talk().compareTo(limit.minusMillis(50)) >= 0;
    }

    private CallId call() {
        return granted.call();
    }
}

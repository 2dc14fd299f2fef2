package io.a2b.agi.flow;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.Callee;
import io.a2b.agi.call.DialOrder;
import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.did.DidTarget;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.routing.Route;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * One call that came in and was let in, on its way over the targets of its number: the next one
 * rings until somebody answers or the caller has had enough, and none after that. Each is a leg of
 * the call, and one that is a number a second call besides. As with {@link PlacedCall}, no money is
 * ever forgotten.
 */
final class InboundCall {
    private final CallChannel channel;
    private final CallRequest request;
    private final long talkSeconds;
    private final Bookkeeper books;
    private final Clock clock;
    private final AgiConfig.Inbound limits;
    private final LegDialler dialler;
    private int leg;
    private CallId second; // carries the call on at the moment; null: none does
    private boolean over; // charged, released or left open

    /** @param talkSeconds what it was granted */
    InboundCall(
            CallChannel channel,
            CallRequest request,
            long talkSeconds,
            Bookkeeper books,
            Clock clock,
            AgiConfig.Inbound limits) {
        this.channel = channel;
        this.request = request;
        this.talkSeconds = talkSeconds;
        this.books = books;
        this.clock = clock;
        this.limits = limits;
        this.dialler = new LegDialler(channel, clock);
    }

    /** How it ended. */
    Disposition carry(List<DidTarget> targets) {
        try {
            return ring(targets);
        } catch (SwitchLostException e) {
            if (dialler.isDialling()) {
                books.lost(second == null ? call() : second, clock.instant());
                if (second != null) books.leaveOpen(call()); // its loss is on record with that
            } else {
                releaseAll();
            }
            throw e;
        } catch (RuntimeException e) {
            if (dialler.isDialling()) {
                if (second != null) books.leaveOpen(second);
                books.leaveOpen(call());
            } else {
                releaseAll();
            }
            throw e;
        }
    }

    private void releaseAll() {
        if (over) return;
        if (second != null) books.release(second);
        books.release(call());
    }

    private Disposition ring(List<DidTarget> targets) {
        Disposition last = Disposition.UNAVAILABLE;
        if (targets.isEmpty()) {
            leg++;
            noteFailure(Disposition.UNAVAILABLE);
        }
        for (DidTarget target : targets) {
            if (books.isCut(call())) break;
            leg++;
            last = target.kind() == DidTarget.Kind.DIAL_STRING
                    ? ring(target)
                    : forward(new PhoneNumber(target.address()));
            if (over) return last;
        }
        over = books.release(call());
        if (over) dialler.settled();
        return last;
    }

    /** For a leg that was not dialled. */
    private void noteFailure(Disposition disposition) {
        Instant now = dialler.switchTime();
        books.legFailed(
                call(), new LegReport(leg, "", disposition, 0, LegTimes.unanswered(now, now)));
    }

    private Disposition ring(DidTarget target) {
        DialOrder order = new DialOrder(
                call(),
                leg,
                new Callee.Device(target, limits.targetRingSecondsMax()),
                limit(),
                OptionalInt.empty());
        LegOutcome outcome = dialler.dial(order);
        LegReport report = outcome.report(dialler.switchTime());
        if (isLast(report)) {
            end(books.settle(call(), report));
        } else {
            dialler.ended();
            books.legFailed(call(), report);
        }
        return report.disposition();
    }

    /** The caller is gone, or was talking. */
    private static boolean isLast(LegReport report) {
        return report.disposition() == Disposition.ANSWERED
                || report.disposition() == Disposition.CANCELLED;
    }

    /** Nothing more is dialled, whether the end could be put on record or not. */
    private void end(boolean onRecord) {
        over = true;
        dialler.ended();
        if (onRecord) dialler.settled();
    }

    /** What was held at first leaves room for what a number costs besides. */
    private long limit() {
        long more = limits.inboundSecondsMax() - request.talkSecondsMax();
        return more < 1 ? talkSeconds : books.extend(call(), leg, more).orElse(talkSeconds);
    }

    private Disposition forward(PhoneNumber number) {
        if (number.equals(request.called())) { // for ever
            noteFailure(Disposition.UNAVAILABLE);
            return Disposition.UNAVAILABLE;
        }
        CallRequest onwards = request.forwardedTo(number, leg, limits.inboundSecondsMax());
        Authorization answer =
                books.authorize(onwards, channel.origin().channel()).orElse(null);
        if (!(answer instanceof Authorization.Granted granted)) {
            noteFailure(Disposition.REFUSED);
            return Disposition.REFUSED;
        }
        second = onwards.call();
        Disposition ended = dialRoutes(granted, number);
        second = null;
        return ended;
    }

    private Disposition dialRoutes(Authorization.Granted granted, PhoneNumber number) {
        Iterator<Route> routes = granted.routes().iterator();
        for (int attempt = 1; ; attempt++) {
            if (books.isCut(call())) {
                books.release(second);
                return Disposition.UNAVAILABLE;
            }
            DialOrder order = new DialOrder(
                    second,
                    attempt,
                    number,
                    routes.next().trunk(),
                    granted.talkSeconds(),
                    OptionalInt.empty());
            LegOutcome outcome = dialler.dial(order);
            LegReport report = outcome.report(dialler.switchTime());
            if (routes.hasNext() && outcome.isFailover()) {
                dialler.ended();
                books.legFailed(second, report);
                continue;
            }
            if (isLast(report)) {
                end(books.settleBoth(second, report));
            } else if (books.settle(second, report)) {
                dialler.ended();
            } else { // the hang-up handler can report one call only
                books.leaveOpen(call());
                end(false);
            }
            return report.disposition();
        }
    }

    private CallId call() {
        return request.call();
    }
}

package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.request;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.ledger.Balance;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowancePeriod;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

/**
 * Days in the life of an account, as tables: an event, and what is granted or charged, then what is
 * posted and held after it. The account pays 0.001 a second to 3512 and 0.30 a minute, by whole
 * minutes and with 0.05 at once, to 3519.
 */
class ChargingScenarioTest {
    private static final String TWO_CALLS_SHARE_THE_MONEY = """
            top-up 1.00                        |              | 1.00    0
            authorize a 351211111111 600       | 600 s        | 1.00    0.60
            authorize b 351211111111 600       | 400 s        | 1.00    1.00
            authorize c 351211111111 600       | FUNDS_INSUFFICIENT | 1.00 1.00
            answered a                         |              | 1.00    1.00
            tick 100                           |              | 1.00    1.00
            settle a 100                       | 0.10         | 0.90    0.40
            settle a 100                       | 0.10         | 0.90    0.40
            failed b                           |              | 0.90    0.40
            release b                          | free         | 0.90    0
            authorize d 351911111111 600       | 120 s        | 0.90    0.65
            settle d 61                        | 0.65         | 0.25    0
            """;

    private static final String A_LIVE_CALL_IS_EXTENDED_SLICE_BY_SLICE = """
            top-up 0.25                        |              | 0.25    0
            authorize a 351211111111 60        | 60 s         | 0.25    0.06
            extend a 1 60                      | 120 s        | 0.25    0.12
            extend a 1 60                      | 120 s        | 0.25    0.12
            extend a 2 60                      | 180 s        | 0.25    0.18
            extend a 3 600                     | 250 s        | 0.25    0.25
            extend a 4 60                      | FUNDS_INSUFFICIENT | 0.25 0.25
            top-up 0.10                        |              | 0.35    0.25
            extend a 4 60                      | 310 s        | 0.35    0.31
            settle a 300                       | 0.30         | 0.05    0
            extend a 5 60                      | CALL_OVER    | 0.05    0
            """;

    private static final String A_CRASH_COSTS_WHAT_IS_KNOWN_AND_NO_MORE = """
            top-up 1.00                        |              | 1.00    0
            authorize a 351211111111 300       | 300 s        | 1.00    0.30
            answered a                         |              | 1.00    0.30
            tick 30                            |              | 1.00    0.30
            seen a                             |              | 1.00    0.30
            authorize b 351211111111 300       | 300 s        | 1.00    0.60
            tick 10000                         |              | 1.00    0.60
            recover                            | 1 charged, 1 released | 0.97 0
            recover                            | 0 charged, 0 released | 0.97 0
            settle b 50                        | 0.05         | 0.92    0
            settle a 40                        | 0.03         | 0.92    0
            """;

    private static final String FREE_SECONDS_GO_FIRST = """
            plan minutes                       |              | 0       0
            authorize a 351211111111 600       | 300 s        | 0       0
            settle a 250                       | 0            | 0       0
            top-up 0.10                        |              | 0.10    0
            authorize b 351211111111 600       | 150 s        | 0.10    0.10
            settle b 60                        | 0.01         | 0.09    0
            authorize c 351211111111 600       | 90 s         | 0.09    0.09
            release c                          | free         | 0.09    0
            """;

    private ChargingRig rig;
    private AccountId account;

    @ParameterizedTest
    @ValueSource(
            strings = {
                TWO_CALLS_SHARE_THE_MONEY,
                A_LIVE_CALL_IS_EXTENDED_SLICE_BY_SLICE,
                A_CRASH_COSTS_WHAT_IS_KNOWN_AND_NO_MORE,
                FREE_SECONDS_GO_FIRST
            })
    void plays(String table) {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS)) {
            rig = new ChargingRig(database.transactor());
            rig.allowances.save(Allowance.seconds("minutes", 300, AllowancePeriod.monthly(1)));
            account = rig.account("0", TERMS.withCallsMax(3));
            for (String line : table.split("\n")) play(line);
        }
    }

    private void play(String line) {
        String[] cells = line.split("\\|");
        String[] event = cells[0].strip().split(" +");
        String[] after = cells[2].strip().split(" +");
        assertEquals(cells[1].strip(), happens(event), line);
        Balance balance = rig.ledger.balance(account).orElseThrow();
        assertEquals(usd(after[0]), balance.posted(), line);
        assertEquals(usd(after[1]), balance.held(), line);
        rig.assertBooksBalance();
    }

    private String happens(String[] event) {
        switch (event[0]) {
            case "top-up":
                rig.topUp(account, event[1]);
                return "";
            case "plan":
                rig.accounts.changeTerms(account, TERMS.withTariffPlan(event[1]));
                return "";
            case "tick":
                rig.clock.advance(Duration.ofSeconds(Long.parseLong(event[1])));
                return "";
            case "recover":
                return recovered();
            default:
                return happens(event[0], new CallId(event[1]), event);
        }
    }

    private String happens(String what, CallId call, String[] event) {
        switch (what) {
            case "authorize":
                return told(rig.charging.authorize(request(
                        call.value(), account, new PhoneNumber(event[2]), number(event[3]))));
            case "answered":
                rig.charging.answered(call, 1, "carrier1", rig.clock.instant());
                return "";
            case "seen":
                rig.charging.seen(List.of(call), rig.clock.instant());
                return "";
            case "failed":
                rig.charging.legFailed(call, rig.failed(1, Disposition.BUSY));
                return "";
            case "extend":
                return told(rig.charging.extend(call, (int) number(event[2]), number(event[3])));
            case "release":
                return told(rig.charging.release(call));
            case "settle":
                Duration talk = Duration.ofSeconds(number(event[2]));
                return told(rig.charging.settle(call, rig.talked(talk)));
            default:
                throw new AssertionError(what);
        }
    }

    private String recovered() {
        RecoveryReport report =
                rig.recoveryAsking(call -> new Testimony.Unknown()).recover();
        return report.charged() + " charged, " + report.released() + " released";
    }

    private static String told(Authorization answer) {
        return answer instanceof Authorization.Granted granted
                ? granted.talkSeconds() + " s"
                : ((Authorization.Refused) answer).reason().name();
    }

    private static String told(Extension answer) {
        return answer instanceof Extension.Extended extended
                ? extended.talkSeconds() + " s"
                : ((Extension.Refused) answer).reason().name();
    }

    private static String told(Settlement settlement) {
        if (!(settlement instanceof Settlement.Charged charged)) return "free";
        return charged.charged().amount().signum() == 0
                ? "0"
                : charged.charged().amount().setScale(2).toPlainString();
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }
}

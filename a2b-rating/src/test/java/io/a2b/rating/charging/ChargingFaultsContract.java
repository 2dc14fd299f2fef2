package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.request;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.RatingTables;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls from the first question to the bill, with the connection cut at each statement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChargingFaultsContract {
    private FreshDatabase database;
    private ChargingRig rig;
    private FaultSweep sweep;

    abstract TestDatabase engine();

    @BeforeAll
    void open() {
        database = engine().open(RatingTables.MIGRATIONS);
        rig = new ChargingRig(database.transactor());
        sweep = FaultSweep.over(database);
    }

    @AfterAll
    void close() {
        sweep.close();
        rig.assertBooksBalance();
        database.close();
    }

    enum Step {
        AUTHORIZE,
        REFUSE,
        ANSWERED,
        EXTEND,
        SETTLE,
        FAIL_OVER,
        RELEASE,
        WHOLE_CALL
    }

    @ParameterizedTest
    @EnumSource
    void comesToTheSameBillWhateverBreaks(Step step) {
        int faults = sweep.sweep(new CallPath(step));
        assertTrue(faults >= 6, step + ": " + faults + " faults");
    }

    private final class CallPath implements FaultSweep.Path {
        private final Map<String, AccountId> accounts = new ConcurrentHashMap<>();
        private final Instant answer = rig.clock.instant();
        private final Step step;

        private CallPath(Step step) {
            this.step = step;
        }

        @Override
        public void prepare(Transactor sound, String run) {
            AccountId account = rig.account("1", TERMS.withCallsMax(3));
            accounts.put(run, account);
            if (step == Step.AUTHORIZE || step == Step.REFUSE || step == Step.WHOLE_CALL) return;
            rig.charging.authorize(request(run, account, LISBON, 60));
        }

        @Override
        public void act(Transactor transactor, String run) {
            Charging charging =
                    ChargingRig.chargingOver(transactor, RatingConfig.defaults(), rig.clock);
            AccountId account = accounts.get(run);
            CallId call = new CallId(run);
            LegReport talked = ChargingRig.talked(answer, Duration.ofSeconds(90));
            switch (step) {
                case AUTHORIZE -> charging.authorize(request(run, account, LISBON, 60));
                case REFUSE -> charging.authorize(request(run, account, ChargingRig.UNRATED, 60));
                case ANSWERED -> charging.answered(call, 1, "carrier1", answer);
                case EXTEND -> charging.extend(call, 1, 60);
                case SETTLE -> charging.settle(call, talked);
                case FAIL_OVER -> charging.legFailed(call, rig.failed(1, Disposition.BUSY));
                case RELEASE -> charging.release(call);
                case WHOLE_CALL -> {
                    charging.authorize(request(run, account, LISBON, 60));
                    charging.answered(call, 1, "carrier1", answer);
                    charging.extend(call, 1, 60);
                    charging.settle(call, talked);
                }
            }
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            String rival = run + "-rival";
            rig.charging.authorize(request(rival, accounts.get(run), LISBON, 10));
            rig.charging.release(new CallId(rival));
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            Ledger ledger = Ledger.over(sound, rig.clock);
            List<String> books = new ArrayList<>();
            books.add(ledger.balance(accounts.get(run)).orElseThrow().toString());
            for (LedgerEntry entry : ledger.entriesOf(run)) {
                books.add(entry.code() + " " + entry.amount());
            }
            for (CallDetailRecord leg : rig.records.of(new CallId(run))) {
                books.add(leg.leg() + " " + leg.disposition() + " " + leg.times() + leg.bill());
            }
            rig.charging.find(new CallId(run)).ifPresent(call -> books.add(state(call)));
            assertTrue(usd("1").compareTo(rig.available(accounts.get(run))) >= 0);
            return books;
        }

        private String state(Call call) {
            return call.state() + " " + call.talkSeconds() + " s " + call.held() + " "
                    + call.progress().leg() + call.progress().answeredAt();
        }
    }
}

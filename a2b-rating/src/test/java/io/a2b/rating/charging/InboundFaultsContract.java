package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.inbound;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidTariff;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.number.PhoneNumber;
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

/** Calls that come in and go on, with the connection cut at each statement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InboundFaultsContract {
    private static final DidTariff PRICED =
            DidTariff.free(ListedDecks.USD).withPrice(DidPrice.perMinute(usd("0.12")));

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
        COMES_IN(false),
        GOES_ON(false),
        ANSWERED(false),
        NOT_ANSWERED(false),
        SETTLE(true),
        RELEASE(true),
        WHOLE_CALL(true);

        private final boolean over;

        Step(boolean over) {
            this.over = over;
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesToTheSameBillsWhateverBreaks(Step step) {
        int faults = sweep.sweep(new TwoCalls(step));
        assertTrue(faults >= 6, step + ": " + faults + " faults");
    }

    private final class TwoCalls implements FaultSweep.Path {
        private final Map<String, AccountId> owners = new ConcurrentHashMap<>();
        private final Map<String, PhoneNumber> dids = new ConcurrentHashMap<>();
        private final Instant answer = rig.clock.instant();
        private final Step step;

        private TwoCalls(Step step) {
            this.step = step;
        }

        @Override
        public void prepare(Transactor sound, String run) {
            AccountId owner = rig.account("1", TERMS.withCallsMax(9));
            owners.put(run, owner);
            dids.put(run, rig.did(owner, PRICED));
            if (step == Step.COMES_IN || step == Step.WHOLE_CALL) return;
            rig.granted(comesIn(run));
            if (step != Step.GOES_ON) rig.granted(comesIn(run).forwardedTo(LISBON, 1, 60));
        }

        private CallRequest comesIn(String run) {
            return inbound(run, owners.get(run), dids.get(run), 1);
        }

        @Override
        public void act(Transactor transactor, String run) {
            Charging charging =
                    ChargingRig.chargingOver(transactor, RatingConfig.defaults(), rig.clock);
            CallId call = new CallId(run);
            CallId second = call.forward(1);
            LegReport talked = ChargingRig.talked(answer, Duration.ofSeconds(50));
            switch (step) {
                case COMES_IN -> charging.authorize(comesIn(run));
                case GOES_ON -> charging.authorize(comesIn(run).forwardedTo(LISBON, 1, 60));
                case ANSWERED -> charging.answered(second, 1, "carrier1", answer);
                case NOT_ANSWERED -> charging.settle(second, rig.failed(1, Disposition.BUSY));
                case SETTLE -> charging.settle(second, talked);
                case RELEASE -> {
                    charging.release(second);
                    charging.release(call);
                }
                case WHOLE_CALL -> {
                    charging.authorize(comesIn(run));
                    charging.authorize(comesIn(run).forwardedTo(LISBON, 1, 60));
                    charging.settle(second, rig.failed(1, Disposition.BUSY));
                    charging.authorize(comesIn(run).forwardedTo(LISBON, 2, 60));
                    charging.answered(call.forward(2), 1, "carrier1", answer);
                    charging.settle(call.forward(2), talked);
                }
            }
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            CallRequest rival = inbound(run + "-rival", owners.get(run), dids.get(run), 10);
            rig.charging.authorize(rival);
            rig.charging.release(rival.call());
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            List<String> books = new ArrayList<>();
            books.add(rig.ledger.balance(owners.get(run)).orElseThrow().toString());
            CallId call = new CallId(run);
            for (CallId one : List.of(call, call.forward(1), call.forward(2))) {
                for (LedgerEntry entry : rig.ledger.entriesOf(one.value())) {
                    books.add(entry.code() + " " + entry.amount());
                }
                for (CallDetailRecord leg : rig.records.of(one)) {
                    books.add(leg.leg() + " " + leg.disposition() + " " + leg.times() + leg.bill());
                }
                rig.charging
                        .find(one)
                        .ifPresent(found -> books.add(found.state() + " "
                                + found.talkSeconds() + " " + found.held() + " "
                                + found.progress().answeredAt()));
            }
            assertEquals(step.over ? 0 : 1, rig.lines(dids.get(run)), step + " of " + run);
            return books;
        }
    }
}

package io.a2b.rating.charging;

import io.a2b.rating.tariff.ExtraCharge;
import io.a2b.rating.tariff.PlanDeck;
import io.a2b.rating.tariff.PlanLookup;
import io.a2b.rating.tariff.PlanSource;
import io.a2b.rating.tariff.TariffPlan;

import java.util.List;
import java.util.Optional;

/** The decks of {@link ListedDecks} as plans, and some with allowances or an extra charge. */
final class PlansUnderTest {
    /** An access number that costs 0.06 more per minute. */
    static final String ACCESS_NUMBER = "351808200300";

    private static final ListedDecks DECKS = new ListedDecks();
    private static final PlanSource SINGLE = PlanSource.ofDecks(DECKS);

    static final PlanSource SOURCE = name -> {
        switch (name) {
            case "minutes":
            case "calls":
            case "flat":
                return plan(TariffPlan.of(name, PlanDeck.of("default")).withAllowances(name));
            case "access":
                return plan(TariffPlan.of(name, PlanDeck.of("default"))
                        .withExtraCharge(ACCESS_NUMBER, new ExtraCharge(60_000, 0)));
            default:
                return SINGLE.lookup(name);
        }
    };

    private PlansUnderTest() {}

    private static Optional<PlanLookup> plan(TariffPlan plan) {
        return Optional.of(PlanLookup.of(plan, List.of(DECKS.find("default").orElseThrow())));
    }
}

package io.a2b.rating.tariff;

import java.util.Currency;
import java.util.List;

/** What became of a plan that was to be saved. */
public sealed interface PlanSave {
    /** It is the plan of its name, as this version. */
    record Saved(int version) implements PlanSave {}

    /** Nothing was changed: there are no rate decks of these names, or no live version of them. */
    record DecksUnknown(List<String> decks) implements PlanSave {
        public DecksUnknown {
            decks = List.copyOf(decks);
        }
    }

    /** Nothing was changed: the decks of a plan must be in one currency. */
    record CurrenciesDiffer(List<Currency> currencies) implements PlanSave {
        public CurrenciesDiffer {
            currencies = List.copyOf(currencies);
        }
    }

    /**
     * Nothing was changed: somebody else changed the plan meanwhile.
     *
     * @param current the version that is there; 0 if there is none
     */
    record VersionDiffers(int current) implements PlanSave {}
}

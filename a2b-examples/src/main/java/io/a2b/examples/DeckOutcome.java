package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.rating.deck.DeckImport;

import java.util.Currency;

/**
 * Says what became of a new version of a rate deck.
 *
 * @param source how the text is called in complaints
 */
record DeckOutcome(String deck, Currency currency, String source) {
    /** @return the exit code */
    int tell(DeckImport result, Console console) {
        if (result instanceof DeckImport.Imported imported) {
            console.say("a2b: deck %s: %d rates, %s"
                    .formatted(imported.version(), imported.rates(), currency));
        } else if (result instanceof DeckImport.Staged staged) {
            console.say("a2b: deck %s: %d rates, %s; staged, not live"
                    .formatted(staged.version(), staged.rates(), currency));
        } else if (result instanceof DeckImport.Unchanged unchanged) {
            console.say("a2b: deck %s would stay the same: there is no new version"
                    .formatted(unchanged.version()));
        } else {
            complain(result, console);
        }
        return exitCode(result);
    }

    static int exitCode(DeckImport result) {
        boolean refused = result instanceof DeckImport.Rejected
                || result instanceof DeckImport.CurrencyDiffers;
        return refused ? ExitCode.REFUSED : ExitCode.DONE;
    }

    /** Makes what was staged live, if that is asked for. */
    static DeckImport live(Billing billing, DeckImport result, boolean activate) {
        if (!activate || !(result instanceof DeckImport.Staged staged)) return result;
        billing.decks().activate(staged.version());
        return new DeckImport.Imported(staged.version(), staged.rates());
    }

    /** Says why there is no new version. */
    void complain(DeckImport result, Console console) {
        if (result instanceof DeckImport.Rejected rejected) {
            rejected.errors().forEach(error -> console.complain(source + ": " + error));
            if (rejected.more() > 0) {
                console.complain(source + ": and " + rejected.more() + " more");
            }
            console.complain("a2b: nothing was imported");
        } else if (result instanceof DeckImport.CurrencyDiffers differs) {
            console.complain("a2b: deck %s is in %s, not %s: nothing was imported"
                    .formatted(deck, differs.deckCurrency(), currency));
        }
    }

    ObjectNode json(DeckImport result) {
        ObjectNode json = Json.object();
        if (result instanceof DeckImport.Imported imported) {
            json.put("outcome", "imported").set("deck", Json.deck(imported.version()));
            json.put("rates", imported.rates());
        } else if (result instanceof DeckImport.Staged staged) {
            json.put("outcome", "staged").set("deck", Json.deck(staged.version()));
            json.put("rates", staged.rates());
        } else if (result instanceof DeckImport.Unchanged unchanged) {
            json.put("outcome", "unchanged").set("deck", Json.deck(unchanged.version()));
        } else if (result instanceof DeckImport.Rejected rejected) {
            json.put("outcome", "rejected");
            ArrayNode errors = json.putArray("errors");
            rejected.errors().forEach(error -> errors.add(Json.of(error)));
            json.put("moreErrors", rejected.more());
        } else if (result instanceof DeckImport.CurrencyDiffers differs) {
            json.put("outcome", "currency-differs")
                    .put("deckCurrency", differs.deckCurrency().getCurrencyCode());
        }
        return json;
    }
}

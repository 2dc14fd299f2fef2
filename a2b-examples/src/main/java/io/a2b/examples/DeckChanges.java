package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.rating.deck.DeckChange;
import io.a2b.rating.deck.DeckDiff;
import io.a2b.rating.deck.Rate;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;

/** Says what is different between two versions of a rate deck. */
record DeckChanges(DeckDiff diff) {
    void print(PrintWriter out) {
        out.println("added: " + diff.added());
        out.println("removed: " + diff.removed());
        out.println("changed: " + diff.changed() + " (" + diff.dearer() + " dearer, "
                + diff.cheaper() + " cheaper per minute)");
        out.println("unchanged: " + diff.unchanged());
        if (diff.changes().isEmpty()) return;
        out.println();
        TextTable.of(
                        List.of("", "pattern", "destination", "before", "after", "percent"),
                        diff.changes().stream().map(DeckChanges::cells).toList())
                .print(out);
        if (diff.more() > 0) out.println("and " + diff.more() + " more");
    }

    private static List<String> cells(DeckChange change) {
        if (change instanceof DeckChange.Added added) {
            return cells("+", added.rate(), "-", price(added.rate()), "-");
        }
        if (change instanceof DeckChange.Removed removed) {
            return cells("-", removed.rate(), price(removed.rate()), "-", "-");
        }
        DeckChange.Changed changed = (DeckChange.Changed) change;
        return cells(
                "*",
                changed.after(),
                price(changed.before()),
                price(changed.after()),
                changed.percent().map(DeckChanges::signed).orElse("-"));
    }

    private static List<String> cells(
            String sign, Rate rate, String before, String after, String percent) {
        return List.of(sign, rate.pattern().text(), rate.destination(), before, after, percent);
    }

    /** Per minute. */
    private static String price(Rate rate) {
        BigDecimal exact =
                BigDecimal.valueOf(rate.price().perMinuteMicros(), 6).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }

    private static String signed(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString();
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("added", diff.added())
                .put("removed", diff.removed())
                .put("changed", diff.changed())
                .put("unchanged", diff.unchanged())
                .put("dearer", diff.dearer())
                .put("cheaper", diff.cheaper());
        ArrayNode changes = json.putArray("changes");
        diff.changes().forEach(change -> changes.add(json(change)));
        return json.put("more", diff.more());
    }

    private static ObjectNode json(DeckChange change) {
        ObjectNode json = Json.object();
        if (change instanceof DeckChange.Added added) {
            json.put("change", "added").set("after", Json.of(added.rate()));
        } else if (change instanceof DeckChange.Removed removed) {
            json.put("change", "removed").set("before", Json.of(removed.rate()));
        } else if (change instanceof DeckChange.Changed changed) {
            json.put("change", "changed").set("before", Json.of(changed.before()));
            json.set("after", Json.of(changed.after()));
            // as text: exact for every reader
            changed.percent().ifPresent(percent -> json.put("percent", percent.toPlainString()));
        }
        return json;
    }
}

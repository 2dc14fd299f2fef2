package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.rating.deck.ImportPreview;

import java.io.PrintWriter;

/**
 * Says what an import would do.
 *
 * @param source how the text is called in complaints
 */
record DeckPreview(ImportPreview preview, String source) {
    void print(PrintWriter out, PrintWriter err) {
        preview.errors().forEach(error -> err.println(source + ": " + error));
        if (preview.moreErrors() > 0) {
            err.println(source + ": and " + preview.moreErrors() + " more");
        }
        out.println("lines: " + preview.lines());
        out.println("rates: " + preview.rates());
        out.println("errors: " + (preview.errors().size() + preview.moreErrors()));
        preview.warningsFound()
                .forEach((kind, count) -> out.println(AccountCommand.words(kind) + ": " + count));
        preview.warnings().forEach(warning -> out.println("warning: " + warning));
        preview.diff().ifPresent(diff -> {
            out.println();
            new DeckChanges(diff).print(out);
        });
        out.println(
                preview.isImportable()
                        ? "a2b: dry run, nothing was imported"
                        : "a2b: this could not be imported");
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("outcome", "dry-run")
                .put("importable", preview.isImportable())
                .put("lines", preview.lines())
                .put("rates", preview.rates());
        json.set("columns", Json.of(preview.columns()));
        json.set("firstRates", Json.of(preview.firstRates()));
        json.set("errors", Json.of(preview.errors()));
        json.put("moreErrors", preview.moreErrors());
        json.set("warnings", Json.of(preview.warnings()));
        json.set("warningsFound", Json.of(preview.warningsFound()));
        json.set("diff", Json.ofOptional(preview.diff().map(diff -> new DeckChanges(diff).json())));
        return json;
    }
}

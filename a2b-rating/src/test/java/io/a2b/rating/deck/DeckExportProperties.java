package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.rating.deck.DeckImport.Progress;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;

class DeckExportProperties {
    @Property
    void whatIsWrittenIsReadBackTheSame(
            @ForAll("decks") RateDeck deck, @ForAll("options") DeckExportOptions options) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        DeckCsvWriter.write(deck, options, text);

        DeckImportOptions reading = DeckImportOptions.ofExport();
        if (options.decimalComma()) reading = reading.withDecimalComma();
        if (options.separator() == '|') reading = reading.withSeparator('|');
        InputStream bytes = new ByteArrayInputStream(text.toByteArray());
        DeckCsv read = DeckCsv.read(
                new DeckCsv.Source(deck.terms(), reading, () -> DestinationNames.NONE),
                bytes,
                Progress.NONE);

        assertEquals("", read.rejected().map(Object::toString).orElse(""), text::toString);
        assertEquals(
                DeckVersionsContract.inOrder(deck),
                DeckVersionsContract.inOrder(read.deck().orElseThrow()),
                text::toString);
    }

    @Provide
    Arbitrary<RateDeck> decks() {
        return DeckArbitraries.decks();
    }

    @Provide
    Arbitrary<DeckExportOptions> options() {
        return Arbitraries.of(
                DeckExportOptions.STANDARD,
                DeckExportOptions.DECIMAL_COMMA,
                new DeckExportOptions('\t', false, "\r\n"),
                new DeckExportOptions('|', true, "\n"));
    }
}

package io.a2b.rating.deck;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes rates by PostgreSQL's own bulk load. */
final class PostgresCopy implements RateLoad {
    private static final String COPY =
            "copy a2b_deck_rate (deck, version, ordinal, pattern, destination, terms) from stdin";

    private static final String COPY_TERMS =
            "copy a2b_deck_terms (deck, version, number, terms) from stdin";

    /** A row is far shorter than what is left of the buffer when it is sent. */
    private static final int SENT_BYTES = 1 << 16;

    private static final int ROW_BYTES_MAX = 2048;

    @Override
    public void load(Connection connection, DeckVersion version, DeckBuilder rates)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            new Rows(copy, version, rates).send();
            copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    @Override
    public void loadTerms(Connection connection, DeckVersion version, List<RateTerms> terms)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY_TERMS);
        try {
            String key = version.deck() + '\t' + version.version() + '\t';
            for (int number = 0; number < terms.size(); number++) {
                String json = escaped(DeckJson.write(terms.get(number)));
                byte[] row = (key + number + '\t' + json + '\n').getBytes(UTF_8);
                copy.writeToCopy(row, 0, row.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    /** Puts rows into bytes; destinations, which many rows share, only once. */
    private static final class Rows {
        private final CopyIn copy;
        private final DeckBuilder rates;
        private final byte[] key;
        private final byte[][] destinations;
        private final byte[] buffer = new byte[SENT_BYTES + ROW_BYTES_MAX];
        private int length;

        Rows(CopyIn copy, DeckVersion version, DeckBuilder rates) {
            this.copy = copy;
            this.rates = rates;
            key = (version.deck() + '\t' + version.version() + '\t').getBytes(UTF_8);
            destinations = rates.destinationsList().stream()
                    .map(name -> escaped(name).getBytes(UTF_8))
                    .toArray(byte[][]::new);
        }

        void send() throws SQLException {
            for (int at = 0; at < rates.size(); at++) {
                put(key);
                put(at);
                buffer[length++] = '\t';
                put(rates.patternText(at).getBytes(UTF_8));
                buffer[length++] = '\t';
                put(destinations[rates.destinationNumber(at)]);
                buffer[length++] = '\t';
                put(rates.termsNumber(at));
                buffer[length++] = '\n';
                if (length >= SENT_BYTES) flush();
            }
            flush();
        }

        private void flush() throws SQLException {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        }

        private void put(byte[] bytes) {
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }

        private void put(int number) {
            int digits = 1;
            for (int rest = number; rest > 9; rest /= 10) digits++;
            int rest = number;
            for (int at = length + digits - 1; at >= length; at--) {
                buffer[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            length += digits;
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}

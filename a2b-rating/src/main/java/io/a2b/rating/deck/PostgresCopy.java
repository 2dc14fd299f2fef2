package io.a2b.rating.deck;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes rates by PostgreSQL's own bulk load. */
final class PostgresCopy implements RateLoad {
    private static final String COPY =
            "copy a2b_deck_rate (deck, version, ordinal, pattern, destination, terms) from stdin";
    private static final int BUFFER_CHARS = 1 << 16;

    @Override
    public void load(Connection connection, DeckVersion version, DeckBuilder rates)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            String key = version.deck() + '\t' + version.version() + '\t';
            StringBuilder lines = new StringBuilder(BUFFER_CHARS + 1024);
            for (int at = 0; at < rates.size(); at++) {
                lines.append(key).append(at).append('\t').append(rates.patternText(at));
                appendEscaped(lines.append('\t'), rates.destination(at));
                lines.append('\t').append(rates.termsNumber(at)).append('\n');
                if (lines.length() >= BUFFER_CHARS) send(copy, lines);
            }
            send(copy, lines);
            copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static void appendEscaped(StringBuilder line, String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}

package io.a2b.rating.deck;

import io.a2b.core.persistence.Transaction;
import io.a2b.rating.deck.RateDeckMapper.DeckRow;
import io.a2b.rating.deck.RateDeckMapper.VersionRow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of rate decks, within one transaction. */
final class DeckStore {
    private static final int ROWS_PER_FETCH = 5000;

    private final Transaction transaction;
    private final RateDeckMapper mapper;

    DeckStore(Transaction transaction) {
        this.transaction = transaction;
        this.mapper = transaction.mapper(RateDeckMapper.class);
    }

    /**
     * The row of a deck, locked; made if there is none. Two that make it at once collide on the
     * key, and one of them runs again.
     */
    DeckRow lock(String deck, DeckTerms terms) {
        return mapper.lockDeck(deck).orElseGet(() -> {
            String currency = terms.currency().getCurrencyCode();
            mapper.insertDeck(deck, currency);
            return new DeckRow(deck, currency, 0, null, 0);
        });
    }

    DeckVersion insert(DeckRow deck, NewVersion version, DeckBuilder rates, Instant now) {
        DeckVersion next = insertVersion(deck, version, rates.size(), now);
        transaction.onConnection(connection -> {
            RateLoad load = RateLoad.over(connection);
            load.loadTerms(connection, next, rates.termsList());
            load.load(connection, next, rates);
            return next;
        });
        return next;
    }

    DeckVersion insertCopy(DeckRow deck, VersionRow from, Instant now) {
        String note = "copy of " + from.deckVersion();
        NewVersion version = new NewVersion(deck.deck(), from.toTerms(), note);
        DeckVersion next = insertVersion(deck, version, from.rates(), now);
        mapper.copyTerms(from.deckVersion(), next);
        mapper.copyRates(from.deckVersion(), next);
        return next;
    }

    private DeckVersion insertVersion(DeckRow deck, NewVersion version, int rates, Instant now) {
        DeckVersion next = new DeckVersion(deck.deck(), deck.versions() + 1);
        mapper.countVersion(next);
        String terms = DeckJson.write(version.terms());
        mapper.insertVersion(next, terms, version.note(), rates, now);
        return next;
    }

    /** Makes a version live that is not; gives the number of that activation. */
    int activate(DeckRow deck, DeckVersion version, Instant now) {
        mapper.makeLive(version);
        mapper.noteActivation(version, deck.liveVersion(), now);
        return deck.activations() + 1;
    }

    /** Makes a version live again without forgetting what it had replaced. */
    int activateAgain(DeckRow deck, DeckVersion version, Instant now) {
        mapper.makeLive(version);
        mapper.noteReturn(version, now);
        return deck.activations() + 1;
    }

    RateDeck load(VersionRow version) {
        return transaction.onConnection(connection -> load(connection, version));
    }

    private static RateDeck load(Connection connection, VersionRow version) throws SQLException {
        DeckVersion key = version.deckVersion();
        DeckBuilder rates = new DeckBuilder(version.toTerms());
        int[] numbers = loadTerms(connection, key, rates);
        String sql = "select pattern, destination, terms from a2b_deck_rate"
                + " where deck = ? and version = ? order by ordinal";
        try (PreparedStatement statement = prepared(connection, sql, key);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String pattern = rows.getString(1);
                int destination = rates.destinationNumber(rows.getString(2));
                int terms = numbers[rows.getInt(3)];
                if (Character.digit(pattern.charAt(0), 10) >= 0) {
                    rates.addRow(PackedPrefix.pack(pattern), destination, terms);
                } else {
                    rates.addOther(NumberPattern.parse(pattern), destination, terms);
                }
            }
        }
        return rates.build(key);
    }

    /** What number terms have in the deck being built, by the number they are stored with. */
    private static int[] loadTerms(Connection connection, DeckVersion version, DeckBuilder rates)
            throws SQLException {
        String sql = "select terms from a2b_deck_terms"
                + " where deck = ? and version = ? order by number";
        List<Integer> numbers = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, sql, version);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                RateTerms terms = DeckJson.read(RateTerms.class, rows.getString(1));
                numbers.add(rates.termsNumber(terms));
            }
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, DeckVersion version) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(ROWS_PER_FETCH);
        statement.setString(1, version.deck());
        statement.setInt(2, version.version());
        return statement;
    }

    Optional<VersionRow> findVersion(DeckVersion version) {
        return mapper.findVersion(version);
    }

    Optional<DeckRow> findDeck(String deck) {
        return mapper.findDeck(deck);
    }

    Optional<DeckRow> lockDeck(String deck) {
        return mapper.lockDeck(deck);
    }

    List<VersionSummary> versions(String deck) {
        Optional<DeckVersion> live = mapper.findDeck(deck).flatMap(DeckRow::live);
        return mapper.listVersions(deck).stream()
                .map(row -> row.toSummary(live))
                .toList();
    }

    List<String> decks() {
        return mapper.listDecks();
    }
}

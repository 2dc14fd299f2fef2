package io.a2b.rating.deck;

import io.a2b.rating.deck.VersionSummary.State;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** SQL of {@link DeckStore} and {@link SqlRateDecks}. */
interface RateDeckMapper {
    /** A deck, and which of its versions is live; null if none was ever activated. */
    record DeckRow(
            String deck, String currency, int versions, Integer liveVersion, int activations) {
        Currency toCurrency() {
            return Currency.getInstance(currency);
        }

        Optional<DeckVersion> live() {
            return Optional.ofNullable(liveVersion).map(live -> new DeckVersion(deck, live));
        }
    }

    /** A version as it is stored; {@code activatedAt} and {@code replacedVersion} may be null. */
    record VersionRow(
            String deck,
            int version,
            String terms,
            String note,
            int rates,
            Instant createdAt,
            Instant activatedAt,
            Integer replacedVersion) {
        DeckVersion deckVersion() {
            return new DeckVersion(deck, version);
        }

        DeckTerms toTerms() {
            return DeckJson.read(DeckTerms.class, terms);
        }

        VersionSummary toSummary(Optional<DeckVersion> live) {
            boolean isLive = live.equals(Optional.of(deckVersion()));
            State state = activatedAt == null ? State.STAGED : State.RETIRED;
            return new VersionSummary(
                    deckVersion(),
                    toTerms(),
                    note,
                    isLive ? State.LIVE : state,
                    rates,
                    createdAt,
                    Optional.ofNullable(activatedAt));
        }
    }

    /** Waits for others that change the deck and keeps them out until the transaction ends. */
    @Select("""
            select deck, currency, versions, live_version, activations from a2b_deck
             where deck = #{deck} for update""")
    Optional<DeckRow> lockDeck(@Param("deck") String deck);

    @Select("""
            select deck, currency, versions, live_version, activations from a2b_deck
             where deck = #{deck}""")
    Optional<DeckRow> findDeck(@Param("deck") String deck);

    @Select("select deck from a2b_deck order by deck")
    List<String> listDecks();

    @Insert("""
            insert into a2b_deck (deck, currency, versions, live_version, activations)
            values (#{deck}, #{currency}, 0, null, 0)""")
    void insertDeck(@Param("deck") String deck, @Param("currency") String currency);

    @Update("update a2b_deck set versions = #{version} where deck = #{deck}")
    void countVersion(DeckVersion version);

    @Update("""
            update a2b_deck set live_version = #{version}, activations = activations + 1
             where deck = #{deck}""")
    void makeLive(DeckVersion version);

    @Update("""
            update a2b_deck_version
               set activated_at = #{at}, replaced_version = #{replaced,jdbcType=INTEGER}
             where deck = #{version.deck} and version = #{version.version}""")
    void noteActivation(
            @Param("version") DeckVersion version,
            @Param("replaced") Integer replaced,
            @Param("at") Instant at);

    /** Going back leaves what the version had replaced when it was first live. */
    @Update("""
            update a2b_deck_version set activated_at = #{at}
             where deck = #{version.deck} and version = #{version.version}""")
    void noteReturn(@Param("version") DeckVersion version, @Param("at") Instant at);

    @Select("""
            select deck, version, terms, note, rates, created_at, activated_at, replaced_version
              from a2b_deck_version
             where deck = #{deck} and version = #{version}""")
    Optional<VersionRow> findVersion(DeckVersion version);

    @Select("""
            select deck, version, terms, note, rates, created_at, activated_at, replaced_version
              from a2b_deck_version
             where deck = #{deck}
             order by version desc""")
    List<VersionRow> listVersions(@Param("deck") String deck);

    @Insert("""
            insert into a2b_deck_version (deck, version, terms, note, rates, created_at)
            values (#{version.deck}, #{version.version}, #{terms}, #{note}, #{rates}, #{at})""")
    void insertVersion(
            @Param("version") DeckVersion version,
            @Param("terms") String terms,
            @Param("note") String note,
            @Param("rates") int rates,
            @Param("at") Instant at);

    @Insert("""
            insert into a2b_deck_terms (deck, version, number, terms)
            select #{to.deck}, #{to.version}, number, terms from a2b_deck_terms
             where deck = #{from.deck} and version = #{from.version}""")
    void copyTerms(@Param("from") DeckVersion from, @Param("to") DeckVersion to);

    @Insert("""
            insert into a2b_deck_rate (deck, version, ordinal, pattern, destination, terms)
            select #{to.deck}, #{to.version}, ordinal, pattern, destination, terms
              from a2b_deck_rate
             where deck = #{from.deck} and version = #{from.version}""")
    void copyRates(@Param("from") DeckVersion from, @Param("to") DeckVersion to);
}

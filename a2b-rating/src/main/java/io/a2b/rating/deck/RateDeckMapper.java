package io.a2b.rating.deck;

import io.a2b.rating.price.BillingIncrement;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** SQL of {@link SqlRateDecks}. */
interface RateDeckMapper {
    /** A version of a deck, without its rates. */
    record DeckRow(String deck, int version, String currency) {
        DeckVersion deckVersion() {
            return new DeckVersion(deck, version);
        }

        Currency toCurrency() {
            return Currency.getInstance(currency);
        }
    }

    /** A rate as it is stored. */
    record RateRow(
            String prefix,
            String destination,
            long perMinuteMicros,
            int firstSeconds,
            int stepSeconds,
            long connectionFeeMicros) {
        static RateRow of(Rate rate) {
            return new RateRow(
                    rate.pattern().text(),
                    rate.destination(),
                    rate.price().perMinuteMicros(),
                    rate.price().increment().firstSeconds(),
                    rate.price().increment().stepSeconds(),
                    rate.price().fees().connectionMicros());
        }

        Rate toRate() {
            return new Rate(
                    new Prefix(prefix),
                    destination,
                    perMinuteMicros,
                    new BillingIncrement(firstSeconds, stepSeconds),
                    connectionFeeMicros);
        }
    }

    /**
     * Waits for other imports of the deck and keeps them out until the transaction ends. The first
     * version is locked because it stays the same row, whatever is added. Empty before it is there.
     */
    @Select("""
            select version from a2b_rate_deck
             where deck = #{deck} and version = 1 for update""")
    Optional<Integer> lockImports(@Param("deck") String deck);

    @Select("""
            select deck, version, currency from a2b_rate_deck
             where deck = #{deck} order by version desc limit 1""")
    Optional<DeckRow> findNewest(@Param("deck") String deck);

    @Select("""
            select deck, version, currency from a2b_rate_deck
             where deck = #{deck} and version = #{version}""")
    Optional<DeckRow> findVersion(DeckVersion version);

    @Select("""
            select prefix, destination, per_minute_micros, first_seconds, step_seconds,
                   connection_fee_micros
              from a2b_rate
             where deck = #{deck} and version = #{version}""")
    List<RateRow> listRates(DeckVersion version);

    @Insert("""
            insert into a2b_rate_deck (deck, version, currency, rates, imported_at)
            values (#{version.deck}, #{version.version}, #{currency}, #{rates}, #{importedAt})""")
    void insertVersion(
            @Param("version") DeckVersion version,
            @Param("currency") String currency,
            @Param("rates") int rates,
            @Param("importedAt") Instant importedAt);

    /** One statement for many rows: a round trip for each would take minutes. */
    @Insert("""
            <script>
            insert into a2b_rate (deck, version, prefix, destination, per_minute_micros,
                                  first_seconds, step_seconds, connection_fee_micros)
            values
            <foreach collection="rates" item="rate" separator=",">
                (#{version.deck}, #{version.version}, #{rate.prefix}, #{rate.destination},
                 #{rate.perMinuteMicros}, #{rate.firstSeconds}, #{rate.stepSeconds},
                 #{rate.connectionFeeMicros})
            </foreach>
            </script>""")
    void insertRates(@Param("version") DeckVersion version, @Param("rates") List<RateRow> rates);
}

package io.a2b.rating.routing;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** SQL of {@link SqlTrunks}. */
interface TrunkMapper {
    String CARRIER = "select name, currency, deck, status, saved_at from a2b_carrier";
    String TRUNK = "select name, technology, endpoint, remove_prefix, add_prefix,"
            + " ring_seconds_max, status, carrier, calls_max, when_full, failover, priority,"
            + " weight, saved_at from a2b_trunk";

    /** A row of {@code a2b_carrier}; null stands for what is empty. */
    record CarrierRow(String name, String currency, String deck, Status status, Instant savedAt) {
        static CarrierRow of(Carrier carrier, Instant now) {
            return new CarrierRow(
                    carrier.name(),
                    carrier.currency().getCurrencyCode(),
                    orNull(carrier.deck()),
                    carrier.status(),
                    now);
        }

        Carrier toCarrier() {
            return new Carrier(name, Currency.getInstance(currency), orEmpty(deck), status);
        }
    }

    /** A row of {@code a2b_trunk}; null stands for what is empty. */
    record TrunkRow(
            String name,
            String technology,
            String endpoint,
            String removePrefix,
            String addPrefix,
            int ringSecondsMax,
            Status status,
            String carrier,
            int callsMax,
            TrunkTerms.WhenFull whenFull,
            String failover,
            int priority,
            int weight,
            Instant savedAt) {
        static TrunkRow of(Trunk trunk, Instant now) {
            TrunkTerms terms = trunk.terms();
            return new TrunkRow(
                    trunk.name(),
                    trunk.technology(),
                    trunk.endpoint(),
                    trunk.removePrefix(),
                    trunk.addPrefix(),
                    trunk.ringSecondsMax(),
                    terms.status(),
                    orNull(terms.carrier()),
                    terms.callsMax(),
                    terms.whenFull(),
                    orNull(terms.failover()),
                    terms.priority(),
                    terms.weight(),
                    now);
        }

        Trunk toTrunk() {
            TrunkTerms terms = new TrunkTerms(
                    status,
                    orEmpty(carrier),
                    callsMax,
                    whenFull,
                    orEmpty(failover),
                    priority,
                    weight);
            return new Trunk(
                    name, technology, endpoint, removePrefix, addPrefix, ringSecondsMax, terms);
        }
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** Says that something changes, and waits for whoever is changing something. */
    @Update("update a2b_routing set revision = revision + 1 where id = 1")
    void beginChange();

    @Select("select revision from a2b_routing where id = 1")
    long revision();

    @Select(CARRIER)
    List<CarrierRow> allCarriers();

    @Select(TRUNK + " order by name")
    List<TrunkRow> allTrunks();

    @Select(CARRIER + " where name = #{name}")
    Optional<CarrierRow> findCarrier(@Param("name") String name);

    @Select(TRUNK + " where name = #{name}")
    Optional<TrunkRow> findTrunk(@Param("name") String name);

    @Select(CARRIER + " where name > #{after} order by name limit #{limit}")
    List<CarrierRow> listCarriers(@Param("after") String after, @Param("limit") int limit);

    @Select(TRUNK + " where name > #{after} order by name limit #{limit}")
    List<TrunkRow> listTrunks(@Param("after") String after, @Param("limit") int limit);

    @Update("""
            update a2b_carrier set currency = #{currency}, deck = #{deck}, status = #{status},
             saved_at = #{savedAt}
             where name = #{name}""")
    int updateCarrier(CarrierRow carrier);

    @Insert("""
            insert into a2b_carrier (name, currency, deck, status, saved_at)
             values (#{name}, #{currency}, #{deck}, #{status}, #{savedAt})""")
    void insertCarrier(CarrierRow carrier);

    @Update("""
            update a2b_trunk set technology = #{technology}, endpoint = #{endpoint},
             remove_prefix = #{removePrefix}, add_prefix = #{addPrefix},
             ring_seconds_max = #{ringSecondsMax}, status = #{status}, carrier = #{carrier},
             calls_max = #{callsMax}, when_full = #{whenFull}, failover = #{failover},
             priority = #{priority}, weight = #{weight}, saved_at = #{savedAt}
             where name = #{name}""")
    int updateTrunk(TrunkRow trunk);

    @Insert("""
            insert into a2b_trunk
             (name, technology, endpoint, remove_prefix, add_prefix, ring_seconds_max, status,
              carrier, calls_max, when_full, failover, priority, weight, saved_at)
             values (#{name}, #{technology}, #{endpoint}, #{removePrefix}, #{addPrefix},
              #{ringSecondsMax}, #{status}, #{carrier}, #{callsMax}, #{whenFull}, #{failover},
              #{priority}, #{weight}, #{savedAt})""")
    void insertTrunk(TrunkRow trunk);

    @Update("update a2b_carrier set status = #{status}, saved_at = #{at} where name = #{name}")
    int switchCarrier(
            @Param("name") String name, @Param("status") Status status, @Param("at") Instant at);

    @Update("update a2b_trunk set status = #{status}, saved_at = #{at} where name = #{name}")
    int switchTrunk(
            @Param("name") String name, @Param("status") Status status, @Param("at") Instant at);
}

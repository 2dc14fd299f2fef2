package io.a2b.rating.allowance;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQL of {@link SqlAllowances} for what an allowance is. */
interface AllowanceMapper {
    String ALLOWANCE = "select name, kind, amount, cycle, start_day, coverage, saved_at"
            + " from a2b_allowance";

    /** What {@code coverage} says. */
    enum Scope {
        EVERYTHING,
        LISTED
    }

    /** A row of {@code a2b_allowance}, without its destinations. */
    record AllowanceRow(
            String name,
            Allowance.Kind kind,
            long amount,
            AllowancePeriod.Cycle cycle,
            int startDay,
            Scope coverage,
            Instant savedAt) {
        static AllowanceRow of(Allowance allowance, Instant now) {
            return new AllowanceRow(
                    allowance.name(),
                    allowance.kind(),
                    allowance.amount(),
                    allowance.period().cycle(),
                    allowance.period().startDay(),
                    allowance.coverage().everything() ? Scope.EVERYTHING : Scope.LISTED,
                    now);
        }

        Allowance toAllowance(Set<String> destinations) {
            boolean everything = coverage == Scope.EVERYTHING;
            return new Allowance(
                    name,
                    kind,
                    amount,
                    new AllowancePeriod(cycle, startDay),
                    new AllowanceCoverage(everything, destinations));
        }
    }

    /** A row of {@code a2b_allowance_destination}. */
    record DestinationRow(String allowance, String destination) {}

    @Update("""
            update a2b_allowance set kind = #{kind}, amount = #{amount}, cycle = #{cycle},
             start_day = #{startDay}, coverage = #{coverage}, saved_at = #{savedAt}
             where name = #{name}""")
    int update(AllowanceRow allowance);

    @Insert("""
            insert into a2b_allowance
             (name, kind, amount, cycle, start_day, coverage, saved_at)
             values (#{name}, #{kind}, #{amount}, #{cycle}, #{startDay}, #{coverage},
             #{savedAt})""")
    void insert(AllowanceRow allowance);

    @Delete("delete from a2b_allowance_destination where allowance = #{name}")
    void deleteDestinations(@Param("name") String name);

    @Insert("""
            <script>
            insert into a2b_allowance_destination (allowance, destination) values
            <foreach collection="destinations" item="destination" separator=",">
                (#{name}, #{destination})
            </foreach>
            </script>""")
    void insertDestinations(
            @Param("name") String name, @Param("destinations") List<String> destinations);

    @Select(ALLOWANCE + " where name = #{name}")
    Optional<AllowanceRow> find(@Param("name") String name);

    @Select(ALLOWANCE + " where name > #{after} order by name limit #{limit}")
    List<AllowanceRow> list(@Param("after") String after, @Param("limit") int limit);

    @Select("""
            select allowance, destination from a2b_allowance_destination
             where allowance between #{first} and #{last}""")
    List<DestinationRow> destinations(@Param("first") String first, @Param("last") String last);
}

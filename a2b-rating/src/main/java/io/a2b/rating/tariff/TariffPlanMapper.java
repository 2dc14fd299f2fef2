package io.a2b.rating.tariff;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of {@link SqlTariffPlans}. */
interface TariffPlanMapper {
    /**
     * A row of {@code a2b_tariff_plan}.
     *
     * @param plan as JSON; null once it is deleted
     */
    record PlanRow(String name, int version, String plan, Instant savedAt) {
        boolean isDeleted() {
            return plan == null;
        }
    }

    @Select("select name, version, plan, saved_at from a2b_tariff_plan where name = #{name}")
    Optional<PlanRow> find(@Param("name") String name);

    @Select("""
            select name, version, plan, saved_at from a2b_tariff_plan
             where name > #{after} and plan is not null order by name limit #{limit}""")
    List<PlanRow> list(@Param("after") String after, @Param("limit") int limit);

    @Insert("""
            insert into a2b_tariff_plan (name, version, plan, saved_at)
            values (#{name}, #{version}, #{plan}, #{savedAt})""")
    void insert(PlanRow first);

    /** 0 rows: the version is another one by now. */
    @Update("""
            update a2b_tariff_plan
               set version = version + 1, plan = #{plan}, saved_at = #{savedAt}
             where name = #{name} and version = #{version} and plan is not null""")
    int replace(PlanRow next);

    /** 0 rows: there is no row, or a plan in it. */
    @Update("""
            update a2b_tariff_plan
               set version = version + 1, plan = #{plan}, saved_at = #{savedAt}
             where name = #{name} and plan is null""")
    int saveAgain(PlanRow next);

    /** 0 rows: the version is another one by now. */
    @Update("""
            update a2b_tariff_plan
               set version = version + 1, plan = null, saved_at = #{at}
             where name = #{name} and version = #{version} and plan is not null""")
    int delete(@Param("name") String name, @Param("version") int version, @Param("at") Instant at);
}

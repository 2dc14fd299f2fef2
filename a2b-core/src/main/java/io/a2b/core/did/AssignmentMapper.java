package io.a2b.core.did;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has which number, what rings, what is paid. */
interface AssignmentMapper {
    String COLUMNS = """
            id, did, account_id, setup_micros, monthly_micros, currency, zone, assigned_at,
             months_paid, due_at, month_unpaid, released_at, release_reason""";

    String TARGET = """
            priority, kind, address, active, validated, valid_from_at, valid_until_at""";

    @Select("select id, status, currency, zone from a2b_account where id = #{id}")
    Optional<OwnerRow> findOwner(@Param("id") long id);

    /** Comes before everything else: what is written of one account is written in a row. */
    @Select("select id, status, currency, zone from a2b_account where id = #{id} for update")
    Optional<OwnerRow> lockOwner(@Param("id") long id);

    @Select("select " + COLUMNS + " from a2b_did_assignment where id = #{id}")
    Optional<AssignmentRow> find(@Param("id") String id);

    @Select("select " + COLUMNS + " from a2b_did_assignment where id = #{id} for update")
    Optional<AssignmentRow> lock(@Param("id") String id);

    @Select("select " + COLUMNS + " from a2b_did_assignment where did = #{did}"
            + " order by assigned_at desc, id desc limit #{limit}")
    List<AssignmentRow> history(@Param("did") String did, @Param("limit") int limit);

    @Insert("insert into a2b_did_assignment (" + COLUMNS + """
            ) values (#{id}, #{did}, #{accountId}, #{setupMicros}, #{monthlyMicros}, #{currency},
             #{zone}, #{assignedAt}, #{monthsPaid}, #{dueAt}, #{monthUnpaid}, #{releasedAt},
             #{releaseReason})""")
    void insert(AssignmentRow row);

    @Delete("delete from a2b_did_assignment where id = #{id}")
    void delete(@Param("id") String id);

    @Update("""
            update a2b_did_assignment set released_at = #{now}, release_reason = #{reason},
             due_at = null where id = #{id} and released_at is null""")
    int release(@Param("id") String id, @Param("reason") String reason, @Param("now") Instant now);

    /** The first month that is due by {@code horizon}, behind those that were looked at. */
    @Select("select " + COLUMNS + " " + """
            from a2b_did_assignment where due_at <= #{horizon} and (due_at > #{afterDue}
             or (due_at = #{afterDue} and id > #{afterId})) order by due_at, id limit 1""")
    Optional<AssignmentRow> nextDue(
            @Param("horizon") Instant horizon,
            @Param("afterDue") Instant afterDue,
            @Param("afterId") String afterId);

    /** Each month is paid once: of all who saw it unpaid, one gets 1. */
    @Update("""
            update a2b_did_assignment set months_paid = #{month} + 1, due_at = #{nextDue}
             where id = #{id} and months_paid = #{month} and released_at is null""")
    int pay(@Param("id") String id, @Param("month") int month, @Param("nextDue") Instant nextDue);

    @Update("""
            update a2b_did_assignment set months_paid = #{month}, due_at = #{due}
             where id = #{id} and months_paid = #{month} + 1""")
    void takeBack(@Param("id") String id, @Param("month") int month, @Param("due") Instant due);

    @Update("update a2b_did_assignment set month_unpaid = #{month} where id = #{id}"
            + " and month_unpaid < #{month} and released_at is null")
    int noteUnpaid(@Param("id") String id, @Param("month") int month);

    @Select("select " + TARGET + " from a2b_did_target where assignment_id = #{id}"
            + " order by priority")
    List<TargetRow> targets(@Param("id") String id);

    @Delete("delete from a2b_did_target where assignment_id = #{id}")
    void deleteTargets(@Param("id") String id);

    @Insert("<script>insert into a2b_did_target (assignment_id, " + TARGET + """
            ) values
            <foreach collection="rows" item="row" separator=",">
            (#{id}, #{row.priority}, #{row.kind}, #{row.address}, #{row.active}, #{row.validated},
             #{row.validFromAt}, #{row.validUntilAt})
            </foreach></script>""")
    void insertTargets(@Param("id") String id, @Param("rows") List<TargetRow> rows);

    @Update("update a2b_did_target set validated = true where assignment_id = #{id}"
            + " and priority = #{priority} and address = #{address}")
    int validate(
            @Param("id") String id,
            @Param("priority") int priority,
            @Param("address") String address);
}

package io.a2b.core.did;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stock of numbers and its groups. */
interface DidMapper {
    String COLUMNS = """
            number, group_name, country, calls_max, valid_from_at, valid_until_at, setup_micros,
             monthly_micros, currency, connection_micros, minute_micros, first_seconds,
             step_seconds, zone, status, account_id, reserved_until_at, assignment_id""";

    /** Free, or reserved until a moment that has come, or reserved for this account. */
    String OBTAINABLE = """
            where number = #{number} and (status = 'FREE' or (status = 'RESERVED'
             and (reserved_until_at <= #{now} or account_id = #{account})))
             and (valid_from_at is null or valid_from_at <= #{now})
             and (valid_until_at is null or valid_until_at > #{now})""";

    @Select("select " + COLUMNS + " from a2b_did where number = #{number}")
    Optional<DidRow> find(@Param("number") String number);

    @Select("select " + COLUMNS + " from a2b_did where number = #{number} for update")
    Optional<DidRow> lock(@Param("number") String number);

    @Select("<script>select " + COLUMNS + """
             from a2b_did where number in
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}
            </foreach></script>""")
    List<DidRow> findAll(@Param("numbers") List<String> numbers);

    @Select("<script>select " + COLUMNS + """
             from a2b_did where number &gt; #{after}
            <if test="prefix != ''"> and number like concat(#{prefix}, '%')</if>
            <if test="group != null"> and group_name = #{group}</if>
            <if test="country != null"> and country = #{country}</if>
            <if test="account != null"> and account_id = #{account} and (status = 'ASSIGNED'
             or reserved_until_at &gt; #{now})</if>
            <if test="status == 'FREE'"> and (status = 'FREE' or (status = 'RESERVED'
             and reserved_until_at &lt;= #{now}))</if>
            <if test="status == 'RESERVED'"> and status = 'RESERVED'
             and reserved_until_at &gt; #{now}</if>
            <if test="status == 'ASSIGNED' or status == 'RETIRED'"> and status = #{status}</if>
             order by number limit #{limit}</script>""")
    List<DidRow> list(
            @Param("after") String after,
            @Param("prefix") String prefix,
            @Param("group") String group,
            @Param("country") String country,
            @Param("account") Long account,
            @Param("status") String status,
            @Param("now") Instant now,
            @Param("limit") int limit);

    @Select("""
            <script>
            select did, position, days, from_second, until_second, connection_micros, minute_micros,
             first_seconds, step_seconds from a2b_did_price_window where did in
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}
            </foreach> order by did, position
            </script>""")
    List<PriceWindowRow> windows(@Param("numbers") List<String> numbers);

    @Insert("<script>insert into a2b_did (" + COLUMNS + """
            ) values
            <foreach collection="rows" item="row" separator=",">
            (#{row.number}, #{row.groupName}, #{row.country}, #{row.callsMax}, #{row.validFromAt},
             #{row.validUntilAt}, #{row.setupMicros}, #{row.monthlyMicros}, #{row.currency},
             #{row.connectionMicros}, #{row.minuteMicros}, #{row.firstSeconds}, #{row.stepSeconds},
             #{row.zone}, #{row.status}, null, null, null)
            </foreach></script>""")
    void insertAll(@Param("rows") List<DidRow> rows);

    @Insert("""
            <script>
            insert into a2b_did_price_window (did, position, days, from_second, until_second,
             connection_micros, minute_micros, first_seconds, step_seconds) values
            <foreach collection="rows" item="row" separator=",">
            (#{row.did}, #{row.position}, #{row.days}, #{row.fromSecond}, #{row.untilSecond},
             #{row.connectionMicros}, #{row.minuteMicros}, #{row.firstSeconds}, #{row.stepSeconds})
            </foreach>
            </script>""")
    void insertWindows(@Param("rows") List<PriceWindowRow> rows);

    @Delete("delete from a2b_did_price_window where did = #{number}")
    void deleteWindows(@Param("number") String number);

    @Update("""
            update a2b_did set group_name = #{groupName}, country = #{country},
             calls_max = #{callsMax}, valid_from_at = #{validFromAt},
             valid_until_at = #{validUntilAt}, setup_micros = #{setupMicros},
             monthly_micros = #{monthlyMicros}, currency = #{currency},
             connection_micros = #{connectionMicros}, minute_micros = #{minuteMicros},
             first_seconds = #{firstSeconds}, step_seconds = #{stepSeconds}, zone = #{zone}
             where number = #{number}""")
    void changeTerms(DidRow row);

    @Update("update a2b_did set status = 'RESERVED', account_id = #{account},"
            + " reserved_until_at = #{until} " + OBTAINABLE)
    int reserve(
            @Param("number") String number,
            @Param("account") long account,
            @Param("until") Instant until,
            @Param("now") Instant now);

    @Update("""
            update a2b_did set status = 'FREE', account_id = null, reserved_until_at = null
             where number = #{number} and status = 'RESERVED' and account_id = #{account}
             and reserved_until_at > #{now}""")
    int unreserve(
            @Param("number") String number,
            @Param("account") long account,
            @Param("now") Instant now);

    /** The statement that decides: of all who want a number, one gets 1. */
    @Update("update a2b_did set status = 'ASSIGNED', account_id = #{account},"
            + " reserved_until_at = null, assignment_id = #{assignment} " + OBTAINABLE)
    int assign(
            @Param("number") String number,
            @Param("account") long account,
            @Param("assignment") String assignment,
            @Param("now") Instant now);

    /** Puts back what {@link #assign} found. */
    @Update("""
            update a2b_did set status = #{status}, account_id = #{accountId},
             reserved_until_at = #{reservedUntilAt}, assignment_id = null
             where number = #{number}""")
    void takeBack(DidRow before);

    @Update("""
            update a2b_did set status = 'FREE', account_id = null, assignment_id = null
             where number = #{number} and assignment_id = #{assignment}""")
    int release(@Param("number") String number, @Param("assignment") String assignment);

    @Update("""
            update a2b_did set status = 'RETIRED', account_id = null, reserved_until_at = null
             where number = #{number} and (status = 'FREE' or (status = 'RESERVED'
             and reserved_until_at <= #{now}))""")
    int retire(@Param("number") String number, @Param("now") Instant now);

    @Update("update a2b_did set status = 'FREE' where number = #{number} and status = 'RETIRED'")
    int reinstate(@Param("number") String number);

    @Select("select count(*) from a2b_did_group_limit where name = #{name}")
    int countGroupLimits(@Param("name") String name);

    @Select("select account_id from a2b_did_group_account where name = #{name}")
    List<Long> groupAccounts(@Param("name") String name);

    @Select("select count(*) from a2b_did_group_account where name = #{name}"
            + " and account_id = #{account}")
    int countGroupAccount(@Param("name") String name, @Param("account") long account);

    @Insert("insert into a2b_did_group_limit (name) values (#{name})")
    void insertGroupLimit(@Param("name") String name);

    @Delete("delete from a2b_did_group_limit where name = #{name}")
    void deleteGroupLimit(@Param("name") String name);

    @Delete("delete from a2b_did_group_account where name = #{name}")
    void deleteGroupAccounts(@Param("name") String name);

    @Insert("""
            <script>
            insert into a2b_did_group_account (name, account_id) values
            <foreach collection="accounts" item="account" separator=",">(#{name}, #{account})
            </foreach>
            </script>""")
    void insertGroupAccounts(@Param("name") String name, @Param("accounts") List<Long> accounts);
}

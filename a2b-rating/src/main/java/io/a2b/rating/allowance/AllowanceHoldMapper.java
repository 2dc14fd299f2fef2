package io.a2b.rating.allowance;

import io.a2b.core.account.AccountId;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** SQL of {@link SqlAllowances} for what is held and used. */
interface AllowanceHoldMapper {
    String HOLD = "select id, account_id, allowance, kind, amount, period_start, asked_seconds,"
            + " placed_seconds, held_seconds, expires_at, state, covered_calls, covered_seconds,"
            + " uncovered_seconds, placed_at, resolved_at from a2b_allowance_hold";
    String HOLD_COLUMNS = "(id, account_id, allowance, kind, amount, period_start, asked_seconds,"
            + " placed_seconds, held_seconds, expires_at, state, placed_at) values (#{id},"
            + " #{accountId}, #{allowance}, #{kind}, #{amount}, #{periodStart}, #{askedSeconds},"
            + " #{placedSeconds}, #{heldSeconds}, #{expiresAt}, #{state}, #{placedAt})";
    String NEW_HOLD = " into a2b_allowance_hold " + HOLD_COLUMNS;
    String USAGE = "select account_id, allowance, period_start, calls_posted, seconds_posted,"
            + " calls_held, seconds_held from a2b_allowance_usage";
    String OF_HOLD = " where account_id = #{accountId} and allowance = #{allowance}"
            + " and period_start = #{periodStart}";
    String NEW_USAGE = "insert into a2b_allowance_usage (account_id, allowance, period_start)"
            + " values (#{accountId}, #{allowance}, #{periodStart})";

    /** A row of {@code a2b_allowance_usage}. */
    record UsageRow(
            long accountId,
            String allowance,
            LocalDate periodStart,
            long callsPosted,
            long secondsPosted,
            long callsHeld,
            long secondsHeld) {
        AllowanceUsage toUsage() {
            return new AllowanceUsage(
                    new AccountId(accountId),
                    allowance,
                    periodStart,
                    callsPosted,
                    secondsPosted,
                    callsHeld,
                    secondsHeld);
        }
    }

    /** A row of {@code a2b_allowance_extension}. */
    record ExtensionRow(String holdId, int step, long askedSeconds, long grantedSeconds) {}

    /** A usage that differs from the sum of its holds. */
    record AuditRow(long accountId, String allowance, LocalDate periodStart) {}

    /** 0 if there is a hold of that id; waits for whoever is about to write one. */
    @Insert(value = "insert" + NEW_HOLD + " on conflict do nothing", databaseId = "postgresql")
    @Insert(value = "insert ignore" + NEW_HOLD, databaseId = "mariadb")
    @Insert(value = """
                    merge into a2b_allowance_hold h using
                     (select cast(#{id} as varchar) as new_id) n
                     on h.id = n.new_id when not matched then insert
                    """ + HOLD_COLUMNS, databaseId = "h2")
    int insertHold(AllowanceHoldRow hold);

    @Delete("delete from a2b_allowance_hold where id = #{id}")
    void deleteHold(@Param("id") String id);

    @Select(HOLD + " where id = #{id}")
    Optional<AllowanceHoldRow> findHold(@Param("id") String id);

    /** A row of one call: nobody but that call waits for it. */
    @Select(HOLD + " where id = #{id} for update")
    Optional<AllowanceHoldRow> lockHold(@Param("id") String id);

    @Update("""
            update a2b_allowance_hold set placed_seconds = #{placedSeconds},
             held_seconds = #{heldSeconds}, expires_at = #{expiresAt}, state = #{state},
             covered_calls = #{coveredCalls}, covered_seconds = #{coveredSeconds},
             uncovered_seconds = #{uncoveredSeconds}, resolved_at = #{resolvedAt}
             where id = #{id}""")
    int updateHold(AllowanceHoldRow hold);

    @Select(HOLD + " where state = 'OPEN' and expires_at <= #{now}"
            + " order by expires_at, id limit #{limit}")
    List<AllowanceHoldRow> overdueHolds(@Param("now") Instant now, @Param("limit") int limit);

    @Select("select hold_id, step, asked_seconds, granted_seconds from a2b_allowance_extension"
            + " where hold_id = #{hold} and step = #{step}")
    Optional<ExtensionRow> findExtension(@Param("hold") String hold, @Param("step") int step);

    @Insert("insert into a2b_allowance_extension (hold_id, step, asked_seconds, granted_seconds)"
            + " values (#{holdId}, #{step}, #{askedSeconds}, #{grantedSeconds})")
    void insertExtension(ExtensionRow extension);

    /** The statement that decides: two calls cannot set the same units aside. 0: not set aside. */
    @Update("update a2b_allowance_usage set calls_held = calls_held + #{calls},"
            + " seconds_held = seconds_held + #{seconds}"
            + " where account_id = #{hold.accountId} and allowance = #{hold.allowance}"
            + " and period_start = #{hold.periodStart}"
            + " and (#{calls} = 0 or calls_posted + calls_held < #{hold.callsMax})"
            + " and seconds_posted + seconds_held <= #{secondsBefore}")
    int reserve(
            @Param("hold") AllowanceHoldRow hold,
            @Param("calls") int calls,
            @Param("seconds") long seconds,
            @Param("secondsBefore") long secondsBefore);

    /** Ends a hold at its usage, together with what was covered. */
    @Update("update a2b_allowance_usage set calls_held = calls_held - #{calls},"
            + " seconds_held = seconds_held - #{seconds},"
            + " calls_posted = calls_posted + #{hold.coveredCalls},"
            + " seconds_posted = seconds_posted + #{hold.coveredSeconds}"
            + " where account_id = #{hold.accountId} and allowance = #{hold.allowance}"
            + " and period_start = #{hold.periodStart}")
    int settle(
            @Param("hold") AllowanceHoldRow hold,
            @Param("calls") int calls,
            @Param("seconds") long seconds);

    @Select(USAGE + OF_HOLD + " for update")
    Optional<UsageRow> lockUsage(AllowanceHoldRow hold);

    /** Nothing if it is there. In MariaDB not "ignore": that would lock it for reading only. */
    @Insert(value = NEW_USAGE + " on conflict do nothing", databaseId = "postgresql")
    @Insert(
            value = NEW_USAGE + " on duplicate key update account_id = account_id",
            databaseId = "mariadb")
    @Insert(value = NEW_USAGE, databaseId = "h2")
    void insertUsage(AllowanceHoldRow hold);

    @Select(USAGE + " where account_id = #{account} and allowance = #{allowance}"
            + " and period_start = #{periodStart}")
    Optional<UsageRow> findUsage(
            @Param("account") long account,
            @Param("allowance") String allowance,
            @Param("periodStart") LocalDate periodStart);

    @Select(USAGE + " where account_id = #{account}"
            + " order by period_start desc, allowance limit #{limit}")
    List<UsageRow> usages(@Param("account") long account, @Param("limit") int limit);

    @Select("""
            select coalesce(u.account_id, h.account_id) as account_id,
                   coalesce(u.allowance, h.allowance) as allowance,
                   coalesce(u.period_start, h.period_start) as period_start
              from (select account_id, allowance, period_start from a2b_allowance_usage
                     union select account_id, allowance, period_start from a2b_allowance_hold) k
              left join a2b_allowance_usage u on u.account_id = k.account_id
               and u.allowance = k.allowance and u.period_start = k.period_start
              left join (select account_id, allowance, period_start,
                                sum(case when state = 'OPEN' then 1 else 0 end) as calls_held,
                                sum(case when state = 'OPEN' then held_seconds else 0 end)
                                    as seconds_held,
                                sum(covered_calls) as calls_posted,
                                sum(covered_seconds) as seconds_posted
                           from a2b_allowance_hold
                          group by account_id, allowance, period_start) h
                on h.account_id = k.account_id and h.allowance = k.allowance
               and h.period_start = k.period_start
             where coalesce(u.calls_held, 0) <> coalesce(h.calls_held, 0)
                or coalesce(u.seconds_held, 0) <> coalesce(h.seconds_held, 0)
                or coalesce(u.calls_posted, 0) <> coalesce(h.calls_posted, 0)
                or coalesce(u.seconds_posted, 0) <> coalesce(h.seconds_posted, 0)
             order by 1, 2, 3 limit 1000""")
    List<AuditRow> audit();
}

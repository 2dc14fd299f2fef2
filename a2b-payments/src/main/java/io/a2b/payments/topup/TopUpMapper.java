package io.a2b.payments.topup;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.List;
import java.util.Optional;

interface TopUpMapper {
    String TOP_UP = "select number, id, gateway, account_id, amount_micros, currency, actor, note,"
            + " state, requested_at, resolved_at, gateway_reference, posted_after_micros, reason"
            + " from a2b_top_up";
    String NEW = " into a2b_top_up (id, gateway, account_id, amount_micros, currency, actor, note,"
            + " state, requested_at) values (#{id}, #{gateway}, #{accountId}, #{amountMicros},"
            + " #{currency}, #{actor}, #{note}, #{state}, #{requestedAt})";

    /** 0 if that id is there; waits for whoever is about to write it. */
    @Insert(value = "insert" + NEW + " on conflict do nothing", databaseId = "postgresql")
    @Insert(value = "insert ignore" + NEW, databaseId = "mariadb")
    @Insert(value = """
                    merge into a2b_top_up t using (select cast(#{id} as varchar) as new_id) n
                     on t.id = n.new_id when not matched then insert
                     (id, gateway, account_id, amount_micros, currency, actor, note, state,
                     requested_at) values (#{id}, #{gateway}, #{accountId}, #{amountMicros},
                     #{currency}, #{actor}, #{note}, #{state},
                     #{requestedAt})""", databaseId = "h2")
    int insert(TopUpRow row);

    @Select(TOP_UP + " where id = #{id}")
    Optional<TopUpRow> find(@Param("id") String id);

    @Select(TOP_UP + " where id = #{id} for update")
    Optional<TopUpRow> lock(@Param("id") String id);

    @Select(TOP_UP + " where state in ('SENT', 'UNKNOWN') order by number limit #{limit}")
    List<TopUpRow> unfinished(@Param("limit") int limit);

    @Update("""
            update a2b_top_up set state = #{state}, resolved_at = #{resolvedAt},
             gateway_reference = #{gatewayReference}, posted_after_micros = #{postedAfterMicros},
             reason = #{reason} where id = #{id}""")
    int update(TopUpRow row);
}

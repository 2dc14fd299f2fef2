package io.a2b.core.voucher;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface VoucherMapper {
    String SELECT = """
            select v.batch_id, v.number, v.last_digits, v.state, b.value_micros, b.currency,
             b.paid_by, b.expires_at, v.redeemed_by, v.ended_at
             from a2b_voucher v join a2b_voucher_batch b on b.id = v.batch_id""";
    String BATCH = """
            select id, value_micros, currency, ordered, digits, prefix, tag, expires_at, paid_by,
             issued, press, created_at from a2b_voucher_batch""";

    @Select(BATCH + " where id = #{id}")
    Optional<BatchRow> findBatch(@Param("id") String id);

    @Select(BATCH + " where id = #{id} for update")
    Optional<BatchRow> lockBatch(@Param("id") String id);

    @Select(BATCH + " where id > #{after} order by id limit #{limit}")
    List<BatchRow> listBatches(@Param("after") String after, @Param("limit") int limit);

    @Insert("""
            insert into a2b_voucher_batch (id, value_micros, currency, ordered, digits, prefix, tag,
             expires_at, paid_by, issued, press, created_at) values (#{id}, #{valueMicros},
             #{currency}, #{ordered}, #{digits}, #{prefix}, #{tag}, #{expiresAt}, #{paidBy},
             #{issued}, #{press}, #{createdAt})""")
    void insertBatch(BatchRow batch);

    @Update("update a2b_voucher_batch set press = #{press}, issued = #{issued} where id = #{id}")
    void updateBatch(
            @Param("id") String id, @Param("press") String press, @Param("issued") int issued);

    @Delete("delete from a2b_voucher where batch_id = #{batch} and state = 'NEW'")
    void deleteNew(@Param("batch") String batch);

    @Insert("""
            <script>
            insert into a2b_voucher (batch_id, number, code_hash, key_id, last_digits, state) values
            <foreach collection="rows" item="row" separator=",">
            (#{batch}, #{row.number}, #{row.codeHash}, #{key}, #{row.lastDigits}, 'NEW')
            </foreach>
            </script>""")
    void insertNew(
            @Param("batch") String batch,
            @Param("key") String key,
            @Param("rows") List<NewVoucherRow> rows);

    @Update("update a2b_voucher set state = 'ISSUED' where batch_id = #{batch} and state = 'NEW'"
            + " and number between #{first} and #{last}")
    int issueNew(@Param("batch") String batch, @Param("first") int first, @Param("last") int last);

    /**
     * Locked, so that several who know the code are answered one after another; the row of the
     * batch is not, as all of its vouchers would wait for it.
     */
    @Select("""
            <script>
            select batch_id as batch, number from a2b_voucher where code_hash in
            <foreach collection="hashes" item="hash" open="(" separator="," close=")">#{hash}
            </foreach> for update
            </script>""")
    Optional<VoucherId> lockByHash(@Param("hashes") List<String> hashes);

    @Select(SELECT + " where v.batch_id = #{batch} and v.number = #{number}")
    Optional<VoucherRow> find(@Param("batch") String batch, @Param("number") int number);

    @Select(SELECT + " where v.batch_id = #{batch} and v.last_digits = #{digits}"
            + " order by v.number limit 100")
    List<VoucherRow> findByLastDigits(@Param("batch") String batch, @Param("digits") String digits);

    /** The statement that decides: of all who redeem a voucher, one gets 1. */
    @Update("""
            update a2b_voucher set state = 'REDEEMED', redeemed_by = #{account}, ended_at = #{now}
             where batch_id = #{batch} and number = #{number} and state = 'ISSUED'""")
    int redeem(
            @Param("batch") String batch,
            @Param("number") int number,
            @Param("account") long account,
            @Param("now") Instant now);

    @Update("""
            update a2b_voucher set state = 'ISSUED', redeemed_by = null, ended_at = null
             where batch_id = #{batch} and number = #{number} and state = 'REDEEMED'""")
    void takeBack(@Param("batch") String batch, @Param("number") int number);

    @Update("""
            update a2b_voucher set state = 'REVOKED', ended_at = #{now}, revoked_by = #{actor},
             revoked_why = #{reason} where batch_id = #{batch} and number = #{number}
             and state = 'ISSUED'""")
    int revoke(
            @Param("batch") String batch,
            @Param("number") int number,
            @Param("actor") String actor,
            @Param("reason") String reason,
            @Param("now") Instant now);

    /** In the order in which whoever ends several vouchers locks them. */
    @Select("select number from a2b_voucher where batch_id = #{batch} and state = 'ISSUED'"
            + " order by number limit #{limit} for update")
    List<Integer> lockIssued(@Param("batch") String batch, @Param("limit") int limit);

    @Update("""
            update a2b_voucher set state = #{state}, ended_at = #{now}, revoked_by = #{actor},
             revoked_why = #{reason} where batch_id = #{batch} and state = 'ISSUED'
             and number between #{first} and #{last}""")
    int end(
            @Param("batch") String batch,
            @Param("first") int first,
            @Param("last") int last,
            @Param("state") VoucherState state,
            @Param("actor") String actor,
            @Param("reason") String reason,
            @Param("now") Instant now);

    /** A batch with vouchers that have expired and not lapsed yet. */
    @Select("""
            select b.id from a2b_voucher_batch b where b.expires_at <= #{now} and exists
             (select 1 from a2b_voucher v where v.batch_id = b.id and v.state = 'ISSUED')
             order by b.expires_at, b.id limit 1""")
    Optional<String> expiredBatch(@Param("now") Instant now);

    @Select("select state, count(*) as vouchers from a2b_voucher where batch_id = #{batch}"
            + " group by state")
    List<StateCount> countStates(@Param("batch") String batch);
}

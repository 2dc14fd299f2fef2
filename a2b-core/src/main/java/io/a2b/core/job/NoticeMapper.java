package io.a2b.core.job;

import io.a2b.core.money.Money;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

interface NoticeMapper {
    /** The pause since the last notice goes on. */
    @Update("""
            update a2b_balance_notice set threshold_micros = #{micros}, state = 'ENOUGH'
             where account_id = #{account} and threshold_micros <> #{micros}""")
    int update(@Param("account") long account, @Param("micros") long micros);

    @Insert("insert into a2b_balance_notice (account_id, threshold_micros, state)"
            + " values (#{account}, #{micros}, 'ENOUGH')")
    void insert(@Param("account") long account, @Param("micros") long micros);

    @Delete("delete from a2b_balance_notice where account_id = #{account}")
    void delete(long account);

    @Select("select threshold_micros from a2b_balance_notice where account_id = #{account}")
    Optional<Long> threshold(long account);

    @Select("""
            select n.account_id from a2b_balance_notice n join a2b_account a on a.id = n.account_id
             where n.account_id > #{after}
               and (n.state = 'ENOUGH'
                    and a.posted_micros + a.credit_limit_micros < n.threshold_micros
                    and (n.noticed_at is null or n.noticed_at <= #{quietSince})
                    or n.state = 'LOW'
                    and a.posted_micros + a.credit_limit_micros >= n.threshold_micros)
             order by n.account_id limit #{limit}""")
    List<Long> crossed(
            @Param("after") long after,
            @Param("quietSince") Instant quietSince,
            @Param("limit") int limit);

    /** To be read after the account is locked. */
    @Select("""
            select a.currency, n.threshold_micros, n.state, n.noticed_at,
                   a.posted_micros + a.credit_limit_micros as left_micros
              from a2b_balance_notice n join a2b_account a on a.id = n.account_id
             where n.account_id = #{account} for update""")
    Optional<NoticeRow> lock(long account);

    @Update("""
            update a2b_balance_notice set state = #{state}, noticed_at = #{noticedAt}
             where account_id = #{account}""")
    void change(
            @Param("account") long account,
            @Param("state") State state,
            @Param("noticedAt") Instant noticedAt);

    /** What was told last. */
    enum State {
        ENOUGH,
        LOW
    }

    /** A watched account; {@code noticedAt} is null before the first notice. */
    record NoticeRow(
            String currency,
            long thresholdMicros,
            State state,
            Instant noticedAt,
            long leftMicros) {
        BalanceWatch toWatch() {
            Money threshold = new Money(Currency.getInstance(currency), thresholdMicros);
            return new BalanceWatch(threshold, state == State.LOW, Optional.ofNullable(noticedAt));
        }

        Money left() {
            return new Money(Currency.getInstance(currency), leftMicros);
        }
    }
}

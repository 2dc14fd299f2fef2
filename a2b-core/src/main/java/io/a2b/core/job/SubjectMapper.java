package io.a2b.core.job;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;

/** What jobs have to look at; whether there is anything to do is decided again under a lock. */
interface SubjectMapper {
    @Select("""
            select id, expires_at from a2b_hold where state = 'OPEN' and expires_at <= #{now}
             order by expires_at, id limit #{limit}""")
    List<DueHold> dueHolds(@Param("now") Instant now, @Param("limit") int limit);

    @Select("""
            select id, expires_at from a2b_hold where state = 'OPEN' and expires_at <= #{now}
               and (expires_at > #{last.expiresAt}
                    or expires_at = #{last.expiresAt} and id > #{last.id})
             order by expires_at, id limit #{limit}""")
    List<DueHold> dueHoldsAfter(
            @Param("now") Instant now, @Param("last") DueHold last, @Param("limit") int limit);

    /** Active accounts that may have expired: those that count days, once they are a day old. */
    @Select("""
            select id from a2b_account
             where id > #{after} and status = 'ACTIVE'
               and (expiry_kind = 'AT' and expiry_at <= #{now}
                    or expiry_kind = 'DAYS_AFTER_CREATION' and created_at <= #{dayAgo}
                    or expiry_kind = 'DAYS_AFTER_FIRST_USE' and first_used_at <= #{dayAgo})
             order by id limit #{limit}""")
    List<Long> expiring(
            @Param("after") long after,
            @Param("now") Instant now,
            @Param("dayAgo") Instant dayAgo,
            @Param("limit") int limit);

    /** Whoever changes an account waits for whoever has locked it. */
    @Select("select id from a2b_account where id = #{id} for update")
    Long lockAccount(long id);

    /** An open hold. */
    record DueHold(String id, Instant expiresAt) {}
}

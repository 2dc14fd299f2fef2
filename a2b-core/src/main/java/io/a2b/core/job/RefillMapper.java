package io.a2b.core.job;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.List;
import java.util.Optional;

interface RefillMapper {
    @Update("update a2b_refill_rule set target_micros = #{micros} where account_id = #{account}")
    int update(@Param("account") long account, @Param("micros") long micros);

    @Insert("insert into a2b_refill_rule (account_id, target_micros)"
            + " values (#{account}, #{micros})")
    void insert(@Param("account") long account, @Param("micros") long micros);

    @Delete("delete from a2b_refill_rule where account_id = #{account}")
    void delete(long account);

    @Select("select target_micros from a2b_refill_rule where account_id = #{account}")
    Optional<Long> target(long account);

    @Select("""
            select r.account_id from a2b_refill_rule r join a2b_account a on a.id = r.account_id
             where r.account_id > #{after} and a.status = 'ACTIVE'
               and a.posted_micros < r.target_micros
             order by r.account_id limit #{limit}""")
    List<Long> due(@Param("after") long after, @Param("limit") int limit);
}

package io.a2b.core.caller;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.List;
import java.util.Optional;

interface CallerIdMapper {
    /** A caller id as stored. */
    record Row(String digits, long accountId, boolean active) {}

    /**
     * Makes changes of one account's caller ids come one after the other, so that what is counted
     * is what there is.
     */
    @Select("SELECT id FROM a2b_account WHERE id = #{account} FOR UPDATE")
    Optional<Long> lock(long account);

    @Select("SELECT digits, account_id, active FROM a2b_caller_id WHERE digits = #{digits}")
    Optional<Row> find(String digits);

    @Select("""
            SELECT digits, account_id, active FROM a2b_caller_id
             WHERE account_id = #{account} ORDER BY digits""")
    List<Row> list(long account);

    @Select("SELECT count(*) FROM a2b_caller_id WHERE account_id = #{account}")
    int count(long account);

    @Insert("""
            INSERT INTO a2b_caller_id (digits, account_id, active)
            VALUES (#{digits}, #{account}, TRUE)""")
    void insert(@Param("digits") String digits, @Param("account") long account);

    @Update("""
            UPDATE a2b_caller_id SET account_id = #{to}, active = TRUE
             WHERE digits = #{digits} AND account_id = #{from}""")
    int move(@Param("digits") String digits, @Param("from") long from, @Param("to") long to);

    @Update("""
            UPDATE a2b_caller_id SET active = #{active}
             WHERE digits = #{digits} AND account_id = #{account}""")
    int activate(
            @Param("account") long account,
            @Param("digits") String digits,
            @Param("active") boolean active);

    @Delete("""
            DELETE FROM a2b_caller_id WHERE digits = #{digits} AND account_id = #{account}""")
    int delete(@Param("account") long account, @Param("digits") String digits);
}

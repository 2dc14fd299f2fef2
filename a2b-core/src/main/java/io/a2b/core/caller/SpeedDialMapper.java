package io.a2b.core.caller;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.util.List;
import java.util.Optional;

interface SpeedDialMapper {
    /** A speed dial as stored. */
    record Row(int code, String digits, String label) {}

    @Select("SELECT id FROM a2b_account WHERE id = #{account} FOR UPDATE")
    Optional<Long> lock(long account);

    @Delete("DELETE FROM a2b_speed_dial WHERE account_id = #{account} AND code = #{code}")
    int delete(@Param("account") long account, @Param("code") int code);

    @Insert("""
            INSERT INTO a2b_speed_dial (account_id, code, digits, label)
            VALUES (#{account}, #{row.code}, #{row.digits}, #{row.label})""")
    void insert(@Param("account") long account, @Param("row") Row row);

    @Select("""
            SELECT code, digits, label FROM a2b_speed_dial
             WHERE account_id = #{account} AND code = #{code}""")
    Optional<Row> find(@Param("account") long account, @Param("code") int code);

    @Select("""
            SELECT code, digits, label FROM a2b_speed_dial
             WHERE account_id = #{account} ORDER BY code""")
    List<Row> list(long account);
}

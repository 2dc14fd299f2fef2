package io.a2b.core.caller;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.List;
import java.util.Optional;

interface CallRuleMapper {
    /** What is there for a call; no mode if the account has no restriction. */
    record VerdictRow(int blocked, int listed, String mode) {}

    @Select("SELECT id FROM a2b_account WHERE id = #{account} FOR UPDATE")
    Optional<Long> lock(long account);

    @Select("SELECT mode FROM a2b_call_restriction WHERE account_id = #{account}")
    Optional<String> findMode(long account);

    @Select("SELECT prefix FROM a2b_call_restriction_prefix WHERE account_id = #{account}")
    List<String> prefixes(long account);

    @Delete("DELETE FROM a2b_call_restriction WHERE account_id = #{account}")
    void deleteMode(long account);

    @Delete("DELETE FROM a2b_call_restriction_prefix WHERE account_id = #{account}")
    void deletePrefixes(long account);

    @Insert("INSERT INTO a2b_call_restriction (account_id, mode) VALUES (#{account}, #{mode})")
    void insertMode(@Param("account") long account, @Param("mode") Restriction.Mode mode);

    @Insert("""
            INSERT INTO a2b_call_restriction_prefix (account_id, prefix)
            VALUES (#{account}, #{prefix})""")
    void insertPrefix(@Param("account") long account, @Param("prefix") String prefix);

    @Update("UPDATE a2b_blocked_caller SET note = #{note} WHERE prefix = #{prefix}")
    int changeNote(BlockedCaller caller);

    @Insert("""
            INSERT INTO a2b_blocked_caller (prefix, note, blocked_at)
            VALUES (#{prefix}, #{note}, #{blockedAt})""")
    void insertBlocked(BlockedCaller caller);

    @Delete("DELETE FROM a2b_blocked_caller WHERE prefix = #{prefix}")
    int deleteBlocked(String prefix);

    @Select("""
            SELECT prefix, note, blocked_at FROM a2b_blocked_caller
             WHERE prefix > #{after} ORDER BY prefix LIMIT #{limit}""")
    List<BlockedCaller> listBlocked(@Param("after") String after, @Param("limit") int limit);

    /** By the keys of both tables, however many rows they have. */
    @Select("""
            <script>
            SELECT (SELECT count(*) FROM a2b_blocked_caller b WHERE b.prefix IN
            <foreach collection="caller" item="one" open="(" separator="," close=")">#{one}
            </foreach>) AS blocked,
                   (SELECT count(*) FROM a2b_call_restriction_prefix p
                     WHERE p.account_id = #{account} AND p.prefix IN
            <foreach collection="called" item="one" open="(" separator="," close=")">#{one}
            </foreach>) AS listed,
                   (SELECT mode FROM a2b_call_restriction WHERE account_id = #{account}) AS mode
            </script>""")
    VerdictRow judge(
            @Param("account") long account,
            @Param("caller") List<String> caller,
            @Param("called") List<String> called);
}

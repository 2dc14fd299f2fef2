package io.a2b.core.friend;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.List;
import java.util.Optional;

interface FriendMapper {
    String SELECT = """
            SELECT technology, name, account_id, secret, context, caller_id, host, codecs,
                   dtmf_mode, behind_nat, watched, options
              FROM a2b_friend
            """;

    @Select("SELECT id FROM a2b_account WHERE id = #{account} FOR UPDATE")
    Optional<Long> lock(long account);

    @Insert("""
            INSERT INTO a2b_friend (technology, name, account_id, secret, context, caller_id,
                   host, codecs, dtmf_mode, behind_nat, watched, options)
            VALUES (#{technology}, #{name}, #{accountId}, #{secret}, #{context}, #{callerId},
                   #{host}, #{codecs}, #{dtmfMode}, #{behindNat}, #{watched}, #{options})""")
    void insert(FriendRow row);

    @Update("""
            UPDATE a2b_friend
               SET secret = #{secret}, context = #{context}, caller_id = #{callerId},
                   host = #{host}, codecs = #{codecs}, dtmf_mode = #{dtmfMode},
                   behind_nat = #{behindNat}, watched = #{watched}, options = #{options}
             WHERE technology = #{technology} AND name = #{name}
               AND account_id = #{accountId}""")
    int update(FriendRow row);

    @Delete("DELETE FROM a2b_friend WHERE technology = #{technology} AND name = #{name}")
    int delete(@Param("technology") Technology technology, @Param("name") String name);

    @Select(SELECT + "WHERE technology = #{technology} AND name = #{name}")
    Optional<FriendRow> find(
            @Param("technology") Technology technology, @Param("name") String name);

    @Select(SELECT + "WHERE account_id = #{account} ORDER BY technology, name LIMIT 1000")
    List<FriendRow> of(long account);

    @Select(SELECT + """
            WHERE technology = #{technology} AND name > #{after} ORDER BY name LIMIT #{limit}""")
    List<FriendRow> list(
            @Param("technology") Technology technology,
            @Param("after") String after,
            @Param("limit") int limit);
}

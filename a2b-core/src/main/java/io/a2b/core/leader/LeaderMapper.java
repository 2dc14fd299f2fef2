package io.a2b.core.leader;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.Optional;

interface LeaderMapper {
    @Update("""
            update a2b_leader set owner = #{owner}, token = token + 1, ends_at = #{endsAt}
             where name = #{name} and ends_at <= #{now}""")
    int take(
            @Param("name") String name,
            @Param("owner") String owner,
            @Param("now") Instant now,
            @Param("endsAt") Instant endsAt);

    @Select("select token from a2b_leader where name = #{name}")
    Optional<Long> token(String name);

    /** A rival's insert fails one of the two on the key, and that one repeats and finds it. */
    @Insert("insert into a2b_leader (name, owner, token, ends_at)"
            + " values (#{name}, #{owner}, 1, #{endsAt})")
    void insert(
            @Param("name") String name,
            @Param("owner") String owner,
            @Param("endsAt") Instant endsAt);

    @Update("update a2b_leader set ends_at = #{endsAt}"
            + " where name = #{name} and owner = #{owner} and token = #{token}")
    int changeEnd(
            @Param("name") String name,
            @Param("owner") String owner,
            @Param("token") long token,
            @Param("endsAt") Instant endsAt);

    @Select("select count(*) > 0 from a2b_leader where name = #{name} and owner = #{owner}"
            + " and token = #{token} and ends_at > #{now}")
    boolean isHeld(
            @Param("name") String name,
            @Param("owner") String owner,
            @Param("token") long token,
            @Param("now") Instant now);
}

package io.a2b.core.voucher;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.Optional;

interface GuessMapper {
    String SELECT = "select subject, failures, window_ends_at, locked_until_at, lock_outs"
            + " from a2b_voucher_guess where subject = #{subject}";

    @Select(SELECT)
    Optional<Guesses> find(@Param("subject") String subject);

    @Select(SELECT + " for update")
    Optional<Guesses> lock(@Param("subject") String subject);

    @Insert("insert into a2b_voucher_guess"
            + " (subject, failures, window_ends_at, locked_until_at, lock_outs) values"
            + " (#{subject}, #{failures}, #{windowEndsAt}, #{lockedUntilAt}, #{lockOuts})")
    void insert(Guesses guesses);

    @Update("""
            update a2b_voucher_guess set failures = #{failures}, window_ends_at = #{windowEndsAt},
             locked_until_at = #{lockedUntilAt}, lock_outs = #{lockOuts}
             where subject = #{subject}""")
    void update(Guesses guesses);

    @Delete("delete from a2b_voucher_guess where subject = #{subject}")
    void delete(@Param("subject") String subject);
}

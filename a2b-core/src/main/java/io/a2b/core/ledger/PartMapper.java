package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.util.Optional;

/** Only for whoever has locked the row of the hold. */
interface PartMapper {
    @Select("select amount_micros from a2b_hold_part where hold_id = #{hold} and step = #{step}")
    Optional<Long> find(@Param("hold") String hold, @Param("step") int step);

    @Insert("insert into a2b_hold_part (hold_id, step, amount_micros)"
            + " values (#{hold}, #{step}, #{micros})")
    void insert(@Param("hold") String hold, @Param("step") int step, @Param("micros") long micros);
}

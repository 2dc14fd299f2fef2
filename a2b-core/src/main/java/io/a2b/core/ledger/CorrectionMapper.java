package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.util.Optional;

/** Only for whoever has locked the row of the hold. */
interface CorrectionMapper {
    String CORRECTION = "select hold_id, correction_id, number, charged_before_micros,"
            + " debt_before_micros, uncovered_before_micros, charged_micros, debt_micros,"
            + " uncovered_micros, corrected_at"
            + " from a2b_hold_correction where hold_id = #{hold}";

    @Select(CORRECTION + " and correction_id = #{id}")
    Optional<CorrectionRow> find(@Param("hold") String hold, @Param("id") String id);

    @Select(CORRECTION + " order by number desc limit 1")
    Optional<CorrectionRow> last(@Param("hold") String hold);

    @Insert("""
            insert into a2b_hold_correction (hold_id, correction_id, number,
             charged_before_micros, debt_before_micros, uncovered_before_micros, charged_micros,
             debt_micros, uncovered_micros, corrected_at)
             values (#{holdId}, #{correctionId}, #{number}, #{chargedBeforeMicros},
             #{debtBeforeMicros}, #{uncoveredBeforeMicros}, #{chargedMicros}, #{debtMicros},
             #{uncoveredMicros}, #{correctedAt})""")
    void insert(CorrectionRow correction);
}

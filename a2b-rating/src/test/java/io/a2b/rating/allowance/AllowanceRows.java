package io.a2b.rating.allowance;

import io.a2b.core.persistence.Transactor;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/** What tests do to the rows behind the back of {@link SqlAllowances}. */
interface AllowanceRows {
    @Delete("delete from a2b_allowance_extension")
    void deleteExtensions();

    @Delete("delete from a2b_allowance_hold")
    void deleteHolds();

    @Delete("delete from a2b_allowance_usage")
    void deleteUsages();

    @Delete("delete from a2b_allowance_destination")
    void deleteDestinations();

    @Delete("delete from a2b_allowance")
    void deleteAllowances();

    @Update("update a2b_allowance_usage set seconds_posted = seconds_posted + #{seconds}"
            + " where allowance = #{allowance}")
    void addToSecondsPosted(@Param("allowance") String allowance, @Param("seconds") long seconds);

    @Delete("delete from a2b_allowance_usage where allowance = #{allowance}")
    void deleteUsage(@Param("allowance") String allowance);

    static void deleteAll(Transactor transactor) {
        transactor.inTransaction(tx -> {
            AllowanceRows rows = tx.mapper(AllowanceRows.class);
            rows.deleteExtensions();
            rows.deleteHolds();
            rows.deleteUsages();
            rows.deleteDestinations();
            rows.deleteAllowances();
            return null;
        });
    }

    static void addToSecondsPosted(Transactor transactor, String allowance, long seconds) {
        transactor.inTransaction(tx -> {
            tx.mapper(AllowanceRows.class).addToSecondsPosted(allowance, seconds);
            return null;
        });
    }

    static void deleteUsage(Transactor transactor, String allowance) {
        transactor.inTransaction(tx -> {
            tx.mapper(AllowanceRows.class).deleteUsage(allowance);
            return null;
        });
    }
}

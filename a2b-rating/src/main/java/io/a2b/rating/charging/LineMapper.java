package io.a2b.rating.charging;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** How many calls are open on each number that calls come in on. */
interface LineMapper {
    /** The statement that decides: 0 if there is no row yet, or as many calls as may be. */
    @Update("""
            UPDATE a2b_did_line SET calls = calls + 1
             WHERE did = #{did} AND calls < #{callsMax}""")
    int take(@Param("did") String did, @Param("callsMax") int callsMax);

    @Select("SELECT count(*) > 0 FROM a2b_did_line WHERE did = #{did}")
    boolean isKnown(@Param("did") String did);

    /** Where the database can, a row that is there is kept; else a duplicate key repeats us. */
    @Insert("INSERT INTO a2b_did_line (did, calls) VALUES (#{did}, 0)")
    @Insert(
            value = "INSERT INTO a2b_did_line (did, calls) VALUES (#{did}, 0)"
                    + " ON CONFLICT DO NOTHING",
            databaseId = "postgresql")
    @Insert(
            value = "INSERT IGNORE INTO a2b_did_line (did, calls) VALUES (#{did}, 0)",
            databaseId = "mariadb")
    void insert(@Param("did") String did);

    @Update("UPDATE a2b_did_line SET calls = calls - 1 WHERE did = #{did}")
    int free(@Param("did") String did);
}

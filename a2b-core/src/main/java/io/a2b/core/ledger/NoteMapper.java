package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.util.Optional;

/** What is kept beside entries of which few have it. */
interface NoteMapper {
    @Insert("insert into a2b_ledger_note (entry_id, actor, reason)"
            + " values (#{entry}, #{note.actor}, #{note.reason})")
    void insertNote(@Param("entry") String entry, @Param("note") Note note);

    @Select("select actor, reason from a2b_ledger_note where entry_id = #{entry}")
    Optional<Note> findNote(@Param("entry") String entry);

    String REVERSAL = " into a2b_ledger_reversal (original_id, reversal_id)"
            + " values (#{original}, #{reversal})";

    /** 0 if one of the two is taken; waits for whoever is about to take it. */
    @Insert(value = "insert" + REVERSAL + " on conflict do nothing", databaseId = "postgresql")
    @Insert(value = "insert ignore" + REVERSAL, databaseId = "mariadb")
    @Insert(value = """
                    merge into a2b_ledger_reversal r using
                     (select cast(#{original} as varchar) as o, cast(#{reversal} as varchar) as n) x
                     on r.original_id = x.o or r.reversal_id = x.n
                     when not matched then insert (original_id, reversal_id)
                     values (#{original}, #{reversal})""", databaseId = "h2")
    int insertReversal(@Param("original") String original, @Param("reversal") String reversal);

    @Select("select reversal_id from a2b_ledger_reversal where original_id = #{original}")
    Optional<String> findReversal(@Param("original") String original);

    @Delete("delete from a2b_ledger_reversal where original_id = #{original}")
    void deleteReversal(@Param("original") String original);
}

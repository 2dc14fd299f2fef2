package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface SealMapper {
    String WHAT_IS_SEALED = " e.sequence, e.id, e.from_account, e.to_account, e.amount_micros,"
            + " e.currency, e.code, e.reference, e.posted_at, n.actor, n.reason";

    String SEAL = "select number, sequence as sealed_sequence, highest, hash from a2b_ledger_seal";

    @Select(SEAL + " order by number desc limit 1")
    Optional<SealRow> last();

    /** All below it was sealed so long ago that nothing can come in between any more. */
    @Select("select highest from a2b_ledger_seal where sealed_at <= #{until}"
            + " order by sealed_at desc, number desc limit 1")
    Optional<Long> settled(@Param("until") Instant until);

    @Select("select" + WHAT_IS_SEALED + " from a2b_ledger_entry e"
            + " left join a2b_ledger_note n on n.entry_id = e.id"
            + " where e.sequence > #{after} and not exists (select 1 from a2b_ledger_seal s"
            + " where s.sequence = e.sequence) order by e.sequence limit #{limit}")
    List<SealedRow> unsealed(@Param("after") long after, @Param("limit") int limit);

    @Select("select count(*) from a2b_ledger_entry e where e.sequence > #{after}"
            + " and not exists (select 1 from a2b_ledger_seal s where s.sequence = e.sequence)")
    long countUnsealed(@Param("after") long after);

    /** One that is there though it was not when its neighbours were sealed. */
    @Select("select e.id from a2b_ledger_entry e where e.sequence <= #{until}"
            + " and not exists (select 1 from a2b_ledger_seal s where s.sequence = e.sequence)"
            + " order by e.sequence limit 1")
    Optional<String> inserted(@Param("until") long until);

    /** {@code sealedSequence} is that of the entry, which may be gone. */
    record SealRow(long number, long sealedSequence, long highest, String hash) {
        static final SealRow NONE = new SealRow(0, 0, 0, SealHead.NONE.hash());

        SealRow next(SealedRow entry) {
            return new SealRow(
                    number + 1,
                    entry.sequence(),
                    Math.max(highest, entry.sequence()),
                    entry.hash(hash));
        }

        SealHead toHead() {
            return new SealHead(number, hash);
        }
    }

    @Select(SEAL + " where number > #{after} order by number limit #{limit}")
    List<SealRow> seals(@Param("after") long after, @Param("limit") int limit);

    @Select("select" + WHAT_IS_SEALED + " from a2b_ledger_seal s"
            + " join a2b_ledger_entry e on e.sequence = s.sequence"
            + " left join a2b_ledger_note n on n.entry_id = e.id"
            + " where s.number > #{after} and s.number <= #{until}")
    List<SealedRow> sealed(@Param("after") long after, @Param("until") long until);
}

package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface LedgerMapper {
    String HOLD = "select id, account_id, currency, placed_micros, amount_micros, parted_micros,"
            + " expires_at, state, charged_micros, overrun_micros, debt_micros, uncovered_micros,"
            + " placed_at, resolved_at from a2b_hold";
    String HOLD_COLUMNS = "(id, account_id, currency, placed_micros, amount_micros, expires_at,"
            + " state, placed_at) values (#{hold.id}, #{hold.accountId}, #{hold.currency},"
            + " #{hold.placedMicros}, #{hold.amountMicros}, #{hold.expiresAt}, #{hold.state},"
            + " #{hold.placedAt})";
    String NEW_HOLD = " into a2b_hold " + HOLD_COLUMNS;
    String ENTRY = "select sequence, id, from_account, to_account, amount_micros, currency, code,"
            + " reference, posted_at from a2b_ledger_entry";
    String ENTRY_FIELDS =
            "(id, from_account, to_account, amount_micros, currency, code, reference, posted_at)";
    String ENTRY_COLUMNS = ENTRY_FIELDS + " values (#{id}, #{fromAccount}, #{toAccount},"
            + " #{amountMicros}, #{currency}, #{code}, #{reference}, #{postedAt})";
    String NEW_ENTRY = " into a2b_ledger_entry " + ENTRY_COLUMNS;
    String BALANCE = "select currency, status, credit_limit_micros, calls_max, posted_micros,"
            + " held_micros, calls_held, zone, day_cap_micros, day_spent_micros, day_ends_at,"
            + " month_cap_micros, month_spent_micros, month_ends_at from a2b_account"
            + " where id = #{account}";

    String CHARGE_HOLD = "update a2b_hold set state = 'POSTED', charged_micros = #{micros},"
            + " resolved_at = #{now} where id = #{id} and resolved_at is null"
            + " and currency = #{currency} and amount_micros - parted_micros >= #{micros}";

    String RESERVE = "update a2b_account set held_micros = held_micros + #{micros},"
            + " calls_held = calls_held + #{calls}";

    /** The amount less the limit cannot overflow; the sum of balance and limit could. */
    String RESERVABLE = """
             currency = #{hold.currency}
             and (#{fresh} = 0 or (status = 'ACTIVE' and calls_held < calls_max))
             and posted_micros - held_micros >= #{micros} - credit_limit_micros
             and (day_cap_micros is null or held_micros
             + case when day_ends_at > #{now} then day_spent_micros else 0 end
             <= day_cap_micros - #{micros})
             and (month_cap_micros is null or held_micros
             + case when month_ends_at > #{now} then month_spent_micros else 0 end
             <= month_cap_micros - #{micros})""";

    String COUNT = " day_spent_micros = day_spent_micros + #{spentMicros},"
            + " month_spent_micros = month_spent_micros + #{spentMicros}";

    /** Lets nothing be counted in a window that is over. */
    String COUNTED = " and (#{spentMicros} = 0"
            + " or ((day_cap_micros is null or day_ends_at > #{now})"
            + " and (month_cap_micros is null or month_ends_at > #{now})))";

    /** 0 if there is a hold of that id; waits for whoever is about to write one. */
    @Insert(value = "insert" + NEW_HOLD + " on conflict do nothing", databaseId = "postgresql")
    @Insert(value = "insert ignore" + NEW_HOLD, databaseId = "mariadb")
    @Insert(value = """
                    merge into a2b_hold h using
                     (select cast(#{hold.id} as varchar) as new_id) n
                     on h.id = n.new_id when not matched then insert
                    """ + HOLD_COLUMNS, databaseId = "h2")
    int insertHold(@Param("hold") HoldRow hold);

    @Delete("delete from a2b_hold where id = #{id}")
    void deleteHold(@Param("id") String id);

    @Select(HOLD + " where id = #{id}")
    Optional<HoldRow> findHold(@Param("id") String id);

    /** A row of one call: nobody but that call waits for it. */
    @Select(HOLD + " where id = #{id} for update")
    Optional<HoldRow> lockHold(@Param("id") String id);

    @Update("""
            update a2b_hold set amount_micros = #{amountMicros},
             parted_micros = #{partedMicros}, expires_at = #{expiresAt},
             state = #{state}, charged_micros = #{chargedMicros},
             overrun_micros = #{overrunMicros}, debt_micros = #{debtMicros},
             uncovered_micros = #{uncoveredMicros}, resolved_at = #{resolvedAt}
             where id = #{id}""")
    int updateHold(HoldRow hold);

    /**
     * Charges an open hold that covers it; 0 if it is another, or none. Not by its state: the index
     * of open ones would lead past all of them.
     */
    @Update(CHARGE_HOLD)
    int chargeHold(
            @Param("id") String id,
            @Param("currency") String currency,
            @Param("micros") long micros,
            @Param("now") Instant now);

    @Select(HOLD + " where state = 'OPEN' and expires_at <= #{now}"
            + " order by expires_at, id limit #{limit}")
    List<HoldRow> overdueHolds(@Param("now") Instant now, @Param("limit") int limit);

    @Select(HOLD + " where state = 'OPEN' and expires_at <= #{now}"
            + " and (expires_at > #{after.expiresAt}"
            + " or expires_at = #{after.expiresAt} and id > #{after.id.value})"
            + " order by expires_at, id limit #{limit}")
    List<HoldRow> overdueHoldsAfter(
            @Param("now") Instant now, @Param("after") Hold after, @Param("limit") int limit);

    @Select("select amount_micros from a2b_hold_extension"
            + " where hold_id = #{hold} and step = #{step}")
    Optional<Long> findExtension(@Param("hold") String hold, @Param("step") int step);

    @Insert("insert into a2b_hold_extension (hold_id, step, amount_micros)"
            + " values (#{hold}, #{step}, #{micros})")
    void insertExtension(
            @Param("hold") String hold, @Param("step") int step, @Param("micros") long micros);

    @Delete("delete from a2b_hold_extension where hold_id = #{hold} and step = #{step}")
    void deleteExtension(@Param("hold") String hold, @Param("step") int step);

    /**
     * The statement that decides: two calls cannot set the same money aside. 0: not set aside.
     *
     * @param calls 1 for a hold that is placed, 0 for one that is extended
     * @param fresh 1 for a call that begins: then the account must let one more through
     */
    @Update(RESERVE + " where id = #{hold.accountId} and " + RESERVABLE)
    int reserve(
            @Param("hold") HoldRow hold,
            @Param("micros") long micros,
            @Param("calls") int calls,
            @Param("fresh") int fresh,
            @Param("now") Instant now);

    /**
     * Ends a hold at its account, together with what was charged. 0: {@link #turnWindows} first.
     */
    @Update("update a2b_account set held_micros = held_micros - #{heldMicros},"
            + " calls_held = calls_held - #{calls},"
            + " posted_micros = posted_micros - #{chargedMicros}," + COUNT
            + " where id = #{account}" + COUNTED)
    int settle(
            @Param("account") long account,
            @Param("heldMicros") long heldMicros,
            @Param("calls") int calls,
            @Param("chargedMicros") long chargedMicros,
            @Param("spentMicros") long spentMicros,
            @Param("now") Instant now);

    /** {@link #settle} after {@link #chargeHold}, which knows the account. */
    @Update("update a2b_account set held_micros = held_micros"
            + " - (select amount_micros - parted_micros from a2b_hold where id = #{hold}),"
            + " calls_held = calls_held - 1, posted_micros = posted_micros - #{spentMicros},"
            + COUNT
            + " where id = (select account_id from a2b_hold where id = #{hold})" + COUNTED)
    int settleCharged(
            @Param("hold") String hold,
            @Param("spentMicros") long spentMicros,
            @Param("now") Instant now);

    /** 0: no such account in the currency, or {@link #turnWindows} first. */
    @Update("update a2b_account set posted_micros = posted_micros + #{micros}," + COUNT
            + " where id = #{account} and currency = #{currency}" + COUNTED)
    int addPosted(
            @Param("account") long account,
            @Param("currency") String currency,
            @Param("micros") long micros,
            @Param("spentMicros") long spentMicros,
            @Param("now") Instant now);

    /**
     * Takes what is there, besides what is held; 0: not taken, or {@link #turnWindows} first. Spend
     * caps are for calls: they do not keep a fee from being paid.
     */
    @Update("update a2b_account set posted_micros = posted_micros - #{micros}," + COUNT
            + " where id = #{account} and currency = #{currency}"
            + " and posted_micros - held_micros >= #{micros} - credit_limit_micros" + COUNTED)
    int takePosted(
            @Param("account") long account,
            @Param("currency") String currency,
            @Param("micros") long micros,
            @Param("spentMicros") long spentMicros,
            @Param("now") Instant now);

    /** New windows where the old ones are over; what was spent before an end asks for the end. */
    @Update("""
            update a2b_account set
             day_spent_micros = case when day_ends_at > #{now} then day_spent_micros else 0 end,
             day_ends_at = case when day_ends_at > #{now} then day_ends_at else #{dayEnd} end,
             month_spent_micros
             = case when month_ends_at > #{now} then month_spent_micros else 0 end,
             month_ends_at
             = case when month_ends_at > #{now} then month_ends_at else #{monthEnd} end
             where id = #{account}""")
    int turnWindows(
            @Param("account") long account,
            @Param("now") Instant now,
            @Param("dayEnd") Instant dayEnd,
            @Param("monthEnd") Instant monthEnd);

    @Select(BALANCE)
    Optional<BalanceRow> findBalance(@Param("account") long account);

    @Select(BALANCE + " for update")
    Optional<BalanceRow> lockBalance(@Param("account") long account);

    /** 0 if there is an entry of that id; waits for whoever is about to write one. */
    @Insert(value = "insert" + NEW_ENTRY + " on conflict do nothing", databaseId = "postgresql")
    @Insert(value = "insert ignore" + NEW_ENTRY, databaseId = "mariadb")
    @Insert(value = """
                    merge into a2b_ledger_entry e using
                     (select cast(#{id} as varchar) as new_id) n
                     on e.id = n.new_id when not matched then insert
                    """ + ENTRY_COLUMNS, databaseId = "h2")
    int insertEntry(EntryRow entry);

    /** The entry after {@link #settleCharged}; who pays is taken from the hold. */
    @Insert("insert into a2b_ledger_entry " + ENTRY_FIELDS
            + " select #{entry.id}, account_id, #{entry.toAccount}, #{entry.amountMicros},"
            + " currency, #{entry.code}, #{entry.reference}, #{entry.postedAt} from a2b_hold"
            + " where id = #{hold}")
    int insertCharge(@Param("hold") String hold, @Param("entry") EntryRow entry);

    /** Only for what the same transaction has written. */
    @Delete("delete from a2b_ledger_entry where id = #{id}")
    void deleteEntry(@Param("id") String id);

    @Select(ENTRY + " where id = #{id}")
    Optional<EntryRow> findEntry(@Param("id") String id);

    /**
     * Two short walks along two indexes; one "or" would read the whole history. PostgreSQL compares
     * rows, which leaves it no other index: else it may walk along the sequence alone and pass over
     * what belongs to others, all history long where one side has nothing.
     */
    @Select(
            value = "select * from ((" + ENTRY
                    + " where (from_account, sequence) > (#{account}, #{after})"
                    + " and from_account <= #{account} and from_account > 0"
                    + " order by from_account, sequence limit #{limit}) union all (" + ENTRY
                    + " where (to_account, sequence) > (#{account}, #{after})"
                    + " and to_account <= #{account} and to_account > 0"
                    + " order by to_account, sequence limit #{limit})) e"
                    + " order by sequence limit #{limit}",
            databaseId = "postgresql")
    @Select("select * from ((" + ENTRY
            + " where from_account = #{account} and sequence > #{after}"
            + " order by sequence limit #{limit}) union all (" + ENTRY
            + " where to_account = #{account} and sequence > #{after}"
            + " order by sequence limit #{limit})) e order by sequence limit #{limit}")
    List<EntryRow> entries(
            @Param("account") long account, @Param("after") long after, @Param("limit") int limit);

    @Select(ENTRY + " where reference = #{reference} order by sequence")
    List<EntryRow> entriesOf(@Param("reference") String reference);
}

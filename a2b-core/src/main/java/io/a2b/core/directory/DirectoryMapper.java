package io.a2b.core.directory;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

interface DirectoryMapper {
    /** {@code null}: in no series. */
    record SerialRow(String seriesName, Long serial) {}

    record NoteRow(String id, long accountId, String actor, String text, Instant notedAt) {}

    @Select("SELECT currency FROM a2b_account WHERE id = #{id}")
    Optional<String> findCurrency(@Param("id") long id);

    /** Whoever changes what is known of an account does it behind this lock. */
    @Select("SELECT currency FROM a2b_account WHERE id = #{id} FOR UPDATE")
    Optional<String> lockAccount(@Param("id") long id);

    @Select("""
            SELECT p.account_id, p.group_name, p.tag, p.first_name, p.last_name,
                   p.company, p.address, p.city, p.region, p.postal_code, p.country, p.email,
                   p.phone, p.fax
              FROM a2b_account_profile p WHERE p.account_id = #{id}""")
    Optional<ProfileRow> findProfile(@Param("id") long id);

    @Insert("""
            INSERT INTO a2b_account_profile (account_id, group_name, tag, first_name, last_name,
                   company, address, city, region, postal_code, country, email, phone, fax)
            VALUES (#{accountId}, #{groupName}, #{tag}, #{firstName}, #{lastName}, #{company},
                   #{address}, #{city}, #{region}, #{postalCode}, #{country}, #{email}, #{phone},
                   #{fax})""")
    void insertProfile(ProfileRow row);

    @Update("""
            UPDATE a2b_account_profile
               SET group_name = #{groupName}, tag = #{tag}, first_name = #{firstName},
                   last_name = #{lastName}, company = #{company}, address = #{address},
                   city = #{city}, region = #{region}, postal_code = #{postalCode},
                   country = #{country}, email = #{email}, phone = #{phone}, fax = #{fax}
             WHERE account_id = #{accountId}""")
    int updateProfile(ProfileRow row);

    /** Locked: it stays while an account enters it. */
    @Select("SELECT name, description FROM a2b_account_group WHERE name = #{name} FOR UPDATE")
    Optional<AccountGroup> lockGroup(@Param("name") String name);

    @Select("SELECT name, description FROM a2b_account_group ORDER BY name")
    List<AccountGroup> groups();

    @Insert("INSERT INTO a2b_account_group (name, description) VALUES (#{name}, #{description})")
    void insertGroup(AccountGroup group);

    @Update("UPDATE a2b_account_group SET description = #{description} WHERE name = #{name}")
    int describeGroup(AccountGroup group);

    @Update("UPDATE a2b_account_profile SET group_name = 'default' WHERE group_name = #{name}")
    void emptyGroup(@Param("name") String name);

    @Delete("DELETE FROM a2b_account_group WHERE name = #{name}")
    void deleteGroup(@Param("name") String name);

    @Select("SELECT name, description, last_serial FROM a2b_account_series ORDER BY name")
    List<Series> series();

    @Insert("INSERT INTO a2b_account_series (name, description) VALUES (#{name}, #{description})")
    void insertSeries(@Param("name") String name, @Param("description") String description);

    @Update("UPDATE a2b_account_series SET description = #{description} WHERE name = #{name}")
    int describeSeries(@Param("name") String name, @Param("description") String description);

    @Update("UPDATE a2b_account_series SET last_serial = last_serial + 1 WHERE name = #{name}")
    int giveSerial(@Param("name") String name);

    @Select("SELECT last_serial FROM a2b_account_series WHERE name = #{name}")
    long lastSerial(@Param("name") String name);

    @Select("SELECT series_name, serial FROM a2b_account_profile WHERE account_id = #{id}")
    Optional<SerialRow> findSerial(@Param("id") long id);

    @Update("""
            UPDATE a2b_account_profile SET series_name = #{series}, serial = #{serial}
             WHERE account_id = #{id}""")
    int enterSeries(
            @Param("id") long id, @Param("series") String series, @Param("serial") long serial);

    @Select("""
            <script>
            SELECT a.id FROM a2b_account a
              LEFT JOIN a2b_account_profile p ON p.account_id = a.id
             WHERE a.id &gt; #{after}
            <if test="c.cardFrom != null">
               AND a.card_number &gt;= #{c.cardFrom} AND a.card_number &lt; #{c.cardUntil}</if>
            <if test="c.status != null"> AND a.status = #{c.status}</if>
            <if test="c.currency != null"> AND a.currency = #{c.currency}</if>
            <if test="c.plan != null"> AND a.tariff_plan = #{c.plan}</if>
            <if test="c.createdFrom != null">
               AND a.created_at &gt;= #{c.createdFrom} AND a.created_at &lt; #{c.createdUntil}</if>
            <if test="c.usedFrom != null">
               AND a.first_used_at &gt;= #{c.usedFrom} AND a.first_used_at &lt; #{c.usedUntil}</if>
            <if test="c.group == 'default'">
               AND (p.group_name = 'default' OR p.account_id IS NULL)</if>
            <if test="c.group != null and c.group != 'default'"> AND p.group_name = #{c.group}</if>
            <if test="c.series != null"> AND p.series_name = #{c.series}</if>
            <if test="c.tag != null"> AND p.tag = #{c.tag}</if>
            <if test="c.lastName != null"> AND p.last_name = #{c.lastName}</if>
            <if test="c.company != null"> AND p.company = #{c.company}</if>
            <if test="c.email != null"> AND p.email = #{c.email}</if>
             ORDER BY a.id LIMIT #{limit}
            </script>""")
    List<Long> search(
            @Param("c") Map<String, Object> criteria,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("""
            SELECT id, account_id, actor, text, noted_at FROM a2b_account_note WHERE id = #{id}""")
    Optional<NoteRow> findNote(@Param("id") String id);

    @Insert("""
            INSERT INTO a2b_account_note (id, account_id, actor, text, noted_at)
            VALUES (#{id}, #{accountId}, #{actor}, #{text}, #{notedAt})""")
    void insertNote(NoteRow row);

    @Select("""
            SELECT id, account_id, actor, text, noted_at FROM a2b_account_note
             WHERE account_id = #{account} ORDER BY noted_at DESC, id LIMIT #{limit}""")
    List<NoteRow> notes(@Param("account") long account, @Param("limit") int limit);
}

package io.a2b.core.opening;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

interface OpeningMapper {
    /** A card number and the alias that tells which one of its batch it is. */
    record Card(String alias, String cardNumber) {}

    @Select("select id, ordered, terms, opened, printed from a2b_account_batch where id = #{id}"
            + " for update")
    Optional<OpeningRow> lock(@Param("id") String id);

    @Insert("insert into a2b_account_batch (id, ordered, terms, opened, printed)"
            + " values (#{id}, #{ordered}, #{terms}, #{opened}, #{printed})")
    void insert(OpeningRow row);

    @Update("update a2b_account_batch set opened = #{opened} where id = #{id}")
    void updateOpened(@Param("id") String id, @Param("opened") int opened);

    /** Never back, when two print the same. */
    @Update("update a2b_account_batch set printed = #{printed}"
            + " where id = #{id} and printed < #{printed}")
    void updatePrinted(@Param("id") String id, @Param("printed") int printed);

    /** Those of the numbers that are an account's, or read like an alias. */
    @Select("""
            <script>
            select name from a2b_account_name where name in
            <foreach collection="cards" item="card" open="(" separator="," close=")">#{card}
            </foreach></script>""")
    List<String> taken(@Param("cards") Collection<String> cards);

    @Select("""
            <script>
            select alias, card_number from a2b_account where alias in
            <foreach collection="aliases" item="alias" open="(" separator="," close=")">#{alias}
            </foreach></script>""")
    List<Card> cards(@Param("aliases") List<String> aliases);

    @Insert("""
            <script>
            insert into a2b_account_profile (account_id, group_name, tag, first_name, last_name,
             company, address, city, region, postal_code, country, email, phone, fax) values
            <foreach collection="ids" item="id" separator=",">
            (#{id}, 'default', #{tag}, '', '', '', '', '', '', '', '', '', '', '')
            </foreach></script>""")
    void insertProfiles(@Param("ids") List<Long> ids, @Param("tag") String tag);
}

package io.a2b.rating.deck;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.util.List;
import java.util.Optional;

/** SQL of {@link SqlDestinations}. */
interface DestinationMapper {
    /** An entry as it is stored. */
    record PrefixRow(String prefix, String destination) {
        NamedPrefix toNamedPrefix() {
            return new NamedPrefix(new Prefix(prefix), destination);
        }
    }

    @Select("""
            <script>
            select prefix, destination from a2b_prefix
             where prefix in
            <foreach collection="prefixes" item="one" open="(" separator="," close=")">#{one}
            </foreach>
             order by char_length(prefix) desc limit 1
            </script>""")
    Optional<PrefixRow> findLongest(@Param("prefixes") List<String> prefixes);

    @Update("update a2b_prefix set destination = #{destination} where prefix = #{prefix}")
    int rename(PrefixRow row);

    @Insert("insert into a2b_prefix (prefix, destination) values (#{prefix}, #{destination})")
    void insert(PrefixRow row);

    @Delete("delete from a2b_prefix where prefix = #{prefix}")
    int delete(@Param("prefix") String prefix);

    @Select("select count(*) from a2b_prefix")
    int count();

    @Select("select prefix, destination from a2b_prefix")
    List<PrefixRow> listAll();

    @Select("""
            select prefix, destination from a2b_prefix
             where left(prefix, #{length}) = #{digits} and prefix > #{after}
             order by prefix limit #{max}""")
    List<PrefixRow> listByPrefix(
            @Param("digits") String digits,
            @Param("length") int length,
            @Param("after") String after,
            @Param("max") int max);

    @Select("""
            select prefix, destination from a2b_prefix
             where left(destination, #{length}) = #{name}
               and (destination > #{afterName}
                    or destination = #{afterName} and prefix > #{afterPrefix})
             order by destination, prefix limit #{max}""")
    List<PrefixRow> listByName(
            @Param("name") String name,
            @Param("length") int length,
            @Param("afterName") String afterName,
            @Param("afterPrefix") String afterPrefix,
            @Param("max") int max);
}

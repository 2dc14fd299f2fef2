package io.a2b.core.account;

import io.a2b.core.account.AccountRow.TermsRow;
import io.a2b.core.account.BulkOpeningMapper.Opened;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;

/** What {@link BulkOpeningMapper} writes, in one statement however many accounts there are. */
interface PostgreSqlOpeningMapper {
    /** Accounts on the same terms, and their card numbers and aliases as names. */
    @Select(value = """
                    with drawn as (
                     select * from unnest(
                      cast(#{cards,typeHandler=org.apache.ibatis.type.ArrayTypeHandler} as text[]),
                      cast(#{aliases,typeHandler=org.apache.ibatis.type.ArrayTypeHandler} as text[])
                     ) as drawn (card_number, alias)
                    ), opened as (
                     insert into a2b_account (card_number, alias, status, billing_mode, currency,
                      credit_limit_micros, calls_max, tariff_plan, language, expiry_kind,
                      expiry_at, expiry_days, zone, day_cap_micros, month_cap_micros, created_at)
                     select card_number, alias, 'ACTIVE', #{terms.billingMode}, #{terms.currency},
                      #{terms.creditLimitMicros}, #{terms.callsMax}, #{terms.tariffPlan},
                      #{terms.language}, #{terms.expiryKind}, cast(#{terms.expiryAt} as timestamp),
                      cast(#{terms.expiryDays} as int), #{terms.zone},
                      cast(#{terms.dayCapMicros} as bigint),
                      cast(#{terms.monthCapMicros} as bigint), #{createdAt} from drawn
                     returning id, card_number, alias
                    ), named as (
                     insert into a2b_account_name (name, account_id)
                     select card_number, id from opened union all select alias, id from opened
                    )
                    select card_number, id from opened""", affectData = true)
    List<Opened> open(
            @Param("cards") String[] cards,
            @Param("aliases") String[] aliases,
            @Param("terms") TermsRow terms,
            @Param("createdAt") Instant createdAt);
}

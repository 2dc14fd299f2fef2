package io.a2b.rating.tariff;

import org.apache.ibatis.annotations.Delete;

/** What tests do to the rows behind the back of {@link SqlTariffPlans}. */
interface TariffPlanRows {
    @Delete("delete from a2b_tariff_plan")
    int deleteAll();
}

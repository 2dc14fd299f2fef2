package io.a2b.core.opening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a cell of the list is about, by our names and A2Billing's. */
enum Column {
    CARD_NUMBER("username"),
    ALIAS("useralias"),
    SECRET("uipass"),
    BALANCE("credit"),
    STATUS(""),
    ACTIVATED(""),
    CURRENCY(""),
    TARIFF_PLAN("tariff"),
    BILLING_MODE("typepaid"),
    CREDIT_LIMIT("creditlimit"),
    CALLS_MAX("max_concurrent"),
    LANGUAGE(""),
    ZONE(""),
    EXPIRES_AT("expirationdate"),
    CALLER_ID("callerid"),
    GROUP(""),
    TAG(""),
    FIRST_NAME("firstname"),
    LAST_NAME("lastname"),
    COMPANY("company_name"),
    ADDRESS(""),
    CITY(""),
    REGION("state"),
    POSTAL_CODE("zipcode"),
    COUNTRY(""),
    EMAIL(""),
    PHONE(""),
    FAX("");

    private final String older;

    Column(String older) {
        this.older = older;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> find(String header) {
        String name = header.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return List.of(values()).stream()
                .filter(column ->
                        name.equals(column.text()) || !name.isEmpty() && name.equals(column.older))
                .findFirst();
    }
}

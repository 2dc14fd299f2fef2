package io.a2b.payments;

import io.a2b.core.persistence.MigrationSet;

/** The tables of this module. */
public final class PaymentsTables {
    /** For {@link io.a2b.core.persistence.SchemaMigrator}. */
    public static final MigrationSet MIGRATIONS =
            new MigrationSet("payments", PaymentsTables.class);

    private PaymentsTables() {}
}

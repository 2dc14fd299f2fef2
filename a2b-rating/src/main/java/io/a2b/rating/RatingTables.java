package io.a2b.rating;

import io.a2b.core.persistence.MigrationSet;

/** The tables of this module. */
public final class RatingTables {
    /** For {@link io.a2b.core.persistence.SchemaMigrator}. */
    public static final MigrationSet MIGRATIONS = new MigrationSet("rating", RatingTables.class);

    private RatingTables() {}
}

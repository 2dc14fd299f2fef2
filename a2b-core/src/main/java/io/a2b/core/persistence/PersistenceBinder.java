package io.a2b.core.persistence;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;

/** What a module that has tables says when it is wired. */
public final class PersistenceBinder {
    private final Multibinder<MigrationSet> migrations;

    private PersistenceBinder(Binder binder) {
        migrations = Multibinder.newSetBinder(binder, MigrationSet.class);
    }

    public static PersistenceBinder persistenceBinder(Binder binder) {
        return new PersistenceBinder(requireNonNull(binder, "binder"));
    }

    /** Adds tables to what {@link SchemaMigrator} migrates; modules migrate in this order. */
    public PersistenceBinder addMigrations(MigrationSet set) {
        migrations.addBinding().toInstance(set);
        return this;
    }
}

package io.a2b.core.persistence;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.CoreConfig;
import io.a2b.core.ForA2b;

import java.util.Set;

import javax.sql.DataSource;

/**
 * Binds {@link Transactor} and {@link SchemaMigrator}. Needs {@code @ForA2b DataSource} and the
 * config.
 */
public final class PersistenceModule extends AbstractModule {
    @Override
    protected void configure() {
        requireBinding(Key.get(DataSource.class, ForA2b.class));
        PersistenceBinder.persistenceBinder(binder());
    }

    @Provides
    @Singleton
    Transactor transactor(@ForA2b DataSource dataSource, CoreConfig config) {
        return Transactor.over(dataSource, config.isolation());
    }

    @Provides
    @Singleton
    SchemaMigrator schemaMigrator(@ForA2b DataSource dataSource, Set<MigrationSet> sets) {
        return new SchemaMigrator(dataSource, sets);
    }
}

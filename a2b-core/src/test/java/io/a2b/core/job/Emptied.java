package io.a2b.core.job;

import io.a2b.core.testing.FreshDatabase;

/** Tables that tests share. */
final class Emptied {
    private Emptied() {}

    /** Deletes all rows, in this order. */
    static void tables(FreshDatabase database, String... tables) {
        database.transactor()
                .inTransaction(tx -> tx.onConnection(connection -> {
                    for (String table : tables) {
                        try (var delete = connection.prepareStatement("delete from a2b_" + table)) {
                            delete.executeUpdate();
                        }
                    }
                    return null;
                }));
    }
}

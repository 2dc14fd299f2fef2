package io.a2b.examples;

import com.zaxxer.hikari.HikariDataSource;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** A command that opens the books, does one thing and closes them. */
abstract class BillingCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions database;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        try (HikariDataSource pool = database.open()) {
            Billing billing = Billing.over(pool, database.keepEvents());
            billing.migrator().migrate();
            return run(billing, out());
        }
    }

    /** @return the exit code */
    abstract int run(Billing billing, PrintWriter out);

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}

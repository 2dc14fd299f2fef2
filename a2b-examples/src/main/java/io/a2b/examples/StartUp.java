package io.a2b.examples;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.RateDeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import javax.sql.DataSource;

/** What a server needs before it takes calls: a database with its tables, and a rate deck. */
final class StartUp {
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(30);

    private final Billing billing;
    private final DataSource dataSource;
    private final Console console;
    private final StopRequest stop;

    StartUp(Billing billing, DataSource dataSource, Console console, StopRequest stop) {
        this.billing = billing;
        this.dataSource = dataSource;
        this.console = console;
        this.stop = stop;
    }

    /**
     * Makes everything ready, step by step. While the database cannot be reached, a step is tried
     * again after growing pauses.
     *
     * @param deck imported if it is given; else the world deck, if there is none yet
     * @param last done at the end, when the tables are there
     * @return the exit code; {@link ExitCode#DONE} when calls can be taken
     */
    int prepare(DeckCommand.Target target, Optional<Path> deck, Runnable last) {
        List<IntSupplier> steps = List.of(this::migrate, () -> loadDeck(target, deck), () -> {
            last.run();
            return ExitCode.DONE;
        });
        for (IntSupplier step : steps) {
            int code = patiently(step);
            if (code != ExitCode.DONE) return code;
        }
        return ExitCode.DONE;
    }

    private int patiently(IntSupplier step) {
        Duration wait = Duration.ofSeconds(1);
        while (true) {
            try {
                return step.getAsInt();
            } catch (A2bException e) {
                if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) throw e;
                console.complain("a2b: database not reachable: %s; next try in %d s"
                        .formatted(Failures.describe(e), wait.toSeconds()));
            }
            if (stop.isMadeWithin(wait)) return ExitCode.WORLD_FAILED;
            wait = wait.multipliedBy(2);
            if (wait.compareTo(BACKOFF_MAX) > 0) wait = BACKOFF_MAX;
        }
    }

    private int migrate() {
        billing.migrator().migrate();
        say("database ready: " + product());
        return ExitCode.DONE;
    }

    private String product() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new A2bException(ErrorCode.DATABASE_UNAVAILABLE, "connection lost", e);
        }
    }

    private int loadDeck(DeckCommand.Target target, Optional<Path> deck) {
        Optional<RateDeck> present = billing.decks().find(target.name());
        if (deck.isEmpty() && present.isPresent()) {
            say("deck %s: %d rates, %s"
                    .formatted(
                            present.get().version(),
                            present.get().rates().size(),
                            present.get().currency()));
            return ExitCode.DONE;
        }
        String source = deck.map(Path::toString).orElse("world deck");
        try (InputFile csv = deck.map(InputFile::open).orElseGet(InputFile::worldDeck)) {
            return DeckCommand.load(billing.decks(), target, csv, source, console);
        } catch (IOException e) {
            throw new UncheckedIOException(source, e);
        }
    }

    private void say(String line) {
        console.say("a2b: " + line);
    }
}

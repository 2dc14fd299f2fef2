package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * The chain in a table of its own. Its number is its key: of two who seal at the same time one
 * begins anew.
 */
final class SqlLedgerSeals implements LedgerSeals {
    private static final int PAGE = 1000;
    private static final String INSERT = "insert into a2b_ledger_seal"
            + " (number, sequence, highest, hash, sealed_at) values (?, ?, ?, ?, ?)";

    private final Transactor transactor;
    private final Clock clock;
    private final Duration longest;

    SqlLedgerSeals(Transactor transactor, Clock clock, Duration longest) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("longest: " + longest);
        }
        this.longest = longest;
    }

    /** Where the chain ends, and up to which entry this run has come. */
    private record Sealed(SealHead head, long sequence, boolean more) {}

    @Override
    public SealHead seal() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long settled = transactor.inTransaction(tx -> settled(tx.mapper(SealMapper.class), now));
        Sealed sealed = sealPage(settled, now);
        while (sealed.more()) {
            sealed = sealPage(sealed.sequence(), now);
        }
        return sealed.head();
    }

    private long settled(SealMapper seals, Instant now) {
        return seals.settled(now.minus(longest)).orElse(0L);
    }

    private Sealed sealPage(long after, Instant now) {
        return transactor.inTransaction(tx -> {
            SealMapper seals = tx.mapper(SealMapper.class);
            List<SealedRow> rows = seals.unsealed(after, PAGE);
            SealMapper.SealRow last = seals.last().orElse(SealMapper.SealRow.NONE);
            if (rows.isEmpty()) return new Sealed(last.toHead(), after, false);
            List<SealMapper.SealRow> chain = new ArrayList<>(rows.size());
            for (SealedRow row : rows) {
                last = last.next(row);
                chain.add(last);
            }
            tx.onConnection(connection -> insert(connection, chain, now));
            return new Sealed(last.toHead(), last.sealedSequence(), rows.size() == PAGE);
        });
    }

    /** In one batch: a row at a time would be a round trip for each. */
    private static int insert(Connection connection, List<SealMapper.SealRow> chain, Instant now)
            throws SQLException {
        LocalDateTime sealedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (SealMapper.SealRow seal : chain) {
                statement.setLong(1, seal.number());
                statement.setLong(2, seal.sealedSequence());
                statement.setLong(3, seal.highest());
                statement.setString(4, seal.hash());
                statement.setObject(5, sealedAt);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    @Override
    public SealCheck verify(LongConsumer progress) {
        return verify(SealHead.NONE, progress);
    }

    @Override
    public SealCheck verify(SealHead earlier, LongConsumer progress) {
        Walk walk = new Walk(earlier);
        while (walk.goOn()) {
            progress.accept(walk.head.number());
        }
        progress.accept(walk.head.number());
        if (walk.problem == null && walk.head.number() < earlier.number()) {
            walk.problem = "seal " + (walk.head.number() + 1) + ": gone, the chain once reached "
                    + earlier.number();
        }
        return transactor.inTransaction(tx -> {
            SealMapper seals = tx.mapper(SealMapper.class);
            long settled = settled(seals, clock.instant());
            Optional<String> problem = Optional.ofNullable(walk.problem)
                    .or(() -> seals.inserted(settled)
                            .map(id -> "entry " + id + ": inserted after its neighbours"));
            return new SealCheck(walk.head, seals.countUnsealed(settled), problem);
        });
    }

    /** Goes along the chain, page by page, until its end or the first thing that is wrong. */
    private final class Walk {
        private final SealHead earlier;
        private SealHead head = SealHead.NONE;
        private long highest;
        private String problem; // null: none so far

        private Walk(SealHead earlier) {
            this.earlier = earlier;
        }

        /** False at the end. */
        boolean goOn() {
            return transactor.inTransaction(tx -> {
                SealMapper mapper = tx.mapper(SealMapper.class);
                List<SealMapper.SealRow> seals = mapper.seals(head.number(), PAGE);
                if (seals.isEmpty()) return false;
                long last = seals.get(seals.size() - 1).number();
                Map<Long, SealedRow> entries = mapper.sealed(head.number(), last).stream()
                        .collect(Collectors.toMap(SealedRow::sequence, Function.identity()));
                return seals.stream().allMatch(seal -> isGood(seal, entries))
                        && seals.size() == PAGE;
            });
        }

        private boolean isGood(SealMapper.SealRow seal, Map<Long, SealedRow> entries) {
            SealedRow entry = entries.get(seal.sealedSequence());
            long reached = Math.max(highest, seal.sealedSequence());
            if (seal.number() != head.number() + 1) {
                problem = "seal " + (head.number() + 1) + ": gone";
            } else if (entry == null) {
                problem = "entry with sequence " + seal.sealedSequence() + ": gone";
            } else if (!entry.hash(head.hash()).equals(seal.hash())) {
                problem = "entry " + entry.id() + ": not as it was sealed";
            } else if (seal.highest() != reached) {
                problem = "seal " + seal.number() + ": not as it was";
            } else if (seal.number() == earlier.number() && !seal.hash().equals(earlier.hash())) {
                problem = "seal " + seal.number() + ": not the one it once was, up to entry "
                        + entry.id() + " the chain was written anew";
            } else {
                head = seal.toHead();
                highest = reached;
                return true;
            }
            return false;
        }
    }
}

package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.LedgerSeals;
import io.a2b.core.ledger.SealCheck;
import io.a2b.core.ledger.SealHead;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A chain of hashes over the entries of a ledger in memory, for tests. Its hashes are not those of
 * a chain in tables. Entries that are rolled back after they were sealed are found as gone.
 */
public final class InMemoryLedgerSeals implements LedgerSeals {
    private static final SealHead NONE = new SealHead(0, "0".repeat(64));

    private final InMemoryLedger ledger;
    private final List<SealHead> chain = new ArrayList<>();

    public InMemoryLedgerSeals(InMemoryLedger ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    @Override
    public synchronized SealHead seal() {
        List<LedgerEntry> entries = ledger.all();
        for (int n = chain.size(); n < entries.size(); n++) {
            chain.add(next(head(n), entries.get(n)));
        }
        return head(chain.size());
    }

    /** Where the chain ended when it was that long. */
    private SealHead head(int length) {
        return length == 0 ? NONE : chain.get(length - 1);
    }

    private SealHead next(SealHead before, LedgerEntry entry) {
        String text = before.hash() + "\n" + entry + "\n" + ledger.findNote(entry.id());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return new SealHead(before.number() + 1, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public SealCheck verify(LongConsumer progress) {
        return verify(NONE, progress);
    }

    @Override
    public synchronized SealCheck verify(SealHead earlier, LongConsumer progress) {
        List<LedgerEntry> entries = ledger.all();
        int good = 0;
        Optional<String> problem = Optional.empty();
        while (problem.isEmpty() && good < chain.size()) {
            problem = problem(chain.get(good), head(good), entries, earlier);
            if (problem.isEmpty()) good++;
        }
        progress.accept(good);
        if (problem.isEmpty() && good < earlier.number()) {
            problem = Optional.of(
                    "seal " + (good + 1) + ": gone, the chain once reached " + earlier.number());
        }
        long unsealed = Math.max(0, entries.size() - chain.size());
        return new SealCheck(head(good), unsealed, problem);
    }

    private Optional<String> problem(
            SealHead seal, SealHead before, List<LedgerEntry> entries, SealHead earlier) {
        if (seal.number() > entries.size()) {
            return Optional.of("entry with sequence " + seal.number() + ": gone");
        }
        LedgerEntry entry = entries.get((int) before.number());
        if (!next(before, entry).equals(seal)) {
            return Optional.of("entry " + entry.id() + ": not as it was sealed");
        }
        boolean another = seal.number() == earlier.number() && !seal.equals(earlier);
        return another
                ? Optional.of("seal " + seal.number() + ": not the one it once was")
                : Optional.empty();
    }
}

package io.a2b.core.opening;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.OpenResult;
import io.a2b.core.account.StatusNote;
import io.a2b.core.csv.CsvLine;
import io.a2b.core.csv.TextLines;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.Profile;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a list line by line, so that no list is too long. */
final class CsvAccountImport implements AccountImport {
    private static final int SHOWN_MAX = 5;
    private static final String ACTOR = "import";

    private final Transactor transactor;
    private final Accounts accounts;
    private final AccountDirectory directory;
    private final Ledger ledger;

    CsvAccountImport(
            Transactor transactor, Accounts accounts, AccountDirectory directory, Ledger ledger) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.accounts = requireNonNull(accounts, "accounts");
        this.directory = requireNonNull(directory, "directory");
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /** What to do with a line that was understood. */
    private interface Taker {
        /** @return whether it is there already */
        boolean take(ImportedAccount account) throws RejectedLine;
    }

    @Override
    public ImportReport preview(InputStream csv, ImportOptions options, Rejects rejects) {
        Set<String> seen = new HashSet<>();
        Taker taker = imported -> {
            String digits = imported.account().cardNumber().digits();
            boolean twice = !seen.add(digits);
            return twice
                    || accounts.findByCardNumber(imported.account().cardNumber())
                            .isPresent();
        };
        return new Reading(options, rejects, done -> {}, taker).read(csv);
    }

    @Override
    public ImportReport run(
            InputStream csv, ImportOptions options, Rejects rejects, Openings.Progress progress) {
        return new Reading(options, rejects, progress, this::open).read(csv);
    }

    private boolean open(ImportedAccount imported) throws RejectedLine {
        if (accounts.findByCardNumber(imported.account().cardNumber()).isPresent()) return true;
        try {
            return transactor.inTransaction(tx -> open(tx, imported));
        } catch (Refusal refusal) {
            throw new RejectedLine(refusal.column, refusal.getMessage());
        }
    }

    /** Rolls the transaction of a line back. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String column;

        private Refusal(Column column, String reason) {
            super(reason);
            this.column = column.text();
        }
    }

    private boolean open(Transaction tx, ImportedAccount imported) {
        OpenResult result = accounts.within(tx).open(imported.account());
        if (result instanceof OpenResult.Refused refused) {
            switch (refused.reason()) {
                case CARD_NUMBER_TAKEN:
                    // by another account of that number in the meantime, or as an alias
                    if (accounts.within(tx)
                            .findByCardNumber(imported.account().cardNumber())
                            .isPresent()) return true;
                    throw new Refusal(Column.CARD_NUMBER, "reads like another account's alias");
                case ALIAS_TAKEN:
                    throw new Refusal(Column.ALIAS, "taken by another account");
                case CALLER_ID_TAKEN:
                    throw new Refusal(Column.CALLER_ID, "taken by another account");
            }
        }
        AccountId id = ((OpenResult.Opened) result).account().id();
        if (!imported.profile().equals(Profile.none())) describe(tx, id, imported.profile());
        book(tx, id, imported.balance());
        if (imported.status() != AccountStatus.ACTIVE) {
            accounts.within(tx)
                    .changeStatus(id, imported.status(), StatusNote.by(ACTOR, "as it was"));
        }
        return false;
    }

    private void describe(Transaction tx, AccountId id, Profile profile) {
        try {
            directory.within(tx).changeProfile(id, profile);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Column.GROUP, unknown.getMessage());
        }
    }

    private void book(Transaction tx, AccountId id, Money balance) {
        if (balance.isZero()) return;
        EntryId entry = new EntryId("import:" + id.value());
        Booking booking = balance.isPositive()
                ? Booking.credit(
                        entry,
                        SystemAccount.PAYMENTS_CLEARING,
                        id,
                        balance,
                        EntryCode.TOP_UP,
                        ACTOR)
                : Booking.debit(
                        entry,
                        id,
                        SystemAccount.PAYMENTS_CLEARING,
                        balance.negated(),
                        EntryCode.PAYOUT,
                        ACTOR);
        if (ledger.within(tx).book(booking) instanceof BookResult.Refused) {
            throw new Refusal(Column.BALANCE, "owes more than its credit limit: " + balance);
        }
    }

    /** One pass over a list. */
    private static final class Reading {
        private final AccountTerms terms;
        private final Rejects rejects;
        private final Openings.Progress progress;
        private final Taker taker;
        private final List<String> unknown = new ArrayList<>();
        private final List<String> shown = new ArrayList<>();
        private List<Optional<Column>> columns = List.of();
        private char separator = ',';
        private long lines;
        private long opened;
        private long present;
        private long rejected;

        private Reading(
                ImportOptions options, Rejects rejects, Openings.Progress progress, Taker taker) {
            this.terms = options.terms();
            this.rejects = rejects;
            this.progress = progress;
            this.taker = taker;
            if (!options.columns().isEmpty()) header(options.columns());
        }

        private ImportReport read(InputStream csv) {
            TextLines text = new TextLines(csv);
            try {
                for (Optional<TextLines.Line> line = text.next();
                        line.isPresent();
                        line = text.next()) {
                    read(line.get());
                }
            } catch (IOException failure) {
                throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot read the list", failure);
            }
            return new ImportReport(lines, opened, present, rejected, unknown, shown);
        }

        private void read(TextLines.Line line) {
            String text = line.text();
            boolean nothing = text.isBlank() || text.startsWith("#");
            if (nothing && line.fault().isEmpty()) return;
            if (columns.isEmpty() && line.fault().isEmpty()) {
                separator = CsvLine.separatorOf(text);
                header(CsvLine.cells(text, separator).orElse(List.of()));
                return;
            }
            if (lines == 0) separator = CsvLine.separatorOf(text);
            lines++;
            try {
                if (!line.fault().isEmpty()) throw new RejectedLine("", line.fault());
                take(cells(text));
            } catch (RejectedLine reject) {
                rejected++;
                rejects.add(line.number(), reject.column(), reject.getMessage());
            }
            progress.at(Math.toIntExact(lines));
        }

        private void take(Map<Column, String> cells) throws RejectedLine {
            ImportedAccount account = new AccountLine(cells, terms).read();
            if (taker.take(account)) {
                present++;
                return;
            }
            opened++;
            if (shown.size() < SHOWN_MAX) shown.add(account.shown());
        }

        private void header(List<String> names) {
            columns = names.stream().map(Column::find).toList();
            for (String name : names) {
                if (Column.find(name).isEmpty() && !name.isBlank()) unknown.add(name);
            }
            if (!columns.contains(Optional.of(Column.CARD_NUMBER))) {
                throw new IllegalArgumentException(
                        "columns: no card_number among " + String.join(", ", names));
            }
            if (columns.stream().flatMap(Optional::stream).distinct().count()
                    < columns.stream().flatMap(Optional::stream).count()) {
                throw new IllegalArgumentException("columns: one is there twice");
            }
        }

        private Map<Column, String> cells(String text) throws RejectedLine {
            List<String> all = CsvLine.cells(text, separator)
                    .orElseThrow(() -> new RejectedLine("", "quotes are misplaced"));
            if (all.size() > columns.size()) {
                throw new RejectedLine("", all.size() + " cells, " + columns.size() + " columns");
            }
            Map<Column, String> cells = new EnumMap<>(Column.class);
            for (int n = 0; n < all.size(); n++) {
                if (columns.get(n).isPresent()) cells.put(columns.get(n).get(), all.get(n));
            }
            return cells;
        }
    }
}

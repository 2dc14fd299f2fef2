package io.a2b.core.directory;

import static java.util.Objects.requireNonNull;

import io.a2b.core.IdForm;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Expiry;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.ledger.Note;
import io.a2b.core.money.Money;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is changed on many accounts at once: what is given, and nothing else. Immutable; start from
 * {@link #of} and add to it. The currency of an account never changes.
 *
 * <p>What no account could have is an {@code IllegalArgumentException} here; what only some cannot
 * have rejects these when the edit is applied.
 */
public final class AccountEdit {
    private static final int ID_LENGTH_MAX = 60;
    private static final AccountTerms ANY = AccountTerms.prepaid(Currency.getInstance("USD"));

    /** What happens to a balance. */
    enum Credit {
        GIVE,
        TAKE,
        SET
    }

    /** How much of it. */
    record CreditChange(Credit how, Money amount) {}

    private final String id;
    private final Note note;
    private final List<String> words;
    private final List<UnaryOperator<AccountTerms>> terms;
    private final Optional<AccountStatus> status;
    private final boolean cutsCalls;
    private final Optional<String> group;
    private final Optional<CreditChange> credit;

    private AccountEdit(
            String id,
            Note note,
            List<String> words,
            List<UnaryOperator<AccountTerms>> terms,
            Optional<AccountStatus> status,
            boolean cutsCalls,
            Optional<String> group,
            Optional<CreditChange> credit) {
        this.id = id;
        this.note = note;
        this.words = List.copyOf(words);
        this.terms = List.copyOf(terms);
        this.status = status;
        this.cutsCalls = cutsCalls;
        this.group = group;
        this.credit = credit;
    }

    /**
     * Nothing yet.
     *
     * @param id of the edit, chosen by the caller: money moves once for each account and id,
     *     however often the edit is repeated. 1 to 60 of {@code A-Z a-z 0-9 . _ : -}
     * @param note who does it and why; it is with each change of status and each entry
     */
    public static AccountEdit of(String id, Note note) {
        if (!IdForm.fits(id, ID_LENGTH_MAX)) {
            throw new IllegalArgumentException("id: not 1 to 60 of A-Z a-z 0-9 . _ : -");
        }
        requireNonNull(note, "note");
        return new AccountEdit(
                id,
                note,
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** @param newCutsCalls whether calls in progress end, where the account becomes not active */
    public AccountEdit withStatus(AccountStatus newStatus, boolean newCutsCalls) {
        return new AccountEdit(
                id,
                note,
                plus("status " + newStatus),
                terms,
                Optional.of(newStatus),
                newCutsCalls,
                group,
                credit);
    }

    public AccountEdit withTariffPlan(String plan) {
        return with("tariff plan " + plan, old -> old.withTariffPlan(plan));
    }

    public AccountEdit withLanguage(String language) {
        return with("language " + language, old -> old.withLanguage(language));
    }

    public AccountEdit withCallsMax(int callsMax) {
        return with("calls max " + callsMax, old -> old.withCallsMax(callsMax));
    }

    public AccountEdit withExpiry(Expiry expiry) {
        return with("expiry " + expiry, old -> old.withExpiry(expiry));
    }

    /** Accounts that are prepaid, or in another currency, are rejected. */
    public AccountEdit withCreditLimit(Money limit) {
        AccountTerms possible = AccountTerms.postpaid(Money.zero(limit.currency()));
        return with("credit limit " + limit, possible, old -> old.withCreditLimit(limit));
    }

    /** Accounts in another currency are rejected. */
    public AccountEdit withCaps(SpendCaps caps) {
        AccountTerms possible = caps.day()
                .or(caps::month)
                .map(cap -> AccountTerms.prepaid(cap.currency()))
                .orElse(ANY);
        return with("spend caps " + caps, possible, old -> old.withCaps(caps));
    }

    /** @param newGroup one that is there */
    public AccountEdit withGroup(String newGroup) {
        return new AccountEdit(
                id,
                note,
                plus("group " + newGroup),
                terms,
                status,
                cutsCalls,
                Optional.of(newGroup),
                credit);
    }

    /** Each account gets {@code amount} out of promotions; instead of another change of money. */
    public AccountEdit giving(Money amount) {
        return with("give " + amount, Credit.GIVE, amount);
    }

    /** Each account pays {@code amount} as a fee; those that cannot are rejected. */
    public AccountEdit taking(Money amount) {
        return with("take " + amount, Credit.TAKE, amount);
    }

    /**
     * Each account gets from promotions, or pays as a fee, what its posted balance differs from
     * {@code amount} at that moment; those that would have to pay what is held are rejected.
     *
     * @param amount zero or more
     */
    public AccountEdit settingBalance(Money amount) {
        if (amount.isNegative()) throw new IllegalArgumentException("amount: " + amount);
        return new AccountEdit(
                id,
                note,
                plus("balance " + amount),
                terms,
                status,
                cutsCalls,
                group,
                Optional.of(new CreditChange(Credit.SET, amount)));
    }

    private AccountEdit with(String what, Credit how, Money amount) {
        if (!amount.isPositive()) throw new IllegalArgumentException("amount: " + amount);
        CreditChange change = new CreditChange(how, amount);
        return new AccountEdit(
                id, note, plus(what), terms, status, cutsCalls, group, Optional.of(change));
    }

    private AccountEdit with(String what, UnaryOperator<AccountTerms> change) {
        return with(what, ANY, change);
    }

    /** @param possible terms that would take the change, unless it is wrong for all accounts */
    private AccountEdit with(
            String what, AccountTerms possible, UnaryOperator<AccountTerms> change) {
        change.apply(possible);
        List<UnaryOperator<AccountTerms>> more = new ArrayList<>(terms);
        more.add(change);
        return new AccountEdit(id, note, plus(what), more, status, cutsCalls, group, credit);
    }

    private List<String> plus(String what) {
        List<String> more = new ArrayList<>(words);
        more.add(what);
        return more;
    }

    public String id() {
        return id;
    }

    public Note note() {
        return note;
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    Optional<AccountStatus> status() {
        return status;
    }

    boolean cutsCalls() {
        return cutsCalls;
    }

    Optional<String> group() {
        return group;
    }

    Optional<CreditChange> credit() {
        return credit;
    }

    /** @throws IllegalArgumentException if one of the changes cannot be made on these terms */
    AccountTerms applyTo(AccountTerms before) {
        AccountTerms after = before;
        for (UnaryOperator<AccountTerms> change : terms) after = change.apply(after);
        return after;
    }

    @Override
    public String toString() {
        return id + ": " + String.join(", ", words);
    }
}

package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Rules in tables, looked up by the prefixes of the numbers in question. */
final class SqlCallRules implements CallRules {
    private static final Pattern CALLER = Pattern.compile("[0-9]{1,64}");
    private static final int PREFIX_DIGITS_MAX = 20;

    /** Asked for where there is no account; no row has it. */
    private static final long NO_ACCOUNT = 0;

    /** Where a list may not be empty; no prefix reads like this. */
    private static final List<String> NOTHING = List.of("");

    private final Transactor transactor;
    private final Clock clock;

    SqlCallRules(Transactor transactor, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void restrict(AccountId account, Restriction restriction) {
        requireNonNull(restriction, "restriction");
        boolean isRestricted = in(rules -> {
            if (rules.lock(account.value()).isEmpty()) return false;
            rules.deletePrefixes(account.value());
            rules.deleteMode(account.value());
            if (restriction.equals(Restriction.none())) return true;
            rules.insertMode(account.value(), restriction.mode());
            restriction.prefixes().forEach(prefix -> rules.insertPrefix(account.value(), prefix));
            return true;
        });
        if (!isRestricted) {
            throw new IllegalArgumentException("account: there is no account " + account);
        }
    }

    @Override
    public Restriction restriction(AccountId account) {
        return in(rules -> rules.findMode(account.value())
                .map(mode -> new Restriction(
                        Restriction.Mode.valueOf(mode),
                        Set.copyOf(rules.prefixes(account.value()))))
                .orElse(Restriction.none()));
    }

    @Override
    public void block(String prefix, String note) {
        BlockedCaller caller = new BlockedCaller(prefix, note, clock.instant());
        in(rules -> {
            if (rules.changeNote(caller) == 0) rules.insertBlocked(caller);
            return caller;
        });
    }

    @Override
    public boolean unblock(String prefix) {
        requireNonNull(prefix, "prefix");
        return in(rules -> rules.deleteBlocked(prefix)) == 1;
    }

    @Override
    public List<BlockedCaller> blocked(String after, int limit) {
        requireNonNull(after, "after");
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return in(rules -> rules.listBlocked(after, limit));
    }

    @Override
    public boolean isBlocked(String callerNumber) {
        List<String> prefixes = callerPrefixes(callerNumber);
        if (prefixes == NOTHING) return false;
        return in(rules -> rules.judge(NO_ACCOUNT, prefixes, NOTHING)).blocked() > 0;
    }

    @Override
    public Verdict judge(AccountId account, String callerNumber, PhoneNumber called) {
        List<String> caller = callerPrefixes(callerNumber);
        List<String> prefixes = prefixes(called.digits());
        CallRuleMapper.VerdictRow row = in(rules -> rules.judge(account.value(), caller, prefixes));
        Restriction.Mode mode =
                row.mode() == null ? Restriction.Mode.NONE : Restriction.Mode.valueOf(row.mode());
        return new Verdict(row.blocked() > 0, !Restriction.allows(mode, row.listed() > 0));
    }

    private static List<String> callerPrefixes(String callerNumber) {
        String digits = callerNumber.startsWith("+") ? callerNumber.substring(1) : callerNumber;
        return CALLER.matcher(digits).matches() ? prefixes(digits) : NOTHING;
    }

    private static List<String> prefixes(String digits) {
        int longest = Math.min(digits.length(), PREFIX_DIGITS_MAX);
        List<String> prefixes = new ArrayList<>(longest);
        for (int end = 1; end <= longest; end++) prefixes.add(digits.substring(0, end));
        return prefixes;
    }

    private <T> T in(Function<CallRuleMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(CallRuleMapper.class)));
    }
}

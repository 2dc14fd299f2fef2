package io.a2b.core.testing;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.caller.BindResult;
import io.a2b.core.caller.BindResult.Bound;
import io.a2b.core.caller.BindResult.Reason;
import io.a2b.core.caller.BindResult.Refused;
import io.a2b.core.caller.BlockedCaller;
import io.a2b.core.caller.CallRules;
import io.a2b.core.caller.CallerId;
import io.a2b.core.caller.CallerIds;
import io.a2b.core.caller.Callers;
import io.a2b.core.caller.EnrolResult;
import io.a2b.core.caller.Enrolment;
import io.a2b.core.caller.Restriction;
import io.a2b.core.caller.SpeedDial;
import io.a2b.core.caller.SpeedDials;
import io.a2b.core.caller.Verdict;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Callers without a database, for tests. Caller ids are kept with the accounts and roll back with
 * them; the rest knows no transactions.
 */
public final class InMemoryCallers {
    private InMemoryCallers() {}

    /** @param credit told what an account that was just opened is given */
    public static Callers over(
            InMemoryAccounts accounts,
            Clock clock,
            int callerIdsMax,
            BiConsumer<AccountId, Money> credit) {
        return new Callers(
                new Ids(accounts, callerIdsMax, credit),
                new Dials(accounts),
                new Rules(accounts, clock));
    }

    private static final class Ids implements CallerIds {
        private final InMemoryAccounts accounts;
        private final int callerIdsMax;
        private final BiConsumer<AccountId, Money> credit;
        private long drawn = 5_000_000_000L;

        Ids(InMemoryAccounts accounts, int callerIdsMax, BiConsumer<AccountId, Money> credit) {
            this.accounts = accounts;
            this.callerIdsMax = callerIdsMax;
            this.credit = credit;
        }

        @Override
        public BindResult add(AccountId account, PhoneNumber number) {
            synchronized (accounts) {
                if (accounts.find(account).isEmpty()) return new Refused(Reason.ACCOUNT_UNKNOWN);
                Optional<CallerId> found = find(number);
                if (found.isPresent()) {
                    return found.get().account().equals(account)
                            ? new Bound(found.get())
                            : new Refused(Reason.CALLER_ID_TAKEN);
                }
                return bind(number, account);
            }
        }

        @Override
        public BindResult move(PhoneNumber number, AccountId from, AccountId to) {
            synchronized (accounts) {
                if (accounts.find(to).isEmpty()) return new Refused(Reason.ACCOUNT_UNKNOWN);
                Optional<AccountId> owner = find(number).map(CallerId::account);
                if (owner.equals(Optional.of(to))) return new Bound(find(number).orElseThrow());
                if (!owner.equals(Optional.of(from))) {
                    return new Refused(Reason.CALLER_ID_NOT_OWNED);
                }
                return bind(number, to);
            }
        }

        private BindResult bind(PhoneNumber number, AccountId account) {
            if (of(account).size() >= callerIdsMax) {
                return new Refused(Reason.CALLER_IDS_EXCEEDED);
            }
            accounts.callerIds.put(number.digits(), account);
            accounts.callerIdsOff.remove(number.digits());
            return new Bound(new CallerId(number, account, true));
        }

        @Override
        public boolean remove(AccountId account, PhoneNumber number) {
            synchronized (accounts) {
                accounts.callerIdsOff.remove(number.digits());
                return accounts.callerIds.remove(number.digits(), account);
            }
        }

        @Override
        public boolean activate(AccountId account, PhoneNumber number, boolean active) {
            synchronized (accounts) {
                if (!account.equals(accounts.callerIds.get(number.digits()))) return false;
                if (active) accounts.callerIdsOff.remove(number.digits());
                else accounts.callerIdsOff.add(number.digits());
                return true;
            }
        }

        @Override
        public Optional<CallerId> find(PhoneNumber number) {
            synchronized (accounts) {
                boolean active = !accounts.callerIdsOff.contains(number.digits());
                return Optional.ofNullable(accounts.callerIds.get(number.digits()))
                        .map(owner -> new CallerId(number, owner, active));
            }
        }

        @Override
        public List<CallerId> of(AccountId account) {
            synchronized (accounts) {
                return accounts.callerIds(account).stream()
                        .map(number -> find(number).orElseThrow())
                        .toList();
            }
        }

        @Override
        public EnrolResult enrol(PhoneNumber number, Enrolment enrolment) {
            EnrolResult result = enrolled(number, enrolment);
            boolean gives = enrolment.openingCredit().isPositive();
            if (gives && result instanceof EnrolResult.Enrolled enrolled) {
                // not behind the lock of the accounts: who is told may want theirs, too
                credit.accept(enrolled.account().id(), enrolment.openingCredit());
            }
            return result;
        }

        private EnrolResult enrolled(PhoneNumber number, Enrolment enrolment) {
            synchronized (accounts) {
                Optional<CallerId> known = find(number);
                if (known.isPresent()) {
                    return known.get().active()
                            ? new EnrolResult.Known(
                                    accounts.find(known.get().account()).orElseThrow())
                            : new EnrolResult.SwitchedOff();
                }
                String digits = Long.toString(++drawn) + "0000000000";
                NewAccount account = NewAccount.of(
                                new CardNumber(digits.substring(0, enrolment.cardDigits())),
                                "caller-" + drawn,
                                enrolment.terms())
                        .withCallerIds(number);
                Account opened = ((OpenResult.Opened) accounts.open(account)).account();
                return new EnrolResult.Enrolled(opened);
            }
        }
    }

    private static final class Dials implements SpeedDials {
        private final InMemoryAccounts accounts;
        private final Map<AccountId, TreeMap<Integer, SpeedDial>> dials = new HashMap<>();

        Dials(InMemoryAccounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public void set(AccountId account, SpeedDial speedDial) {
            if (accounts.find(account).isEmpty()) throw new IllegalArgumentException("account");
            synchronized (this) {
                dials(account).put(speedDial.code(), speedDial);
            }
        }

        @Override
        public synchronized boolean clear(AccountId account, int code) {
            return dials(account).remove(code) != null;
        }

        @Override
        public synchronized Optional<SpeedDial> find(AccountId account, int code) {
            return Optional.ofNullable(dials(account).get(code));
        }

        @Override
        public synchronized List<SpeedDial> of(AccountId account) {
            return List.copyOf(dials(account).values());
        }

        private TreeMap<Integer, SpeedDial> dials(AccountId account) {
            return dials.computeIfAbsent(account, none -> new TreeMap<>());
        }
    }

    private static final class Rules implements CallRules {
        private final InMemoryAccounts accounts;
        private final Clock clock;
        private final Map<AccountId, Restriction> restrictions = new HashMap<>();
        private final TreeMap<String, BlockedCaller> blocked = new TreeMap<>();

        Rules(InMemoryAccounts accounts, Clock clock) {
            this.accounts = accounts;
            this.clock = clock;
        }

        @Override
        public void restrict(AccountId account, Restriction restriction) {
            if (accounts.find(account).isEmpty()) throw new IllegalArgumentException("account");
            synchronized (this) {
                restrictions.put(account, restriction);
            }
        }

        @Override
        public synchronized Restriction restriction(AccountId account) {
            return restrictions.getOrDefault(account, Restriction.none());
        }

        @Override
        public synchronized void block(String prefix, String note) {
            BlockedCaller now = new BlockedCaller(prefix, note, clock.instant());
            blocked.merge(
                    prefix, now, (old, one) -> new BlockedCaller(prefix, note, old.blockedAt()));
        }

        @Override
        public synchronized boolean unblock(String prefix) {
            return blocked.remove(prefix) != null;
        }

        @Override
        public synchronized List<BlockedCaller> blocked(String after, int limit) {
            if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
            return blocked.tailMap(after, false).values().stream().limit(limit).toList();
        }

        @Override
        public synchronized boolean isBlocked(String callerNumber) {
            String digits = callerNumber.startsWith("+") ? callerNumber.substring(1) : callerNumber;
            return digits.matches("[0-9]{1,64}")
                    && blocked.keySet().stream().anyMatch(digits::startsWith);
        }

        @Override
        public synchronized Verdict judge(
                AccountId account, String callerNumber, PhoneNumber called) {
            return new Verdict(isBlocked(callerNumber), !restriction(account).allows(called));
        }
    }
}

package io.a2b.core.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.friend.AddResult.Added;
import io.a2b.core.friend.AddResult.Reason;
import io.a2b.core.friend.AddResult.Refused;
import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What all {@link Friends} promise. Tests share one store, so each makes names of its own. */
public abstract class FriendsContract {
    private static final AtomicLong NAMES = new AtomicLong(3_000_000_000L);

    private Accounts accounts;
    private Friends friends;

    @BeforeEach
    void open() {
        accounts = accounts();
        friends = friends(accounts);
    }

    /** Accounts to own telephones; all calls may share one store. */
    protected abstract Accounts accounts();

    /** The friends under test, over what {@link #accounts()} gave. */
    protected abstract Friends friends(Accounts accounts);

    private static String fresh() {
        return "t" + NAMES.incrementAndGet();
    }

    private AccountId account() {
        String digits = fresh().substring(1);
        NewAccount account = NewAccount.of(
                new CardNumber(digits),
                "friend-" + digits,
                AccountTerms.prepaid(Currency.getInstance("USD")));
        return assertInstanceOf(OpenResult.Opened.class, accounts.open(account))
                .account()
                .id();
    }

    @Test
    void keepsEverythingOfATelephone() {
        Friend friend = Friend.of(Technology.SIP, fresh(), account())
                .withSettings(FriendSettings.defaults()
                        .withContext("office_calls")
                        .withCallerId("+351210000000")
                        .withHost("192.0.2.7:5062")
                        .withCodecs(List.of("opus", "g722", "alaw"))
                        .withDtmfMode(DtmfMode.INFO)
                        .withBehindNat(false)
                        .withWatched(false)
                        .withOptions(Map.of(
                                FriendOption.LANGUAGE, "pt",
                                FriendOption.CALL_GROUP, "1,3-4")));
        assertEquals(new Added(friend), friends.add(friend));
        assertEquals(new Added(friend), friends.add(friend));
        assertEquals(Optional.of(friend), friends.find(Technology.SIP, friend.name()));
        assertEquals(List.of(friend), friends.of(friend.account()));
        assertEquals(Optional.empty(), friends.find(Technology.IAX, friend.name()));
    }

    @Test
    void refusesInOrderOfPrecedence() {
        Friend there = Friend.of(Technology.SIP, fresh(), account());
        friends.add(there);
        assertEquals(
                new Refused(Reason.ACCOUNT_UNKNOWN),
                friends.add(
                        Friend.of(Technology.SIP, there.name(), new AccountId(Long.MAX_VALUE))));
        assertEquals(
                new Refused(Reason.NAME_TAKEN),
                friends.add(Friend.of(Technology.SIP, there.name(), account())));
        assertEquals(
                new Refused(Reason.NAME_TAKEN),
                friends.add(there.withSecret(FriendSecret.random())));
        Friend iax = Friend.of(Technology.IAX, there.name(), there.account());
        assertEquals(new Added(iax), friends.add(iax));
        assertEquals(List.of(iax, there), friends.of(there.account()));
    }

    @Test
    void capitalLettersMakeAnotherName() {
        AccountId account = account();
        Friend small = Friend.of(Technology.SIP, fresh(), account);
        Friend capital = Friend.of(Technology.SIP, small.name().toUpperCase(), account);
        friends.add(small);
        assertEquals(new Added(capital), friends.add(capital));
        assertEquals(Optional.of(small), friends.find(Technology.SIP, small.name()));
    }

    @Test
    void changesSecretAndSettingsButNotTheOwner() {
        Friend before = Friend.of(Technology.SIP, fresh(), account());
        friends.add(before);
        Friend after = before.withSecret(FriendSecret.random())
                .withSettings(before.settings().withContext("elsewhere"));
        assertTrue(friends.change(after));
        assertTrue(friends.change(after));
        assertEquals(Optional.of(after), friends.find(Technology.SIP, before.name()));
        assertFalse(friends.change(Friend.of(Technology.SIP, before.name(), account())));
        assertFalse(friends.change(Friend.of(Technology.SIP, fresh(), before.account())));
        assertEquals(Optional.of(after), friends.find(Technology.SIP, before.name()));
    }

    @Test
    void removesATelephoneOnce() {
        Friend friend = Friend.of(Technology.IAX, fresh(), account());
        friends.add(friend);
        assertTrue(friends.remove(Technology.IAX, friend.name()));
        assertFalse(friends.remove(Technology.IAX, friend.name()));
        assertEquals(List.of(), friends.of(friend.account()));
    }

    @Test
    void listsTelephonesInPages() {
        AccountId account = account();
        String base = fresh();
        List<Friend> three = List.of(
                Friend.of(Technology.SIP, base + "a", account),
                Friend.of(Technology.SIP, base + "b", account),
                Friend.of(Technology.SIP, base + "c", account));
        three.forEach(friends::add);
        assertEquals(three.subList(0, 2), friends.list(Technology.SIP, base, 2));
        assertEquals(three.get(2), friends.list(Technology.SIP, base + "b", 1).get(0));
        assertThrows(IllegalArgumentException.class, () -> friends.list(Technology.SIP, "", 1001));
    }

    @Test
    void givesANameToOneHoweverManyAskAtOnce() throws Exception {
        String name = fresh();
        int threads = 8;
        List<Friend> asked = new ArrayList<>();
        for (int i = 0; i < threads; i++) asked.add(Friend.of(Technology.SIP, name, account()));
        List<AddResult> answers = AtOnce.run(threads, i -> friends.add(asked.get(i)));
        assertEquals(1, answers.stream().filter(Added.class::isInstance).count());
        assertEquals(
                threads - 1,
                answers.stream().filter(new Refused(Reason.NAME_TAKEN)::equals).count());
    }
}

package io.a2b.core.testing;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.friend.AddResult;
import io.a2b.core.friend.Friend;
import io.a2b.core.friend.Friends;
import io.a2b.core.friend.Technology;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Friends without a database, for tests. They roll back with the transactions of an
 * {@link InMemoryTransactor} they are part of; they come before their accounts there.
 */
public final class InMemoryFriends implements Friends, InMemoryTransactor.Part {
    private record Key(Technology technology, String name) {}

    private final Accounts accounts;
    private final Map<Key, Friend> friends = new HashMap<>();

    public InMemoryFriends(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized AddResult add(Friend friend) {
        if (accounts.find(friend.account()).isEmpty()) {
            return new AddResult.Refused(AddResult.Reason.ACCOUNT_UNKNOWN);
        }
        Friend there = friends.putIfAbsent(new Key(friend.technology(), friend.name()), friend);
        return there == null || there.equals(friend)
                ? new AddResult.Added(friend)
                : new AddResult.Refused(AddResult.Reason.NAME_TAKEN);
    }

    @Override
    public synchronized boolean change(Friend friend) {
        Key key = new Key(friend.technology(), friend.name());
        Friend there = friends.get(key);
        if (there == null || !there.account().equals(friend.account())) return false;
        friends.put(key, friend);
        return true;
    }

    @Override
    public synchronized boolean remove(Technology technology, String name) {
        return friends.remove(new Key(technology, name)) != null;
    }

    @Override
    public synchronized Optional<Friend> find(Technology technology, String name) {
        return Optional.ofNullable(friends.get(new Key(technology, name)));
    }

    @Override
    public synchronized List<Friend> of(AccountId account) {
        return friends.values().stream()
                .filter(friend -> friend.account().equals(account))
                .sorted(Comparator.comparing(
                                (Friend friend) -> friend.technology().name())
                        .thenComparing(Friend::name))
                .toList();
    }

    @Override
    public synchronized List<Friend> list(Technology technology, String after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return friends.values().stream()
                .filter(friend -> friend.technology() == technology)
                .filter(friend -> friend.name().compareTo(after) > 0)
                .sorted(Comparator.comparing(Friend::name))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(List.of(), List.of(friends));
    }
}

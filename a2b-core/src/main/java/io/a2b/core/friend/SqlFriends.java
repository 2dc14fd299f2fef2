package io.a2b.core.friend;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.friend.AddResult.Added;
import io.a2b.core.friend.AddResult.Reason;
import io.a2b.core.friend.AddResult.Refused;
import io.a2b.core.persistence.Transactor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Friends in a table; its key keeps names unique. */
final class SqlFriends implements Friends {
    private final Transactor transactor;

    SqlFriends(Transactor transactor) {
        this.transactor = requireNonNull(transactor, "transactor");
    }

    @Override
    public AddResult add(Friend friend) {
        FriendRow row = FriendRow.of(friend);
        return in(friends -> {
            if (friends.lock(row.accountId()).isEmpty()) return new Refused(Reason.ACCOUNT_UNKNOWN);
            Optional<FriendRow> found = friends.find(row.technology(), row.name());
            if (found.isPresent()) {
                return found.get().equals(row) ? new Added(friend) : new Refused(Reason.NAME_TAKEN);
            }
            friends.insert(row); // a race for the name is lost by a repeat
            return new Added(friend);
        });
    }

    @Override
    public boolean change(Friend friend) {
        FriendRow row = FriendRow.of(friend);
        return in(friends -> friends.update(row)) == 1;
    }

    @Override
    public boolean remove(Technology technology, String name) {
        return in(friends -> friends.delete(technology, name)) == 1;
    }

    @Override
    public Optional<Friend> find(Technology technology, String name) {
        requireNonNull(technology, "technology");
        requireNonNull(name, "name");
        return in(friends -> friends.find(technology, name)).map(FriendRow::toFriend);
    }

    @Override
    public List<Friend> of(AccountId account) {
        return in(friends -> friends.of(account.value())).stream()
                .map(FriendRow::toFriend)
                .toList();
    }

    @Override
    public List<Friend> list(Technology technology, String after, int limit) {
        requireNonNull(after, "after");
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return in(friends -> friends.list(technology, after, limit)).stream()
                .map(FriendRow::toFriend)
                .toList();
    }

    private <T> T in(Function<FriendMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(FriendMapper.class)));
    }
}

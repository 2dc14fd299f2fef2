package io.a2b.core.account;

/** Which account; given by the database when the account is opened, above zero, never reused. */
public record AccountId(long value) implements Comparable<AccountId> {
    public AccountId {
        if (value < 1) throw new IllegalArgumentException("value: " + value);
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

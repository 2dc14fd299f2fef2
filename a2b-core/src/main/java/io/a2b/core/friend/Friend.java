package io.a2b.core.friend;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A telephone that registers with the switch, and the account that pays for its calls. Immutable.
 *
 * @param name what it registers as; unique among those of its technology
 */
public record Friend(
        Technology technology,
        String name,
        AccountId account,
        FriendSecret secret,
        FriendSettings settings) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    /** Sections of Asterisk's files that are no telephones. */
    private static final List<String> RESERVED =
            List.of("general", "global", "system", "authentication");

    /** @throws IllegalArgumentException if the name, or an option, is not for such a telephone */
    public Friend {
        requireNonNull(technology, "technology");
        requireNonNull(account, "account");
        requireNonNull(secret, "secret");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: does not match " + NAME);
        }
        if (RESERVED.stream().anyMatch(name::equalsIgnoreCase)) {
            throw new IllegalArgumentException("name: " + name + " is a section of its own");
        }
        for (FriendOption option : settings.options().keySet()) {
            if (!option.isOf(technology)) {
                throw new IllegalArgumentException(
                        "options: " + option + " is not for " + technology);
            }
        }
    }

    /** With a random secret and the defaults. */
    public static Friend of(Technology technology, String name, AccountId account) {
        return new Friend(
                technology, name, account, FriendSecret.random(), FriendSettings.defaults());
    }

    public Friend withSecret(FriendSecret newSecret) {
        return new Friend(technology, name, account, newSecret, settings);
    }

    public Friend withSettings(FriendSettings newSettings) {
        return new Friend(technology, name, account, secret, newSettings);
    }
}

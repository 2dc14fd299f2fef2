package io.a2b.core.friend;

import io.a2b.core.account.AccountId;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A friend as stored. Lists are joined by characters that no part of them has. */
record FriendRow(
        Technology technology,
        String name,
        long accountId,
        String secret,
        String context,
        String callerId,
        String host,
        String codecs,
        DtmfMode dtmfMode,
        boolean behindNat,
        boolean watched,
        String options) {
    static FriendRow of(Friend friend) {
        FriendSettings settings = friend.settings();
        return new FriendRow(
                friend.technology(),
                friend.name(),
                friend.account().value(),
                friend.secret().text(),
                settings.context(),
                settings.callerId(),
                settings.host(),
                String.join(",", settings.codecs()),
                settings.dtmfMode(),
                settings.behindNat(),
                settings.watched(),
                settings.options().entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining(";")));
    }

    Friend toFriend() {
        Map<FriendOption, String> read = new EnumMap<>(FriendOption.class);
        for (String option : options.isEmpty() ? new String[0] : options.split(";")) {
            int sign = option.indexOf('=');
            read.put(FriendOption.valueOf(option.substring(0, sign)), option.substring(sign + 1));
        }
        return new Friend(
                technology,
                name,
                new AccountId(accountId),
                new FriendSecret(secret),
                new FriendSettings(
                        context,
                        callerId,
                        host,
                        List.of(codecs.split(",")),
                        dtmfMode,
                        behindNat,
                        watched,
                        read));
    }
}

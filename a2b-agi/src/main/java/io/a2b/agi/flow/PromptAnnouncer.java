package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.Prompt;
import io.a2b.agi.Prompts;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.spi.Announcer;
import io.a2b.core.money.Money;

import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Speaks with the sound files of the configuration. */
final class PromptAnnouncer implements Announcer {
    private static final long MICROS_PER_CENT = Money.MICROS_PER_UNIT / 100;

    private final Prompts prompts;

    @Inject
    PromptAnnouncer(AgiConfig config) {
        this.prompts = requireNonNull(config.prompts(), "prompts");
    }

    @Override
    public void play(CallChannel channel, Prompt prompt) {
        prompts.files(prompt).forEach(channel::play);
    }

    @Override
    public String ask(CallChannel channel, Prompt prompt, Duration patience, int digitsMax) {
        List<String> files = prompts.files(prompt);
        if (files.isEmpty()) return channel.ask("beep", patience, digitsMax);
        for (String file : files.subList(0, files.size() - 1)) {
            Optional<Character> early = channel.playUntilDigit(file);
            if (early.isPresent()) return askOn(channel, early.get(), patience, digitsMax);
        }
        return channel.ask(files.get(files.size() - 1), patience, digitsMax);
    }

    /** Somebody who knows the prompt keys in at once: the rest of it would be in his way. */
    private static String askOn(CallChannel channel, char first, Duration patience, int digitsMax) {
        if (first == '#') return "";
        if (digitsMax == 1) return String.valueOf(first);
        return first + channel.ask("silence/1", patience, digitsMax - 1);
    }

    @Override
    public void sayBalance(CallChannel channel, Money available) {
        Prompts.Words words = prompts.currency(available.currency().getCurrencyCode());
        long cents = Math.max(0, available.micros()) / MICROS_PER_CENT;
        long units = cents / 100;
        play(channel, Prompt.YOU_HAVE);
        channel.say(units);
        word(channel, units == 1 ? words.one() : words.many());
        if (cents % 100 == 0) return;
        play(channel, Prompt.AND);
        channel.say(cents % 100);
        word(channel, cents % 100 == 1 ? words.cent() : words.cents());
    }

    @Override
    public void sayTalkTime(CallChannel channel, long seconds) {
        long minutes = seconds / 60;
        long rest = seconds % 60;
        play(channel, Prompt.YOU_HAVE);
        if (minutes > 0) {
            channel.say(minutes);
            play(channel, minutes == 1 ? Prompt.MINUTE : Prompt.MINUTES);
        }
        if (minutes > 0 && rest > 0) play(channel, Prompt.AND);
        if (rest > 0) {
            channel.say(rest);
            play(channel, rest == 1 ? Prompt.SECOND : Prompt.SECONDS);
        }
    }

    private static void word(CallChannel channel, String file) {
        if (!file.isEmpty()) channel.play(file);
    }
}

package io.a2b.rating.tariff;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which decks of a plan are for whom; sets of decks are the bits of a {@code long}. */
final class DeckBinding {
    private final Side access;
    private final Side callers;

    DeckBinding(List<PlanDeck> decks) {
        access = new Side(decks, PlanDeck::accessNumbers);
        callers = new Side(decks, PlanDeck::callerNumbers);
    }

    /** The decks for a call, valid or not. */
    long decksFor(String accessNumber, String caller) {
        return access.decksFor(accessNumber) & callers.decksFor(caller);
    }

    /** The first reason why a deck is not among {@link #decksFor}. */
    Optional<Rejection.Reason> whyNot(int deck, String accessNumber, String caller) {
        if (access.isBound(deck) && !access.isFor(deck, accessNumber)) {
            return Optional.of(Rejection.Reason.DECK_OTHER_ACCESS_NUMBER);
        }
        if (callers.isBound(deck) && !callers.isFor(deck, caller)) {
            return Optional.of(Rejection.Reason.DECK_OTHER_CALLER);
        }
        return access.isFor(deck, accessNumber) && callers.isFor(deck, caller)
                ? Optional.empty()
                : Optional.of(Rejection.Reason.DECK_SHUT_OUT_BY_BOUND_DECK);
    }

    /** One of the two numbers that decks may be bound to. */
    private static final class Side {
        private final long open;

        /** The prefixes of each deck, and those of all decks that are bound. */
        private final String[][] prefixes;

        private final long bound;

        Side(List<PlanDeck> decks, Function<PlanDeck, Set<String>> side) {
            prefixes = decks.stream()
                    .map(side)
                    .map(Collection::stream)
                    .map(texts -> texts.toArray(String[]::new))
                    .toArray(String[][]::new);
            long mask = 0;
            for (int deck = 0; deck < prefixes.length; deck++) {
                if (prefixes[deck].length > 0) mask |= 1L << deck;
            }
            bound = mask;
            open = ~mask;
        }

        long decksFor(String number) {
            if (bound == 0) return open;
            long found = 0;
            for (int deck = 0; deck < prefixes.length; deck++) {
                if (begins(number, prefixes[deck])) found |= 1L << deck;
            }
            return found == 0 ? open : found;
        }

        boolean isBound(int deck) {
            return (bound >>> deck & 1) != 0;
        }

        boolean isFor(int deck, String number) {
            return (decksFor(number) >>> deck & 1) != 0;
        }

        private static boolean begins(String number, String[] prefixes) {
            for (String prefix : prefixes) {
                if (number.startsWith(prefix)) return true;
            }
            return false;
        }
    }
}

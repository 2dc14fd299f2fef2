package io.a2b.rating.deck;

/** One way to find the longest prefix: what {@link PrefixIndex} is measured against. */
interface PrefixFinder {
    /** The position of the longest prefix in the deck, or {@link PrefixIndex#NONE}. */
    int find(String number);
}

package io.a2b.rating.deck;

/** The rates of one deck with those of another put over them. */
final class DeckMerge implements DeckPairs.Visitor {
    private final RateDeck base;
    private final RateDeck over;
    private final DeckBuilder merged;

    private DeckMerge(RateDeck base, RateDeck over) {
        this.base = base;
        this.over = over;
        this.merged = new DeckBuilder(base.terms());
    }

    /** Rates of {@code over} replace those of the same pattern and conditions, or are added. */
    static DeckBuilder of(RateDeck base, RateDeck over) {
        DeckMerge merge = new DeckMerge(base, over);
        DeckPairs.walk(base, over, merge);
        return merge.merged;
    }

    @Override
    public void both(int row, int otherRow) {
        add(over, otherRow);
    }

    @Override
    public void onlyHere(int row) {
        add(base, row);
    }

    @Override
    public void onlyThere(int otherRow) {
        add(over, otherRow);
    }

    private void add(RateDeck deck, int row) {
        if (row < deck.patternsBegin()) {
            merged.addPrefix(deck.packedPrefix(row), deck.destination(row), deck.terms(row));
        } else {
            Rate rate = deck.rate(row);
            merged.add(rate.pattern(), rate.destination(), rate.terms());
        }
    }
}

package io.a2b.core.did;

/** What became of a number to be taken into stock. */
public enum AddResult {
    ADDED,
    /** It is there, on the same terms. */
    UNCHANGED,
    /** It is there on other terms, and they stay; see {@link Dids#changeTerms}. */
    TERMS_DIFFER,
    /** It is retired and stays that; see {@link Dids#reinstate}. */
    RETIRED
}

package io.a2b.rating.pricing;

/** Placeholder of the name, to be designed. */
public interface Trace {}

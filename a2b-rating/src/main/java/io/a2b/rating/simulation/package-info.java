/**
 * What would be, and what would have been: prices without a call, past calls on other decks, and
 * past calls charged anew. Nothing here decides on a live call.
 */
package io.a2b.rating.simulation;

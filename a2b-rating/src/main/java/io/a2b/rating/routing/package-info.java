/**
 * Which way calls go. {@link io.a2b.rating.routing.Trunks} keeps carriers and trunks, and a
 * {@link io.a2b.rating.routing.Router} lists the routes of a call and says why it takes no others.
 */
package io.a2b.rating.routing;

/** What a call would cost and which way it would go: all that decides on it but its money. */
package io.a2b.rating.offer;

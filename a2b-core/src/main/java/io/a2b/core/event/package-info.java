/** What happened, told to whoever listens: at least once, in order per account. */
package io.a2b.core.event;

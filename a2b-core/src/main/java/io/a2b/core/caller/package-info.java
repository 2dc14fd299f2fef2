/** Who calls and whom he may call: caller ids, speed dials, restrictions, blocked callers. */
package io.a2b.core.caller;

/** Our view of a live channel, and of what is dialled on it. Knows nothing of any AGI library. */
package io.a2b.agi.call;

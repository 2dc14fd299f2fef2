/** Many accounts at once: in batches with numbers that are drawn, or from another system's list. */
package io.a2b.core.opening;

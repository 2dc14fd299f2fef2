/** What only one of many nodes may do at a time. */
package io.a2b.core.leader;

/** What is done again and again: recurring jobs, their runs, and who runs them. */
package io.a2b.core.job;

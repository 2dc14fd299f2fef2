/** What people know of accounts: details, groups, series and notes, and how they are found. */
package io.a2b.core.directory;

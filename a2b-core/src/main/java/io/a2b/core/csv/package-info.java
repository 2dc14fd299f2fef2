/** Lines and cells of CSV, one line at a time, with what is wrong with each. */
package io.a2b.core.csv;

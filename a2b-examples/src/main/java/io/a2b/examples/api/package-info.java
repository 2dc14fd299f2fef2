/** Short programs to copy from: each is one file, runs by itself, and is run by a test. */
package io.a2b.examples.api;

/**
 * A stand-in for Asterisk: speaks its side of FastAGI over a real connection, with callers and
 * carriers that follow a script, on a clock that nobody has to wait for. For rehearsing a setup and
 * for tests; no telephone is needed.
 */
package io.a2b.agi.rehearsal;

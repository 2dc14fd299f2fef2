/**
 * The reference FastAGI module for Asterisk: {@link io.a2b.agi.AgiServer} answers its calls,
 * {@link io.a2b.agi.Dialplan} is what Asterisk has to be told.
 */
package io.a2b.agi;

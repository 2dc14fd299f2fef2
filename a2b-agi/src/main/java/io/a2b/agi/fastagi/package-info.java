/**
 * The FastAGI server, on the protocol parts of asterisk-java. Around them stands what a server
 * needs that money depends on: bounds for everything a peer can send, an answer for callers who are
 * too many, and a clear difference between a caller who hung up and a switch that is gone.
 */
package io.a2b.agi.fastagi;

/** The dialogues a2b ships, and the reports by which the dialplan keeps charging informed. */
package io.a2b.agi.flow;

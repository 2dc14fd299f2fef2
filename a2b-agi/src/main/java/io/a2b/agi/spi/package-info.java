/** What hosts implement: dialogues, announcements, listeners. */
package io.a2b.agi.spi;

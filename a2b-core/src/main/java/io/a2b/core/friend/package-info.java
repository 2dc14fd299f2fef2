/** Telephones that register with the switch, kept as data and written as Asterisk's files. */
package io.a2b.core.friend;

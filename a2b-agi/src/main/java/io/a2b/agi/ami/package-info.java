/** Asking Asterisk about calls over its manager interface; the only user of that. */
package io.a2b.agi.ami;

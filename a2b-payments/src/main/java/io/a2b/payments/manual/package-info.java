/** Payments an operator takes by hand. */
package io.a2b.payments.manual;

/** Payments that make a balance grow, exactly once each. */
package io.a2b.payments.topup;

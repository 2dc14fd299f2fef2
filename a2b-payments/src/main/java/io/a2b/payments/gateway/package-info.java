/** What a2b and a payment gateway say to each other. */
package io.a2b.payments.gateway;

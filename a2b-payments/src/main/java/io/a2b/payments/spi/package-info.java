/** What hosts implement: payment gateways. */
package io.a2b.payments.spi;

/** Single-use codes worth a fixed top-up: issued in batches, redeemed whole, once. */
package io.a2b.core.voucher;

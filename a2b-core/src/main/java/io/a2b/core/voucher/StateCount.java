package io.a2b.core.voucher;

/** How many vouchers of a batch are in a state. */
record StateCount(VoucherState state, int vouchers) {}

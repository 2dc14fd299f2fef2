package io.a2b.core.voucher;

/** What is stored of a code that was drawn. */
record NewVoucherRow(int number, String codeHash, String lastDigits) {}

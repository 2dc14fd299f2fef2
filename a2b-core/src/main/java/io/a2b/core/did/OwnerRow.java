package io.a2b.core.did;

import io.a2b.core.account.AccountStatus;

/** What matters here of a row of {@code a2b_account}. */
record OwnerRow(long id, AccountStatus status, String currency, String zone) {}

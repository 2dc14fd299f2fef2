package io.a2b.core.did;

/** Why an account does not get a number. In order of precedence. */
public enum OrderRefusal {
    ACCOUNT_UNKNOWN,
    /** The status of the account is not {@code ACTIVE}. */
    ACCOUNT_NOT_ACTIVE,
    DID_UNKNOWN,
    DID_RETIRED,
    /** Not yet, or not any more. */
    DID_NOT_VALID,
    /** Its group is for other accounts. */
    GROUP_CLOSED,
    /** It costs another currency than the account has. */
    CURRENCY_DIFFERS,
    /** Another account has it, or has it reserved, or this one has it already. */
    DID_TAKEN,
    /** Not enough for the setup fee and the first month. */
    FUNDS_INSUFFICIENT
}

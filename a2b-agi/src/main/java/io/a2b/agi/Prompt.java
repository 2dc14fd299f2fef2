package io.a2b.agi;

/** What can be said to a caller; {@link Prompts} says which sound files do it. */
public enum Prompt {
    ENTER_CARD,
    CARD_INVALID,
    ENTER_SECRET,
    SECRET_WRONG,
    ACCOUNT_NOT_ACTIVE,
    ACCOUNT_EXPIRED,
    ACCOUNT_IN_USE,
    CREDIT_INSUFFICIENT,
    ENTER_NUMBER,
    NUMBER_INVALID,
    /** The account may not call it. */
    NUMBER_RESTRICTED,
    NUMBER_UNREACHABLE,
    CALLED_BUSY,
    CALLED_SILENT,
    CREDIT_USED_UP,
    ENTER_VOUCHER,
    VOUCHER_INVALID,
    VOUCHER_REDEEMED,
    /** In front of a balance or a time. */
    YOU_HAVE,
    AND,
    MINUTE,
    MINUTES,
    SECOND,
    SECONDS,
    /** Something of ours failed. */
    TRY_LATER,
    GOODBYE
}

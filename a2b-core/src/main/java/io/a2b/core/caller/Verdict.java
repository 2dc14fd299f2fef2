package io.a2b.core.caller;

/**
 * What the rules say of a call; both may be so.
 *
 * @param callerBlocked whether the operator refuses the caller
 * @param numberRestricted whether the account may not call that number
 */
public record Verdict(boolean callerBlocked, boolean numberRestricted) {}

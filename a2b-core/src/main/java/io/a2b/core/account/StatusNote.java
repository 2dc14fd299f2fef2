package io.a2b.core.account;

/**
 * Who changes the status of an account, and why. Immutable.
 *
 * @param actor a person or a program, 1 to 64 printable characters
 * @param reason at most 255 characters
 * @param cutsCalls whether calls in progress end, too; else they go on until they hang up
 */
public record StatusNote(String actor, String reason, boolean cutsCalls) {
    public StatusNote {
        requireActor(actor);
        if (reason.length() > 255) {
            throw new IllegalArgumentException("reason: longer than 255 characters");
        }
    }

    /** Calls in progress go on. */
    public static StatusNote by(String actor, String reason) {
        return new StatusNote(actor, reason, false);
    }

    public StatusNote cuttingCalls() {
        return new StatusNote(actor, reason, true);
    }

    static void requireActor(String actor) {
        if (actor.isBlank()
                || actor.length() > 64
                || actor.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("actor: not 1 to 64 printable characters");
        }
    }
}

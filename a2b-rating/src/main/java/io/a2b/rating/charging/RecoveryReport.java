package io.a2b.rating.charging;

/**
 * What a recovery did, in calls.
 *
 * @param alive go on, says the witness
 * @param charged finished, with a charge
 * @param released finished without
 * @param left still open because nobody knows, or finished by somebody else in the meantime
 * @param failed could not be finished, which the log explains; tried again by the next recovery
 */
public record RecoveryReport(int alive, int charged, int released, int left, int failed) {
    static final RecoveryReport NOTHING = new RecoveryReport(0, 0, 0, 0, 0);
    static final RecoveryReport ALIVE = new RecoveryReport(1, 0, 0, 0, 0);
    static final RecoveryReport CHARGED = new RecoveryReport(0, 1, 0, 0, 0);
    static final RecoveryReport RELEASED = new RecoveryReport(0, 0, 1, 0, 0);
    static final RecoveryReport LEFT = new RecoveryReport(0, 0, 0, 1, 0);
    static final RecoveryReport FAILED = new RecoveryReport(0, 0, 0, 0, 1);

    RecoveryReport plus(RecoveryReport other) {
        return new RecoveryReport(
                alive + other.alive,
                charged + other.charged,
                released + other.released,
                left + other.left,
                failed + other.failed);
    }
}

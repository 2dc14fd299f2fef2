package io.a2b.rating.charging;

/** What a recovery did, in calls. */
public record RecoveryReport(int alive, int charged, int released, int left, int failed) {}

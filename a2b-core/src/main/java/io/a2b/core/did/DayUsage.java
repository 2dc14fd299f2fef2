package io.a2b.core.did;

import java.time.LocalDate;

/** What came in on a number on one day. */
public record DayUsage(LocalDate day, DidUsage usage) {}

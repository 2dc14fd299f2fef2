package io.a2b.core.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One row of the audit: something counted, or something that contradicts something else. */
record Finding(Kind kind, String subject, long account, BigDecimal expected, BigDecimal actual) {
    /** The first three are counts, the rest contradictions. */
    enum Kind {
        ACCOUNTS,
        ENTRIES,
        OPEN_HOLDS,
        POSTED,
        HELD,
        CALLS_HELD,
        LIMIT,
        STRAY_ENTRY,
        STRAY_HOLD,
        HOLD_AMOUNT,
        HOLD_PARTED,
        HOLD_PART,
        HOLD_CHARGED,
        HOLD_OVERRUN,
        HOLD_DEBT,
        HOLD_UNCOVERED,
        CORRECTION_BOOKED,
        CORRECTION_BEFORE,
        REVERSAL,
        CURRENCY
    }

    static Books books(List<Finding> findings) {
        long accounts = 0;
        long entries = 0;
        long openHolds = 0;
        List<String> contradictions = new ArrayList<>();
        for (Finding finding : findings) {
            switch (finding.kind) {
                case ACCOUNTS -> accounts = finding.actual.longValueExact();
                case ENTRIES -> entries = finding.actual.longValueExact();
                case OPEN_HOLDS -> openHolds = finding.actual.longValueExact();
                case POSTED,
                        HELD,
                        CALLS_HELD,
                        LIMIT,
                        STRAY_ENTRY,
                        STRAY_HOLD,
                        HOLD_AMOUNT,
                        HOLD_PARTED,
                        HOLD_PART,
                        HOLD_CHARGED,
                        HOLD_OVERRUN,
                        HOLD_DEBT,
                        HOLD_UNCOVERED,
                        CORRECTION_BOOKED,
                        CORRECTION_BEFORE,
                        REVERSAL,
                        CURRENCY -> contradictions.add(finding.sentence());
            }
        }
        return new Books(accounts, entries, openHolds, contradictions);
    }

    /** Sums in micros. */
    private String sentence() {
        String of = "account " + account;
        String hold = "hold " + subject + " of " + of;
        return switch (kind) {
            case POSTED -> of + ": posted " + actual + ", its entries sum to " + expected;
            case HELD -> of + ": held " + actual + ", its open holds sum to " + expected;
            case CALLS_HELD -> of + ": " + actual + " calls held, " + expected + " holds open";
            case LIMIT -> of + ": posted less held is " + actual + ", the limit " + expected;
            case STRAY_ENTRY -> of + " in " + subject + ": entries of " + actual + ", no account";
            case STRAY_HOLD -> hold + ": no such account in its currency";
            case HOLD_AMOUNT -> hold + ": " + actual + ", placed and extended to " + expected;
            case HOLD_PARTED -> hold + ": parted " + actual + ", its parts sum to " + expected;
            case HOLD_PART -> hold + ": part of " + expected + ", booked " + actual;
            case HOLD_CHARGED -> hold + ": charged " + expected + ", booked " + actual;
            case HOLD_OVERRUN -> hold + ": overrun " + expected + ", booked " + actual;
            case HOLD_DEBT -> hold + ": debt " + expected + ", booked " + actual;
            case HOLD_UNCOVERED -> hold + ": uncovered " + expected + ", booked " + actual;
            case CORRECTION_BOOKED -> hold + ": " + expected + ", booked " + actual;
            case CORRECTION_BEFORE ->
                hold + ": corrected from " + actual + ", but charged " + expected;
            case REVERSAL -> "entry " + subject + ": " + expected + ", taken back as " + actual;
            case CURRENCY ->
                subject + ": customers have " + actual + ", the operator's side says " + expected;
            case ACCOUNTS, ENTRIES, OPEN_HOLDS ->
                throw new IllegalStateException(kind + " is no contradiction");
        };
    }
}

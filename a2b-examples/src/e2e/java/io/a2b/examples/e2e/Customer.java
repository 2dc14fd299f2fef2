package io.a2b.examples.e2e;

/**
 * Somebody with an account.
 *
 * @param callerId the number whose calls are on this account
 * @param balanceMicros what was paid in
 */
record Customer(long account, String card, String pin, String callerId, long balanceMicros) {
    /** The same, who has paid in that much more. */
    Customer paidIn(String amount) {
        long micros = balanceMicros + Tariff.micros(amount);
        return new Customer(account, card, pin, callerId, micros);
    }
}

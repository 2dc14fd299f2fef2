package io.a2b.core.event;

/**
 * What one call of {@link EventDelivery#deliver} did, in events.
 *
 * @param leading whether this node was the one that delivers; if not, all counts are zero
 * @param delivered told to every listener, and gone from the outbox
 * @param failed told, but a listener failed; told again later
 */
public record DeliveryReport(boolean leading, int delivered, int failed) {
    static final DeliveryReport NOT_LEADING = new DeliveryReport(false, 0, 0);
}

/**
 * Tariff plans: which rate decks an account is sold, and how a rate for a call is chosen from them.
 * {@link io.a2b.rating.tariff.TariffPlan} says it, {@link io.a2b.rating.tariff.PlanLookup} does it.
 */
package io.a2b.rating.tariff;

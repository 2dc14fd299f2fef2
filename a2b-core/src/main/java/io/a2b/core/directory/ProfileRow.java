package io.a2b.core.directory;

import io.a2b.core.money.Money;

import java.util.Currency;
import java.util.Optional;

/** A row of {@code a2b_account_profile} with the currency of its account. {@code null}: not set. */
record ProfileRow(
        long accountId,
        String currency,
        String groupName,
        String tag,
        String firstName,
        String lastName,
        String company,
        String address,
        String city,
        String region,
        String postalCode,
        String country,
        String email,
        String phone,
        String fax,
        Long notifyBelowMicros,
        Long refillToMicros) {

    static ProfileRow of(long accountId, String currency, Profile profile) {
        Contact contact = profile.contact();
        return new ProfileRow(
                accountId,
                currency,
                profile.group(),
                profile.tag(),
                contact.firstName(),
                contact.lastName(),
                contact.company(),
                contact.address(),
                contact.city(),
                contact.region(),
                contact.postalCode(),
                contact.country(),
                contact.email(),
                contact.phone(),
                contact.fax(),
                micros("notifyBelow", profile.notifyBelow(), currency),
                micros("refillTo", profile.refillTo(), currency));
    }

    private static Long micros(String name, Optional<Money> amount, String currency) {
        return amount.map(money -> {
                    if (!money.currency().getCurrencyCode().equals(currency)) {
                        throw new IllegalArgumentException(
                                name + ": " + money + " on an account in " + currency);
                    }
                    return money.micros();
                })
                .orElse(null);
    }

    Profile toProfile() {
        Currency unit = Currency.getInstance(currency);
        Profile profile = Profile.none()
                .withGroup(groupName)
                .withTag(tag)
                .withContact(new Contact(
                        firstName,
                        lastName,
                        company,
                        address,
                        city,
                        region,
                        postalCode,
                        country,
                        email,
                        phone,
                        fax));
        if (notifyBelowMicros != null) {
            profile = profile.withNotifyBelow(new Money(unit, notifyBelowMicros));
        }
        return refillToMicros == null
                ? profile
                : profile.withRefillTo(new Money(unit, refillToMicros));
    }
}

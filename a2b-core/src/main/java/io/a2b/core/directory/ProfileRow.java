package io.a2b.core.directory;

/** A row of {@code a2b_account_profile}. */
record ProfileRow(
        long accountId,
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
        String fax) {

    static ProfileRow of(long accountId, Profile profile) {
        Contact contact = profile.contact();
        return new ProfileRow(
                accountId,
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
                contact.fax());
    }

    Profile toProfile() {
        return Profile.none()
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
    }
}

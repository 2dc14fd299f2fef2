package io.a2b.core.directory;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a person or a company is reached. Every part may be empty; no call needs any. Immutable;
 * start from {@link #none}.
 *
 * @param region state or province
 * @param country as the host writes countries
 */
public record Contact(
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
    private static final Contact NONE = new Contact("", "", "", "", "", "", "", "", "", "", "");

    /** @throws IllegalArgumentException naming every part that does not fit, with its bound */
    public Contact {
        Map<String, Integer> problems = new TreeMap<>();
        check(problems, "firstName", firstName, 64);
        check(problems, "lastName", lastName, 64);
        check(problems, "company", company, 64);
        check(problems, "address", address, 128);
        check(problems, "city", city, 64);
        check(problems, "region", region, 64);
        check(problems, "postalCode", postalCode, 20);
        check(problems, "country", country, 64);
        check(problems, "email", email, 128);
        check(problems, "phone", phone, 32);
        check(problems, "fax", fax, 32);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "contact: too long, or with control characters; at most " + problems);
        }
    }

    private static void check(Map<String, Integer> problems, String name, String text, int max) {
        boolean fits = text.codePointCount(0, text.length()) <= max;
        if (!fits || text.chars().anyMatch(Character::isISOControl)) problems.put(name, max);
    }

    /** Nothing is known. */
    public static Contact none() {
        return NONE;
    }

    /** Nothing but a name. */
    public static Contact named(String firstName, String lastName) {
        return new Contact(firstName, lastName, "", "", "", "", "", "", "", "", "");
    }

    public Contact withCompany(String newCompany) {
        return new Contact(
                firstName,
                lastName,
                newCompany,
                address,
                city,
                region,
                postalCode,
                country,
                email,
                phone,
                fax);
    }

    public Contact withEmail(String newEmail) {
        return new Contact(
                firstName,
                lastName,
                company,
                address,
                city,
                region,
                postalCode,
                country,
                newEmail,
                phone,
                fax);
    }
}

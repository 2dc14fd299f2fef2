package io.a2b.core.directory;

import static java.util.Objects.requireNonNull;

import java.util.Objects;

/**
 * What is known of an account besides its terms: whom it belongs to, and what it is filed under.
 * Immutable; start from {@link #none} and change what differs.
 */
public final class Profile {
    private static final Profile NONE = new Profile(AccountGroup.DEFAULT, "", Contact.none());

    private final String group;
    private final String tag;
    private final Contact contact;

    private Profile(String group, String tag, Contact contact) {
        this.group = group;
        this.tag = tag;
        this.contact = requireNonNull(contact, "contact");
    }

    /** In the default group, without tag and details. */
    public static Profile none() {
        return NONE;
    }

    /** @param newGroup the name of a group that is there */
    public Profile withGroup(String newGroup) {
        return new Profile(AccountGroup.requireName(newGroup), tag, contact);
    }

    /** @param newTag a label to find accounts by, such as that of their batch; at most 64 */
    public Profile withTag(String newTag) {
        if (newTag.length() > 64 || newTag.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("tag: not at most 64 printable characters");
        }
        return new Profile(group, newTag, contact);
    }

    public Profile withContact(Contact newContact) {
        return new Profile(group, tag, newContact);
    }

    public String group() {
        return group;
    }

    public String tag() {
        return tag;
    }

    public Contact contact() {
        return contact;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile profile
                && group.equals(profile.group)
                && tag.equals(profile.tag)
                && contact.equals(profile.contact);
    }

    @Override
    public int hashCode() {
        return Objects.hash(group, tag, contact);
    }

    @Override
    public String toString() {
        return "group " + group + ", tag '" + tag + "'";
    }
}

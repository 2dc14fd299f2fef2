package io.a2b.core.directory;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of an account besides its terms: whom it belongs to, what it is filed under, and
 * when to speak up or refill. Immutable; start from {@link #none} and change what differs.
 */
public final class Profile {
    private static final Profile NONE =
            new Profile(AccountGroup.DEFAULT, "", Contact.none(), null, null);

    private final String group;
    private final String tag;
    private final Contact contact;
    private final Money notifyBelow; // null: never
    private final Money refillTo; // null: not refilled

    private Profile(String group, String tag, Contact contact, Money notifyBelow, Money refillTo) {
        this.group = group;
        this.tag = tag;
        this.contact = requireNonNull(contact, "contact");
        this.notifyBelow = notifyBelow;
        this.refillTo = refillTo;
    }

    /** In the default group, without tag and details. */
    public static Profile none() {
        return NONE;
    }

    /** @param newGroup the name of a group that is there */
    public Profile withGroup(String newGroup) {
        return new Profile(AccountGroup.requireName(newGroup), tag, contact, notifyBelow, refillTo);
    }

    /** @param newTag a label to find accounts by, such as that of their batch; at most 64 */
    public Profile withTag(String newTag) {
        if (newTag.length() > 64 || newTag.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("tag: not at most 64 printable characters");
        }
        return new Profile(group, newTag, contact, notifyBelow, refillTo);
    }

    public Profile withContact(Contact newContact) {
        return new Profile(group, tag, newContact, notifyBelow, refillTo);
    }

    /** @param threshold the owner is told when less is available; in the account's currency */
    public Profile withNotifyBelow(Money threshold) {
        return new Profile(group, tag, contact, requireNonNull(threshold, "threshold"), refillTo);
    }

    public Profile withoutNotification() {
        return new Profile(group, tag, contact, null, refillTo);
    }

    /** @param target the account is refilled up to this; above zero, in the account's currency */
    public Profile withRefillTo(Money target) {
        if (target.micros() <= 0) throw new IllegalArgumentException("target: " + target);
        return new Profile(group, tag, contact, notifyBelow, target);
    }

    public Profile withoutRefill() {
        return new Profile(group, tag, contact, notifyBelow, null);
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

    public Optional<Money> notifyBelow() {
        return Optional.ofNullable(notifyBelow);
    }

    public Optional<Money> refillTo() {
        return Optional.ofNullable(refillTo);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile profile
                && group.equals(profile.group)
                && tag.equals(profile.tag)
                && contact.equals(profile.contact)
                && Objects.equals(notifyBelow, profile.notifyBelow)
                && Objects.equals(refillTo, profile.refillTo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(group, tag, contact, notifyBelow, refillTo);
    }

    @Override
    public String toString() {
        return "group " + group + ", tag '" + tag + "'";
    }
}

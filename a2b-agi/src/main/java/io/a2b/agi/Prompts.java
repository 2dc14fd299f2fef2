package io.a2b.agi;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which sound files say what. Immutable. Names are relative to the switch's sound directory and
 * without extension; a prompt may be several files in a row, or none, which says nothing.
 *
 * <p>Who has proved an account hears them in its language: Asterisk looks in the folder of that
 * name below its sound directory ({@code sounds/pt/vm-youhave}). A file that is missing there is
 * passed over in silence, numbers included, so each language that accounts are given has to be
 * installed whole. Before that, the language is the endpoint's.
 */
public final class Prompts {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+){0,5}");
    private static final Words NO_WORDS = new Words("", "", "", "");

    private final Map<Prompt, List<String>> files;
    private final Map<String, Words> currencies;
    private final Words otherCurrency;

    /**
     * The sound files of a currency; an empty one says nothing.
     *
     * @param one said after the number one
     * @param many said after all other numbers
     */
    public record Words(String one, String many, String cent, String cents) {
        public Words {
            for (String file : List.of(one, many, cent, cents)) {
                if (!file.isEmpty()) requireFile(file);
            }
        }
    }

    private Prompts(
            Map<Prompt, List<String>> files, Map<String, Words> currencies, Words otherCurrency) {
        this.files = files;
        this.currencies = currencies;
        this.otherCurrency = otherCurrency;
    }

    /**
     * Only files of Asterisk's own English core sounds, which every installation has. That set
     * knows no word for credit, cents or euros; where it has none, the nearest is said, or nothing.
     */
    public static Prompts stock() {
        Map<Prompt, List<String>> files = Map.ofEntries(
                entry(Prompt.ENTER_CARD, List.of("agent-user")),
                entry(Prompt.CARD_INVALID, List.of("vm-incorrect")),
                entry(Prompt.ENTER_SECRET, List.of("agent-pass")),
                entry(Prompt.SECRET_WRONG, List.of("vm-incorrect")),
                entry(Prompt.ACCOUNT_NOT_ACTIVE, List.of("im-sorry", "disabled")),
                entry(Prompt.ACCOUNT_EXPIRED, List.of("im-sorry", "cancelled")),
                entry(Prompt.ACCOUNT_IN_USE, List.of("simul-call-limit-reached")),
                entry(Prompt.CREDIT_INSUFFICIENT, List.of("im-sorry", "cannot-complete-as-dialed")),
                entry(Prompt.ENTER_NUMBER, List.of("vm-enter-num-to-call")),
                entry(Prompt.NUMBER_INVALID, List.of("check-number-dial-again")),
                entry(Prompt.NUMBER_RESTRICTED, List.of("cannot-complete-as-dialed")),
                entry(Prompt.NUMBER_UNREACHABLE, List.of("all-circuits-busy-now")),
                entry(Prompt.CALLED_BUSY, List.of("number", "is-in-use")),
                entry(Prompt.CALLED_SILENT, List.of("number-not-answering")),
                entry(Prompt.CREDIT_USED_UP, List.of("im-sorry", "cancelled")),
                entry(Prompt.ENTER_VOUCHER, List.of("vm-toenternumber")),
                entry(Prompt.VOUCHER_INVALID, List.of("vm-incorrect")),
                entry(Prompt.VOUCHER_REDEEMED, List.of("auth-thankyou")),
                entry(Prompt.YOU_HAVE, List.of("vm-youhave")),
                entry(Prompt.AND, List.of("vm-and")),
                entry(Prompt.MINUTE, List.of("minute")),
                entry(Prompt.MINUTES, List.of("minutes")),
                entry(Prompt.SECOND, List.of("second")),
                entry(Prompt.SECONDS, List.of("seconds")),
                entry(Prompt.TRY_LATER, List.of("please-try-call-later")),
                entry(Prompt.GOODBYE, List.of("vm-goodbye")));
        Words dollars = new Words("letters/dollar", "digits/dollars", "", "");
        return new Prompts(files, Map.of("USD", dollars, "CAD", dollars, "AUD", dollars), NO_WORDS);
    }

    /** The names of A2Billing's sound packs, for those who have one installed. */
    public static Prompts a2billing() {
        Map<Prompt, List<String>> files = Map.ofEntries(
                entry(Prompt.ENTER_CARD, List.of("prepaid-enter-pin-number")),
                entry(Prompt.CARD_INVALID, List.of("prepaid-auth-fail")),
                entry(Prompt.ENTER_SECRET, List.of("prepaid-enter-pin-lock")),
                entry(Prompt.SECRET_WRONG, List.of("prepaid-no-pin-lock")),
                entry(Prompt.ACCOUNT_NOT_ACTIVE, List.of("prepaid-auth-fail")),
                entry(Prompt.ACCOUNT_EXPIRED, List.of("prepaid-card-expired")),
                entry(Prompt.ACCOUNT_IN_USE, List.of("prepaid-card-in-use")),
                entry(Prompt.CREDIT_INSUFFICIENT, List.of("prepaid-no-enough-credit")),
                entry(Prompt.ENTER_NUMBER, List.of("prepaid-enter-dest")),
                entry(Prompt.NUMBER_INVALID, List.of("prepaid-invalid-digits")),
                entry(Prompt.NUMBER_RESTRICTED, List.of("prepaid-not-authorized-phonenumber")),
                entry(Prompt.NUMBER_UNREACHABLE, List.of("prepaid-dest-unreachable")),
                entry(Prompt.CALLED_BUSY, List.of("prepaid-isbusy")),
                entry(Prompt.CALLED_SILENT, List.of("prepaid-noanswer")),
                entry(Prompt.CREDIT_USED_UP, List.of("prepaid-no-enough-credit-stop")),
                entry(Prompt.ENTER_VOUCHER, List.of("prepaid-voucher_enter_number")),
                entry(Prompt.VOUCHER_INVALID, List.of("voucher_does_not_exist")),
                entry(Prompt.VOUCHER_REDEEMED, List.of("prepaid-account_refill")),
                entry(Prompt.YOU_HAVE, List.of("prepaid-you-have")),
                entry(Prompt.AND, List.of("vm-and")),
                entry(Prompt.MINUTE, List.of("prepaid-minute")),
                entry(Prompt.MINUTES, List.of("prepaid-minutes")),
                entry(Prompt.SECOND, List.of("prepaid-second")),
                entry(Prompt.SECONDS, List.of("prepaid-seconds")),
                entry(Prompt.TRY_LATER, List.of("prepaid-dest-unreachable")),
                entry(Prompt.GOODBYE, List.of("prepaid-final")));
        Words dollars = new Words("dollar", "dollars", "prepaid-cent", "prepaid-cents");
        Words euros = new Words("euro", "euros", "prepaid-cent", "prepaid-cents");
        Words pounds = new Words("", "", "prepaid-penny", "prepaid-pence");
        Words credit = new Words("credit", "credit", "prepaid-cent", "prepaid-cents");
        return new Prompts(
                files,
                Map.of("USD", dollars, "CAD", dollars, "AUD", dollars, "EUR", euros, "GBP", pounds),
                credit);
    }

    /** @throws IllegalArgumentException if a name is not safe in a command to the switch */
    public Prompts with(Prompt prompt, String... newFiles) {
        requireNonNull(prompt, "prompt");
        for (String file : newFiles) requireFile(file);
        Map<Prompt, List<String>> changed = new EnumMap<>(files);
        changed.put(prompt, List.of(newFiles));
        return new Prompts(changed, currencies, otherCurrency);
    }

    /** @param currencyCode of ISO 4217 */
    public Prompts withCurrency(String currencyCode, Words words) {
        Map<String, Words> changed = new HashMap<>(currencies);
        changed.put(requireNonNull(currencyCode, "currencyCode"), requireNonNull(words, "words"));
        return new Prompts(files, Map.copyOf(changed), otherCurrency);
    }

    /** The files of a prompt, in order; may be none. */
    public List<String> files(Prompt prompt) {
        return files.getOrDefault(prompt, List.of());
    }

    public Words currency(String currencyCode) {
        return currencies.getOrDefault(currencyCode, otherCurrency);
    }

    private static void requireFile(String file) {
        if (file.length() > 80 || !FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("file: not a name of a sound file");
        }
    }
}

package io.a2b.examples.deck;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of one country calling code, cut into prefixes of which each belongs to one region
 * and one kind of number. Read from the patterns of libphonenumber: a prefix belongs to a pattern
 * while more digits could still make it match.
 */
final class NumberingPlan {
    /** More rows than this for one calling code and the plan is cut with a digit less. */
    private static final int ROWS_MAX = 1500;

    private static final int NATIONAL_DIGITS_MAX = 5;

    private final String callingCode;
    private final List<Range> ranges;

    private NumberingPlan(String callingCode, List<Range> ranges) {
        this.callingCode = callingCode;
        this.ranges = ranges;
    }

    /** What numbers are for, in order of precedence where patterns overlap. */
    enum Kind {
        FIXED(""),
        MOBILE("Mobile"),
        PREMIUM("Premium"),
        TOLL_FREE("Toll Free"),
        SHARED_COST("Shared Cost"),
        VOIP("VoIP"),
        PERSONAL("Personal Numbers"),
        PAGER("Paging"),
        ACCESS("Universal Access");

        final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** Whose numbers, and what for. A region is two letters, or a calling code of no country. */
    record Owner(String region, Kind kind) {}

    private record Range(Owner owner, Pattern numbers, Optional<Pattern> leadingDigits) {
        boolean mayContain(String nationalDigits) {
            return canBecome(numbers, nationalDigits)
                    && leadingDigits
                            .map(digits -> digits.matcher(nationalDigits))
                            .map(matcher -> matcher.lookingAt() || matcher.hitEnd())
                            .orElse(true);
        }

        private static boolean canBecome(Pattern pattern, String digits) {
            Matcher matcher = pattern.matcher(digits);
            return matcher.matches() || matcher.hitEnd();
        }
    }

    static NumberingPlan of(int callingCode) {
        List<Range> ranges = new ArrayList<>();
        for (String region : regionsOf(callingCode)) {
            PhoneMetadata metadata = load(region);
            Optional<Pattern> leading = metadata.hasLeadingDigits()
                    ? Optional.of(Pattern.compile(metadata.getLeadingDigits()))
                    : Optional.empty();
            for (Kind kind : Kind.values()) {
                String numbers = describe(metadata, kind).getNationalNumberPattern();
                if (numbers.isEmpty() || numbers.equals("NA")) continue;
                ranges.add(new Range(new Owner(region, kind), Pattern.compile(numbers), leading));
            }
        }
        return new NumberingPlan(Integer.toString(callingCode), List.copyOf(ranges));
    }

    /** The region a number belongs to when nothing more is known. */
    String mainRegion() {
        return regionsOf(Integer.parseInt(callingCode)).get(0);
    }

    /** Prefixes with the calling code in front, and whose they are. */
    SortedMap<String, Owner> prefixes() {
        for (int digits = NATIONAL_DIGITS_MAX; ; digits--) {
            SortedMap<String, Owner> cut = cut("", ranges, digits);
            if (cut.size() <= ROWS_MAX || digits == 1) return cut;
        }
    }

    private SortedMap<String, Owner> cut(String national, List<Range> candidates, int digitsMax) {
        List<Range> possible =
                candidates.stream().filter(range -> range.mayContain(national)).toList();
        SortedMap<String, Owner> cut = new TreeMap<>();
        if (possible.isEmpty()) return cut;
        boolean decided = possible.stream().map(Range::owner).distinct().count() == 1;
        if (decided || national.length() == digitsMax) {
            cut.put(callingCode + national, possible.get(0).owner());
            return cut;
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            cut.putAll(cut(national + digit, possible, digitsMax));
        }
        if (!national.isEmpty() && new HashSet<>(cut.values()).size() == 1) {
            return new TreeMap<>(Map.of(callingCode + national, cut.get(cut.firstKey())));
        }
        return cut;
    }

    private static List<String> regionsOf(int callingCode) {
        List<String> regions =
                PhoneNumberUtil.getInstance().getRegionCodesForCountryCode(callingCode);
        return regions.equals(List.of("001")) ? List.of(Integer.toString(callingCode)) : regions;
    }

    private static PhoneMetadata load(String region) {
        String resource = "/com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_" + region;
        try (InputStream in = PhoneNumberUtil.class.getResourceAsStream(resource);
                ObjectInputStream objects = new ObjectInputStream(in)) {
            PhoneMetadataCollection collection = new PhoneMetadataCollection();
            collection.readExternal(objects);
            return collection.getMetadataList().get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static PhoneNumberDesc describe(PhoneMetadata metadata, Kind kind) {
        return switch (kind) {
            case FIXED -> metadata.getFixedLine();
            case MOBILE -> metadata.getMobile();
            case PREMIUM -> metadata.getPremiumRate();
            case TOLL_FREE -> metadata.getTollFree();
            case SHARED_COST -> metadata.getSharedCost();
            case VOIP -> metadata.getVoip();
            case PERSONAL -> metadata.getPersonalNumber();
            case PAGER -> metadata.getPager();
            case ACCESS -> metadata.getUan();
        };
    }
}

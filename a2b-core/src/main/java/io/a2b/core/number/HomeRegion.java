package io.a2b.core.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;

import java.util.Optional;

/** The national form of one region's numbers; the one place that asks libphonenumber. */
final class HomeRegion {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private final String code;

    private HomeRegion(String code) {
        this.code = code;
    }

    static HomeRegion of(String code) {
        if (!LIBRARY.getSupportedRegions().contains(code)) {
            throw new IllegalArgumentException("region: no numbering plan is known for " + code);
        }
        return new HomeRegion(code);
    }

    /** Country code and national number, if people of the region can dial {@code digits}. */
    Optional<String> toInternational(String digits) {
        try {
            Phonenumber.PhoneNumber number = LIBRARY.parse(digits, code);
            if (LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return Optional.empty();
            }
            return Optional.of(
                    number.getCountryCode() + LIBRARY.getNationalSignificantNumber(number));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}

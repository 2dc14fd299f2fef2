package io.a2b.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.number.Normalisation.Normalised;
import io.a2b.core.number.Normalisation.Refused;
import io.a2b.core.number.Normalisation.Step;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Optional;

class DialPlanProperties {
    private static final List<DialPlan> PLANS = List.of(
            DialPlan.international(),
            DialPlan.international().withInternationalPrefixes("011", "00", "09", "1"),
            DialPlan.home("US"),
            DialPlan.home("GB"),
            DialPlan.home("IT").withInternationalPrefixes("00").withDigits(3, 15),
            DialPlan.home("RU"));

    @Property
    void anyTextGivesANumberOrAReasonThatRepeatsNoMoreThanFortyCharacters(
            @ForAll("plans") DialPlan plan, @ForAll String text, @ForAll boolean written) {
        Normalisation result = written ? plan.readWritten(text) : plan.read(text);
        if (result instanceof Refused refused) {
            assertTrue(refused.shown().matches("[ -~]{0,40}"), refused.shown());
        } else {
            assertTrue(result.number().orElseThrow().digits().matches("[1-9][0-9]{2,14}"));
        }
    }

    @Property
    void whatLooksLikeANumberGivesE164OrAReason(
            @ForAll("plans") DialPlan plan, @ForAll("dialled") String dialled) {
        plan.normalise(dialled)
                .ifPresent(number -> assertTrue(number.digits().matches("[1-9][0-9]{2,14}")));
    }

    @Property
    void aResultBehindAPlusIsReadAsItself(
            @ForAll("plans") DialPlan plan, @ForAll("dialled") String dialled) {
        Optional<PhoneNumber> first = plan.normalise(dialled);
        first.ifPresent(number -> assertEquals(first, plan.normalise("+" + number)));
    }

    @Property
    void theInternationalPlanReadsItsOwnResultsAsThemselves(@ForAll("dialled") String dialled) {
        DialPlan plan = DialPlan.international();
        plan.normalise(dialled)
                .ifPresent(number -> assertEquals(
                        new Normalised(number, List.of()), plan.read(number.digits())));
    }

    @Property
    void theStepsLeadFromTheTextToTheNumberWithoutAGap(
            @ForAll("plans") DialPlan plan, @ForAll("dialled") String dialled) {
        if (plan.readWritten(dialled) instanceof Normalised result) {
            String text = dialled;
            for (Step step : result.steps()) {
                assertEquals(text, step.before());
                text = step.after();
            }
            assertEquals(text, result.phoneNumber().digits());
        }
    }

    @Provide
    Arbitrary<DialPlan> plans() {
        return Arbitraries.of(PLANS);
    }

    @Provide
    Arbitrary<String> dialled() {
        Arbitrary<String> digits =
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(0).ofMaxLength(17);
        return Arbitraries.of("", "+", "00", "011", "1", "0", "+44 (0)", "8")
                .flatMap(start -> digits.map(rest -> start + rest));
    }
}

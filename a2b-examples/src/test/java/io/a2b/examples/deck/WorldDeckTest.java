package io.a2b.examples.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

import io.a2b.core.number.PhoneNumber;
import io.a2b.examples.WorldDeck;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.BillingIncrement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.stream.Collectors;

class WorldDeckTest {
    private static final RateDeck DECK = RateDeck.of(
            new DeckVersion("world", 1),
            Currency.getInstance("USD"),
            text().lines().skip(1).map(WorldDeckTest::rate).toList());

    @Test
    void isWhatTheGeneratorWrites() {
        assertEquals(WorldDeckGenerator.csv(), text(), "run WorldDeckGenerator and commit");
    }

    @Test
    void coversTheWorld() {
        assertTrue(DECK.rates().size() >= 4800, DECK.toString());
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (int code : numbers.getSupportedCallingCodes()) {
            String number = code + "0000000".substring(Integer.toString(code).length() - 1);
            assertTrue(
                    DECK.find(new PhoneNumber(number), Instant.EPOCH).isPresent(),
                    "calling code " + code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "351211234567, Portugal",
        "351912345678, Portugal - Mobile",
        "442079460018, United Kingdom",
        "447400123456, United Kingdom - Mobile",
        "447012345678, United Kingdom - Personal Numbers",
        "447797123456, Jersey - Mobile",
        "441481256789, Guernsey",
        "12125550123, United States",
        "14165550123, Canada",
        "12423456789, Bahamas",
        "18765230123, Jamaica",
        "18092345678, Dominican Republic",
        "4915123456789, Germany - Mobile",
        "4930123456, Germany",
        "33612345678, France - Mobile",
        "390669812345, Vatican City",
        "390612345678, Italy",
        "74951234567, Russia",
        "77172580123, Kazakhstan",
        "35818412345, Åland Islands",
        "5312345678, Cuba",
        "870773111632, Inmarsat",
        "881612345678, Satellite Systems",
        "80012345678, International Freephone"
    })
    void namesTheDestinationOfAKnownNumber(String number, String destination) {
        Rate rate = DECK.find(new PhoneNumber(number), Instant.EPOCH).orElseThrow();
        assertEquals(destination, rate.destination());
    }

    @Test
    void pricesEveryPrefixOfADestinationAlike() {
        DECK.rates().stream()
                .collect(Collectors.groupingBy(Rate::destination))
                .forEach((destination, rates) -> assertEquals(
                        1, rates.stream().map(Rate::price).distinct().count(), destination));
    }

    private static String text() {
        try (InputStream csv = WorldDeck.open()) {
            return new String(csv.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Rate rate(String line) {
        String[] cells = line.split(",", -1);
        String[] increment = cells[3].split("/");
        return new Rate(
                new Prefix(cells[0]),
                cells[1],
                micros(cells[2]),
                new BillingIncrement(
                        Integer.parseInt(increment[0]), Integer.parseInt(increment[1])),
                micros(cells[4]));
    }

    private static long micros(String decimal) {
        return new BigDecimal(decimal).movePointRight(6).longValueExact();
    }
}

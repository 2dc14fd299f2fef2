package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.WeekWindow;
import io.a2b.rating.deck.DeckImport.Progress;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.LegacyColumns;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.price.Step;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DeckImportOptionsTest {
    private static final DeckTerms TERMS = DeckTerms.of(Currency.getInstance("USD"));
    private static final Rate PORTUGAL =
            new Rate(new Prefix("351"), "Portugal", 20_000, new BillingIncrement(30, 6), 0);
    private static final DestinationNames NAMES = DestinationNames.of(List.of(
            new NamedPrefix(new Prefix("351"), "Portugal"),
            new NamedPrefix(new Prefix("3519"), "Portugal - Mobile")));

    @Test
    void readsColumnsByPosition() {
        DeckImportOptions options = DeckImportOptions.STANDARD.withColumns(List.of(
                DeckColumn.IGNORED,
                DeckColumn.PRICE,
                DeckColumn.PREFIX,
                DeckColumn.INCREMENT,
                DeckColumn.DESTINATION));

        assertEquals(List.of(PORTUGAL), rates(options, "x;0.02;351;30/6;Portugal\n"));
    }

    @Test
    void readsColumnsByPositionWhateverTheHeaderSays() {
        DeckImportOptions options = DeckImportOptions.STANDARD.withColumnsInsteadOfHeader(List.of(
                DeckColumn.PREFIX, DeckColumn.DESTINATION, DeckColumn.PRICE, DeckColumn.INCREMENT));

        assertEquals(
                List.of(PORTUGAL), rates(options, "Kod,Kraj,Cena,Takt\n351,Portugal,0.02,30/6"));
    }

    @Test
    void readsColumnsByNamesOfTheHost() {
        DeckImportOptions options = DeckImportOptions.STANDARD
                .withColumnName("Tarif / Min.", DeckColumn.PRICE)
                .withUnknownColumnsIgnored();

        assertEquals(
                List.of(PORTUGAL),
                rates(options, "code,name,colour,tarif / min,increment\n351,Portugal,x,0.02,30/6"));
    }

    @Test
    void readsDecimalsWithAComma() {
        DeckImportOptions options = DeckImportOptions.STANDARD.withDecimalComma();
        String header = "prefix;destination;price;increment\n";

        assertEquals(List.of(PORTUGAL), rates(options, header + "351;Portugal;0,02;30/6"));
        assertEquals(
                "line 2, price: \"0.02\" is not a plain decimal number such as 0,0125\n",
                errors(options, header + "351;Portugal;0.02;30/6"));
    }

    @Test
    void readsAmountsInCents() {
        DeckImportOptions options = DeckImportOptions.STANDARD.withAmountsInCents();
        String header = "prefix,destination,price,increment\n";

        assertEquals(List.of(PORTUGAL), rates(options, header + "351,Portugal,2.0,30/6"));
        assertEquals(
                "line 2, price: \"2.00001\" has more than 4 decimals\n",
                errors(options, header + "351,Portugal,2.00001,30/6"));
    }

    @Test
    void readsNegativeAndHighAmountsOnlyWhenTheyAreMeant() {
        String text = "prefix,destination,price,increment\n351,Portugal,-20000,30/6";

        assertEquals("line 2, price: \"-20000\" is negative\n", errors(text));
        DeckImportOptions any = DeckImportOptions.STANDARD.withAnyAmount();
        assertEquals(-20_000_000_000L, rates(any, text).get(0).price().perMinuteMicros());
    }

    @Test
    void readsNoComments() {
        String text = "# our prices\nprefix,destination,price,increment\n#351\n"
                + "351,Portugal,0.02,30/6\n  # end";

        assertEquals(List.of(PORTUGAL), rates(DeckImportOptions.STANDARD, text));
    }

    @Test
    void namesDestinationsByTheLongestPrefixKnown() {
        String text = "prefix,price,increment\n35191,0.02,30/6\n3512,0.02,30/6";

        assertEquals(
                List.of("Portugal - Mobile", "Portugal"),
                rates(DeckImportOptions.STANDARD, text).stream()
                        .map(Rate::destination)
                        .toList());
    }

    @Test
    void refusesARateThatNobodyCanName() {
        String text = "prefix,destination,price,increment\n34,,0.02,30/6\n351,,0.02,30/6";

        assertEquals("line 2, destination: is missing\n", errors(text));
        DeckImportOptions world = DeckImportOptions.STANDARD.withDefaultDestination("World");
        assertEquals(
                List.of("World", "Portugal"),
                rates(world, text).stream().map(Rate::destination).toList());
    }

    @Test
    void readsEveryColumnOfARate() {
        String text = "prefix\tdestination\tprice\tincrement\tconnection fee\tdisconnection fee\t"
                + "disconnection after\tsurcharge\tsurcharge seconds\tminimum\tmaximum\tsteps\t"
                + "cost\tcost increment\tfrom\tuntil\tband\tcaller prefix\ttrunk\n"
                + "_351.\tPortugal\t0.02\t30/6\t0.01\t0.03\t5\t0.5\t60\t0.04\t9\t60:0.05:6:0.1\t"
                + "0.015\t1/1\t2026-03-01\t2026-04-01 00:00:00\tmon-fri 08:00-20:00\t+34\tt-1";

        Fees fees = new Fees(10_000, 30_000, 5, 500_000, 60, 40_000, 9_000_000);
        Price price = Price.perMinute(20_000, new BillingIncrement(30, 6))
                .withFees(fees)
                .withSteps(List.of(new Step(60, 100_000, 50_000, 6)));
        Validity validity = Validity.during(TimeBand.parse("mon-fri 08:00-20:00"))
                .withFrom(Instant.parse("2026-03-01T00:00:00Z"))
                .withUntil(Instant.parse("2026-03-31T23:00:00Z"));
        RateTerms terms = new RateTerms(
                price,
                Optional.of(Price.perMinute(15_000, BillingIncrement.SECOND)),
                validity,
                "34",
                "t-1");
        DeckTerms lisbon = TERMS.withZone(ZoneId.of("Europe/Lisbon"));
        DeckCsv csv = read(lisbon, DeckImportOptions.STANDARD, text);
        assertEquals("", csv.rejected().map(Object::toString).orElse(""));
        assertEquals(
                List.of(new Rate(new DialPattern("_351."), "Portugal", terms)),
                csv.deck().orElseThrow().rates());
    }

    @Test
    void readsTheColumnsOfA2BillingAsA2BillingMeansThem() {
        String names = "dialprefix,destination,rateinitial,initblock,billingblock,connectcharge,"
                + "disconnectcharge,disconnectcharge_after,stepchargea,chargea,timechargea,"
                + "billingblocka,stepchargeb,chargeb,timechargeb,billingblockb,stepchargec,chargec,"
                + "timechargec,billingblockc,buyrate,buyrateinitblock,buyrateincrement,"
                + "additional_grace,rounding_calltime,rounding_threshold,additional_block_charge,"
                + "additional_block_charge_time,minimal_cost,startdate,stopdate,starttime,endtime,"
                + "id_trunk,musiconhold";
        String row = "351,Portugal,0.12345,30,0,0.01,0.02,5,0.10000,0.05000,60,6,0,0.04,30,0,9,0,"
                + "60,1,0.10000,0,0,3,60,45,0.5,120,0.2,2026-03-01 00:00:00,0000-00-00 00:00:00,"
                + "480,1199,-1,default";
        Map<String, String> columns = new HashMap<>();
        String[] cells = row.split(",");
        String[] header = names.split(",");
        for (int at = 0; at < cells.length; at++) columns.put(header[at], cells[at]);

        DeckTerms legacy = TERMS.withRounding(Rounding.LEGACY);
        DeckCsv csv = read(legacy, DeckImportOptions.STANDARD, names + "\n" + row);

        assertEquals("", csv.rejected().map(Object::toString).orElse(""));
        Validity validity = Validity.during(TimeBand.of(new WeekWindow(480, 1199)))
                .withFrom(Instant.parse("2026-03-01T00:00:00Z"));
        RateTerms terms = RateTerms.of(LegacyColumns.sell(columns::get))
                .withCost(LegacyColumns.buy(columns::get))
                .withValidity(validity);
        assertEquals(2, terms.price().steps().size());
        assertEquals(
                List.of(new Rate(new Prefix("351"), "Portugal", terms)),
                csv.deck().orElseThrow().rates());
    }

    @Test
    void theSamePrefixMayComeAgainUnderOtherConditions() {
        String text = "prefix,destination,price,increment,band,caller prefix,trunk\n"
                + "351,a,1,1/1,,,\n351,b,2,1/1,sat,,\n351,c,3,1/1,,34,\n351,d,4,1/1,,,t\n";

        assertEquals(4, rates(DeckImportOptions.STANDARD, text).size());
        assertEquals(
                "line 6, prefix: \"351\" is in line 3\n", errors(text + "351,e,5,1/1,sat,,\n"));
    }

    @Test
    void aListOfPrefixesIsARateForEach() {
        String text = "prefix;destination;price;increment\n"
                + "3511, 3513-3515,+34;Iberia;0.02;30/6\n3512;Portugal;0.02;30/6";

        assertEquals(
                List.of("3511", "3513", "3514", "3515", "34", "3512"),
                rates(DeckImportOptions.STANDARD, text).stream()
                        .map(rate -> rate.pattern().text())
                        .toList());
    }

    @Test
    void refusesListsThatAreNone() {
        String text = "prefix;destination;price;increment\n"
                + "3513-3511;a;1;1/1\n351-3512;a;1;1/1\n3511,;a;1;1/1\n1-x;a;1;1/1\n"
                + "1000000-9999999;a;1;1/1\n77,71-79;a;1;1/1";

        assertEquals(
                "line 2, prefix: \"3513-3511\" is not prefixes such as 3511,3513-3519\n"
                        + "line 3, prefix: \"351-3512\" is not prefixes such as 3511,3513-3519\n"
                        + "line 4, prefix: \"\" is not a prefix: 1 to 15 digits, the first not 0\n"
                        + "line 5, prefix: \"x\" is not a prefix: 1 to 15 digits, the first not 0\n"
                        + "line 6, prefix: \"1000000-9999999\" is more than 1000 prefixes\n"
                        + "line 7, prefix: \"77\" is in line 7\n",
                errors(text));
    }

    @Test
    void refusesDatesInReverse() {
        String text = "prefix,destination,price,increment,from,until\n"
                + "351,Portugal,0.02,30/6,2026-03-02,2026-03-01";

        assertEquals(
                "line 2, until: 2026-03-01T00:00:00Z is not after 2026-03-02T00:00:00Z\n",
                errors(text));
    }

    @Test
    void refusesOptionsThatSayNothing() {
        DeckImportOptions options = DeckImportOptions.STANDARD;
        assertThrows(IllegalArgumentException.class, () -> options.withSeparator('x'));
        assertThrows(IllegalArgumentException.class, () -> options.withColumns(List.of()));
        assertThrows(IllegalArgumentException.class, () -> options.withDefaultDestination(""));
    }

    private static List<Rate> rates(DeckImportOptions options, String text) {
        DeckCsv csv = read(TERMS, options, text);
        assertEquals("", csv.rejected().map(Object::toString).orElse(""));
        return DeckVersionsContract.inOrder(csv.deck().orElseThrow());
    }

    private static String errors(String text) {
        return errors(DeckImportOptions.STANDARD, text);
    }

    private static String errors(DeckImportOptions options, String text) {
        return read(TERMS, options, text).rejected().orElseThrow().toString();
    }

    private static DeckCsv read(DeckTerms terms, DeckImportOptions options, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DeckCsv.Source source = new DeckCsv.Source(terms, options, () -> NAMES);
        return DeckCsv.read(source, new ByteArrayInputStream(bytes), Progress.NONE);
    }
}

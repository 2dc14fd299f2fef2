package io.a2b.rating.tariff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.tariff.TariffPlan.Matching;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The rates of a plan of five decks, ordered by cost, for one number after the other. Each deck has
 * a trunk of its own, rates in time bands, a few dial patterns and a rate for any number, so that a
 * lookup has about five candidates to order.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class PlanLookupBenchmark {
    private static final int DECKS = 5;
    private static final int REQUESTS = 1 << 20;
    private static final int NUMBER_LENGTH = 12;
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final TimeBand PEAK = TimeBand.parse("mon-fri 08:00-20:00");
    private static final TimeBand OFF_PEAK =
            TimeBand.parse("mon-fri 20:00-08:00; sat,sun 00:00-24:00");

    @Param({"20000", "100000"})
    int ratesPerDeck;

    @Param
    Matching matching;

    private PlanLookup plan;
    /** As they come over a network: one behind the other, {@value #NUMBER_LENGTH} digits each. */
    private byte[] numbers;

    private int next;

    @Setup
    public void build() {
        Random random = new Random(20_260_302);
        List<String> prefixes = prefixes(random);
        List<RateDeck> decks = new ArrayList<>();
        List<PlanDeck> named = new ArrayList<>();
        for (int at = 0; at < DECKS; at++) {
            String name = "deck-" + at;
            decks.add(deck(name, prefixes, random));
            named.add(PlanDeck.of(name).withTrunk("trunk-" + at));
        }
        TariffPlan tariff = TariffPlan.of("plan", named.toArray(PlanDeck[]::new));
        plan = PlanLookup.of(tariff.withMatching(matching), decks);
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < REQUESTS; at++) {
            String number = prefixes.get(random.nextInt(prefixes.size())) + "55501234567";
            all.append(number, 0, NUMBER_LENGTH);
        }
        numbers = all.toString().getBytes(ISO_8859_1);
    }

    private List<String> prefixes(Random random) {
        TreeSet<String> prefixes = new TreeSet<>();
        while (prefixes.size() < ratesPerDeck) {
            int length = 1 + random.nextInt(8);
            StringBuilder digits = new StringBuilder().append((char) ('1' + random.nextInt(9)));
            while (digits.length() < length) digits.append((char) ('0' + random.nextInt(10)));
            prefixes.add(digits.toString());
        }
        return List.copyOf(prefixes);
    }

    private static RateDeck deck(String name, List<String> prefixes, Random random) {
        List<Rate> rates = new ArrayList<>();
        for (String prefix : prefixes) {
            // every deck leaves some out, and has some twice, by day and by night
            int kind = random.nextInt(10);
            if (kind == 0 && prefix.length() > 1) continue;
            if (kind == 1) {
                rates.add(rate(prefix, Validity.during(PEAK), random));
                rates.add(rate(prefix, Validity.during(OFF_PEAK), random));
            } else {
                rates.add(rate(prefix, Validity.ALWAYS, random));
            }
        }
        for (String pattern : List.of("_1NXXNXXXXXX", "_33[67]XXXXXXXX", "_49ZX.", "default")) {
            rates.add(rate(pattern, Validity.ALWAYS, random));
        }
        DeckTerms terms = DeckTerms.of(Currency.getInstance("USD"));
        return RateDeck.of(new DeckVersion(name, 1), terms, rates);
    }

    private static Rate rate(String pattern, Validity validity, Random random) {
        // as in decks that people sell by: some hundred prices, many prefixes at each
        int level = random.nextInt(400);
        Price price = Price.perMinute(10_000 + level * 50, BillingIncrement.SECOND);
        Price cost = Price.perMinute(5_000 + level * 40, BillingIncrement.SECOND);
        RateTerms terms = RateTerms.of(price).withCost(cost).withValidity(validity);
        return new Rate(NumberPattern.parse(pattern), "Somewhere", terms);
    }

    private LookupRequest next() {
        next = next + 1 & REQUESTS - 1;
        String number = new String(numbers, next * NUMBER_LENGTH, NUMBER_LENGTH, ISO_8859_1);
        return new LookupRequest(number, "351211234567", "800123", NOW.plusSeconds(next));
    }

    /** Making the request, which the other benchmarks do as well. */
    @Benchmark
    public LookupRequest request() {
        return next();
    }

    /** All candidates in order. */
    @Benchmark
    public PlanMatch find() {
        return plan.find(next());
    }

    /** All candidates in order, and the price of the best. */
    @Benchmark
    public long findAndPriceTheBest() {
        Candidate best = plan.find(next()).candidate(0);
        return best.deck().curve(best.row()).chargeMicros(93);
    }
}

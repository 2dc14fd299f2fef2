package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Trace;
import io.a2b.rating.simulation.CallCsv;
import io.a2b.rating.simulation.PricedCall;
import io.a2b.rating.simulation.RatedCall;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

@Command(
        name = "rate",
        description = {
            "Price a call by a rate deck, and say why; or price a CSV of calls.",
            "The CSV has the columns called, answered at (ISO 8601, or seconds since 1970), talk "
                    + "seconds and perhaps caller; others are passed through."
        },
        mixinStandardHelpOptions = true)
final class RateCommand extends BillingCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "Called number, with country code.")
    private Optional<String> number;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SECONDS",
            description = "From answer to hang-up.")
    private Optional<Long> seconds;

    @Option(
            names = "--deck",
            paramLabel = "NAME[:VERSION]",
            defaultValue = "default",
            description = "Default: the live version of deck default.")
    private String deckName;

    @Option(names = "--at", paramLabel = "INSTANT", description = "ISO 8601; default: now.")
    private Optional<Instant> at;

    @Option(names = "--caller", paramLabel = "NUMBER", description = "Who calls; default: unknown.")
    private Optional<String> caller;

    @Option(names = "--calls", paramLabel = "FILE", description = "A CSV of calls to price.")
    private Optional<Path> calls;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "For the priced calls; default: standard output.")
    private Optional<Path> out;

    @Option(
            names = "--strict",
            description = "Stop at the first call that has no price, and leave no FILE.")
    private boolean strict;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter stdout) {
        if (calls.isPresent() == number.isPresent()) {
            throw new IllegalArgumentException("either NUMBER SECONDS or --calls is needed");
        }
        RateDeck deck = DeckName.parse(deckName).resolve(billing.decks());
        return calls.isPresent()
                ? rateAll(deck, calls.get(), stdout)
                : rateOne(deck, call(billing), stdout);
    }

    private RatedCall call(Billing billing) {
        long talk = seconds.orElseThrow(() -> new IllegalArgumentException("SECONDS is needed"));
        if (talk < 0 || talk > Pricing.TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("SECONDS: not 0 to 366 days: " + talk);
        }
        return new RatedCall(
                e164("NUMBER", number.orElseThrow()).digits(),
                caller.map(text -> e164("--caller", text).digits()).orElse(""),
                at.orElseGet(() -> billing.clock().instant()),
                talk);
    }

    static PhoneNumber e164(String name, String text) {
        return PhoneNumber.find(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(name + ": not a number in E.164: " + text));
    }

    private int rateOne(RateDeck deck, RatedCall call, PrintWriter stdout) {
        PhoneNumber called = new PhoneNumber(call.called());
        Optional<PricedCall> priced = PricedCall.find(deck, call);
        Trace trace = priced.map(found -> Pricing.explain(
                        found.quote(), called, call.talkSeconds(), call.answeredAt()))
                .orElseGet(() -> Pricing.explainUnrated(deck.version(), deck.currency(), called));
        if (output.json()) Json.print(json(deck, call, priced, trace), stdout);
        else if (priced.isEmpty()) stdout.println(trace.steps().get(0).text());
        else print(priced.get(), trace, stdout);
        return priced.isPresent() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static void print(PricedCall priced, Trace trace, PrintWriter stdout) {
        stdout.println(trace);
        priced.cost().ifPresent(cost -> stdout.println("cost: " + cost));
        priced.margin().ifPresent(margin -> stdout.println("margin: " + margin));
    }

    private static ObjectNode json(
            RateDeck deck, RatedCall call, Optional<PricedCall> priced, Trace trace) {
        ObjectNode json = Json.object();
        json.set("deck", Json.deck(deck.version()));
        json.put("called", call.called())
                .put("caller", call.caller())
                .put("answeredAt", call.answeredAt().toString())
                .put("talkSeconds", call.talkSeconds())
                .put("rated", priced.isPresent());
        priced.ifPresent(found -> {
            json.put("prefix", found.quote().rate().pattern().text())
                    .put("destination", found.quote().rate().destination())
                    .put("billedSeconds", found.charge().billedSeconds());
            json.set("charge", Json.of(found.charge().amount()));
            json.set("cost", Json.ofOptional(found.cost()));
            json.set("margin", Json.ofOptional(found.margin()));
        });
        json.set("trace", Json.of(trace));
        return json;
    }

    private int rateAll(RateDeck deck, Path file, PrintWriter stdout) {
        if (out.isEmpty()) {
            if (output.json()) throw new IllegalArgumentException("--json needs --out");
            return rateAll(deck, file, stdout, err());
        }
        refuseToOverwrite(file, out.get());
        try (OutputFile charges = OutputFile.create(out.get());
                Writer writer = new OutputStreamWriter(charges.stream(), StandardCharsets.UTF_8)) {
            int code = rateAll(deck, file, writer, stdout);
            if (code == ExitCode.DONE) charges.complete();
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(out.get().toString(), e);
        }
    }

    private static void refuseToOverwrite(Path input, Path output) {
        try {
            if (Files.exists(output) && Files.isSameFile(input, output)) {
                throw new IllegalArgumentException("--out: is the file of the calls: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(output.toString(), e);
        }
    }

    /** @param said where the summary goes */
    private int rateAll(RateDeck deck, Path file, Writer charges, PrintWriter said) {
        try (InputFile input = InputFile.open(file);
                ProgressBar progress = output.progress(err(), "calls", input)) {
            CallCsv csv = CallsFile.open(input, file);
            CallsCsvRating rating = new CallsCsvRating(deck, csv, charges);
            Optional<CallCsv.Fault> fault = rating.run(strict, progress);
            progress.clear();
            if (fault.isPresent()) throw new RefusedException(file + ": " + fault.get());
            if (output.json()) Json.print(rating.json(), said);
            else said.println("a2b: " + rating.summary());
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}

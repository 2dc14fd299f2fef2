package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.voucher.BatchConflictException;
import io.a2b.core.voucher.BatchOrder;
import io.a2b.core.voucher.BatchReport;
import io.a2b.core.voucher.RedeemResult;
import io.a2b.core.voucher.VoucherCode;
import io.a2b.core.voucher.VoucherId;
import io.a2b.core.voucher.VoucherKeys;
import io.a2b.core.voucher.VoucherState;
import io.a2b.core.voucher.Vouchers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Command(
        name = "voucher",
        description = "Generate vouchers, redeem and revoke them, say what became of a batch.",
        mixinStandardHelpOptions = true,
        subcommands = {
            VoucherCommand.Generate.class,
            VoucherCommand.Redeem.class,
            VoucherCommand.Report.class,
            VoucherCommand.Revoke.class
        })
final class VoucherCommand {
    private static final int PAGE = 1000;

    @Command(
            name = "generate",
            description = "Issue a batch and write its codes to a file, the only time they are "
                    + "known. The same command goes on with a batch that was interrupted.",
            mixinStandardHelpOptions = true)
    static final class Generate extends BillingCommand {
        @Parameters(index = "0", paramLabel = "BATCH", description = "A name for the batch.")
        private String batch;

        @Parameters(index = "1", paramLabel = "VALUE", description = "Of each, such as 5.00.")
        private String value;

        @Option(names = "--count", required = true, description = "How many vouchers.")
        private int count;

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "CSV.")
        private Path file;

        @Option(names = "--currency", defaultValue = "USD", description = "Default: USD.")
        private String currency;

        @Option(names = "--digits", defaultValue = "16", description = "15 to 30; default: 16.")
        private int digits;

        @Option(names = "--prefix", defaultValue = "", description = "Codes begin with it.")
        private String prefix;

        @Option(names = "--tag", defaultValue = "", description = "To find the batch by.")
        private String tag;

        @Option(names = "--expires", paramLabel = "INSTANT", description = "Default: never.")
        private Optional<Instant> expiry;

        @Option(names = "--sold", description = "Paid for by customers, not given away.")
        private boolean sold;

        @Option(names = "--key", paramLabel = "FILE", defaultValue = "voucher.key")
        private Path key;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Vouchers vouchers = billing.vouchers(VoucherKeyFile.readOrMake(key, err()));
            BatchOrder order = order();
            try (ProgressBar bar = output.progress(err(), "vouchers", position())) {
                BatchReport report = vouchers.issue(order, new VoucherSheet(file, order), done -> {
                    issued = done;
                    bar.at(done);
                });
                bar.clear();
                if (output.json()) Json.print(Json.of(report), out);
                else
                    out.println("a2b: " + report.count(VoucherState.ISSUED) + " vouchers of "
                            + report.value() + " in batch " + batch + "; codes in " + file);
                return ExitCode.DONE;
            } catch (BatchConflictException conflict) {
                throw new RefusedException(conflict.getMessage());
            }
        }

        private int issued;

        private ProgressBar.Position position() {
            return new ProgressBar.Position() {
                @Override
                public long now() {
                    return issued;
                }

                @Override
                public long end() {
                    return count;
                }
            };
        }

        private BatchOrder order() {
            BatchOrder order = BatchOrder.of(batch, Money.of(currency, value), count)
                    .withDigits(digits)
                    .withPrefix(prefix)
                    .withTag(tag);
            if (sold) order = order.withPaidBy(SystemAccount.PAYMENTS_CLEARING);
            return expiry.isPresent() ? order.withExpiry(expiry.get()) : order;
        }
    }

    @Command(
            name = "redeem",
            description = "Add the value of a voucher to an account.",
            mixinStandardHelpOptions = true)
    static final class Redeem extends BillingCommand {
        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Id, alias, card:DIGITS.")
        private String name;

        @Parameters(index = "1", paramLabel = "CODE", description = "As it is printed.")
        private String code;

        @Option(names = "--caller", defaultValue = "", description = "Who tries; counts guesses.")
        private String caller;

        @Option(names = "--key", paramLabel = "FILE", defaultValue = "voucher.key")
        private Path key;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            VoucherKeys keys = VoucherKeyFile.read(key);
            Account account = AccountName.resolve(billing.accounts(), name);
            VoucherCode found = VoucherCode.find(code)
                    .orElseThrow(() -> new IllegalArgumentException("CODE: not 15 to 30 digits"));
            RedeemResult result = billing.vouchers(keys).redeem(found, account.id(), caller);
            if (result instanceof RedeemResult.Redeemed redeemed) {
                if (output.json()) Json.print(Json.of(redeemed), out);
                else
                    out.println("a2b: " + redeemed.credited() + " added to " + account.alias()
                            + (redeemed.replay() ? ", before" : ""));
                return ExitCode.DONE;
            }
            RedeemResult.Refused refused = (RedeemResult.Refused) result;
            throw new RefusedException("not redeemed: " + AccountCommand.words(refused.reason())
                    + refused.retryAt().map(at -> " until " + at).orElse(""));
        }
    }

    @Command(
            name = "report",
            description = "Say what became of a batch, or of all.",
            mixinStandardHelpOptions = true)
    static final class Report extends BillingCommand {
        @Parameters(arity = "0..1", paramLabel = "BATCH")
        private Optional<String> batch;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<BatchReport> reports = reports(billing.batches());
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("batches", Json.of(reports));
                Json.print(json, out);
            } else if (reports.isEmpty()) {
                out.println("no vouchers");
            } else {
                table(reports).print(out);
            }
            return ExitCode.DONE;
        }

        private List<BatchReport> reports(Vouchers vouchers) {
            if (batch.isPresent()) {
                return List.of(vouchers.report(batch.get())
                        .orElseThrow(() -> new RefusedException("no batch " + batch.get())));
            }
            List<BatchReport> all = new ArrayList<>();
            List<BatchReport> page = vouchers.list("", PAGE);
            while (!page.isEmpty()) {
                all.addAll(page);
                page = vouchers.list(page.get(page.size() - 1).batch(), PAGE);
            }
            return all;
        }

        private static TextTable table(List<BatchReport> reports) {
            List<String> columns = List.of(
                    "batch",
                    "tag",
                    "value",
                    "ordered",
                    "issued",
                    "redeemed",
                    "revoked",
                    "lapsed",
                    "outstanding");
            return TextTable.of(columns, reports.stream().map(Report::cells).toList());
        }

        private static List<String> cells(BatchReport report) {
            return List.of(
                    report.batch(),
                    report.tag().isEmpty() ? "-" : report.tag(),
                    report.value().toString(),
                    Integer.toString(report.ordered()),
                    Integer.toString(report.count(VoucherState.ISSUED)),
                    Integer.toString(report.count(VoucherState.REDEEMED)),
                    Integer.toString(report.count(VoucherState.REVOKED)),
                    Integer.toString(report.count(VoucherState.LAPSED)),
                    report.value(VoucherState.ISSUED).toString());
        }
    }

    @Command(
            name = "revoke",
            description = "Take a batch, or one of its vouchers, out of circulation.",
            mixinStandardHelpOptions = true)
    static final class Revoke extends BillingCommand {
        @Parameters(index = "0", paramLabel = "BATCH")
        private String batch;

        @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER")
        private Optional<Integer> number;

        @Option(names = "--by", required = true, description = "Who does it.")
        private String actor;

        @Option(names = "--reason", required = true, description = "Why.")
        private String reason;

        @Override
        int run(Billing billing, PrintWriter out) {
            if (number.isEmpty()) {
                int revoked = billing.batches().revokeBatch(batch, actor, reason);
                out.println("a2b: " + revoked + " vouchers revoked");
                return ExitCode.DONE;
            }
            VoucherId voucher = new VoucherId(batch, number.get());
            if (!billing.batches().revoke(voucher, actor, reason)) {
                throw new RefusedException("not revoked: "
                        + billing.batches()
                                .find(voucher)
                                .map(found -> "it is " + AccountCommand.words(found.state()))
                                .orElse("no such voucher"));
            }
            out.println("a2b: " + voucher + " revoked");
            return ExitCode.DONE;
        }
    }
}

package io.a2b.examples;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.CardNumbers;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.Balance;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

@Command(
        name = "account",
        description = "Open accounts, show them, top them up.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AccountCommand.Create.class,
            AccountBatchCommand.class,
            AccountImportCommand.class,
            AccountCommand.Show.class,
            AccountListCommand.class,
            AccountEditCommand.class,
            AccountStatusCommand.Suspend.class,
            AccountStatusCommand.Resume.class,
            StatementCommand.class,
            TopUpCommand.class,
            AccountCallerIdCommand.class,
            AccountSpeedDialCommand.class,
            AccountRestrictCommand.class
        })
final class AccountCommand {
    private static final int DRAWS_MAX = 10;
    private static final CardNumbers ALIASES = CardNumbers.ofLength(8);

    @Command(
            name = "create",
            description = "Open an account. Its card number is shown whole only here.",
            mixinStandardHelpOptions = true)
    static final class Create extends BillingCommand {
        @Option(
                names = "--card",
                paramLabel = "DIGITS",
                description = "Card number, 4 to 20 digits; default: random digits.")
        private Optional<String> card;

        @Option(
                names = "--length",
                defaultValue = "10",
                description = "Digits of a random card number; default: 10.")
        private int length;

        @Option(
                names = "--prefix",
                defaultValue = "",
                paramLabel = "DIGITS",
                description = "What a random card number begins with; default: anything.")
        private String prefix;

        @Option(
                names = "--check-digit",
                description = "The last digit of a random card number checks the others.")
        private boolean checkDigit;

        @Option(
                names = "--pin",
                paramLabel = "SECRET",
                description = "Asked for besides the card number; default: none. Without a value "
                        + "it is read from the terminal.",
                arity = "0..1",
                interactive = true)
        private Optional<String> pin;

        @Option(names = "--alias", description = "Name shown to people; default: card-N, random.")
        private Optional<String> alias;

        @Option(names = "--currency", defaultValue = "USD", description = "ISO 4217; default: USD.")
        private Currency currency;

        @Option(
                names = "--plan",
                defaultValue = "default",
                description = "Tariff plan: the name of a rate deck; default: default.")
        private String plan;

        @Option(names = "--calls-max", defaultValue = "1", description = "At once; default: 1.")
        private int callsMax;

        @Option(names = "--language", defaultValue = "en", description = "Default: en.")
        private String language;

        @Option(
                names = "--zone",
                defaultValue = "UTC",
                description = "Where its weeks and months begin; default: UTC.")
        private ZoneId zone;

        @Option(
                names = "--postpaid",
                paramLabel = "LIMIT",
                description = "May owe so much; default: prepaid.")
        private Optional<String> creditLimit;

        @Option(
                names = "--caller-id",
                paramLabel = "E164",
                description = "A number that proves the account by calling; repeatable.")
        private List<String> callerIds = List.of();

        @Override
        int run(Billing billing, PrintWriter out) {
            for (int draw = 1; ; draw++) {
                NewAccount account = newAccount();
                OpenResult result = billing.accounts().open(account);
                if (result instanceof OpenResult.Opened opened) {
                    print(opened.account(), account, out);
                    return ExitCode.DONE;
                }
                OpenResult.Reason reason = ((OpenResult.Refused) result).reason();
                boolean unlucky = card.isEmpty() && reason == OpenResult.Reason.CARD_NUMBER_TAKEN;
                if (!unlucky || draw == DRAWS_MAX) {
                    throw new RefusedException("no account opened: " + words(reason));
                }
            }
        }

        private NewAccount newAccount() {
            CardNumber number = card.map(CardNumber::new).orElseGet(this::drawn);
            AccountTerms terms = creditLimit
                    .map(limit ->
                            AccountTerms.postpaid(Money.of(currency.getCurrencyCode(), limit)))
                    .orElseGet(() -> AccountTerms.prepaid(currency))
                    .withTariffPlan(plan)
                    .withCallsMax(callsMax)
                    .withLanguage(language)
                    .withZone(zone);
            NewAccount account = NewAccount.of(
                            number,
                            alias.orElseGet(() -> "card-" + ALIASES.draw().digits()),
                            terms)
                    .withCallerIds(callerIds.stream()
                            .map(text -> PhoneNumber.find(text)
                                    .orElseThrow(() -> new IllegalArgumentException(
                                            "--caller-id: not a number in E.164: " + text)))
                            .toArray(PhoneNumber[]::new));
            return pin.map(account::withSecret).orElse(account);
        }

        private CardNumber drawn() {
            CardNumbers numbers = CardNumbers.ofLength(length).withPrefix(prefix);
            return (checkDigit ? numbers.withCheckDigit() : numbers).draw();
        }

        private void print(Account opened, NewAccount account, PrintWriter out) {
            out.println("account: " + opened.id());
            out.println("alias: " + opened.alias());
            out.println("card number: " + account.cardNumber().digits());
            out.println("pin: " + (account.secret().isPresent() ? "set" : "none"));
            out.println("currency: " + opened.currency());
        }
    }

    @Command(
            name = "show",
            description = "Show an account and its balance.",
            mixinStandardHelpOptions = true)
    static final class Show extends BillingCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
        private String name;

        @Override
        int run(Billing billing, PrintWriter out) {
            Account account = AccountName.resolve(billing.accounts(), name);
            Balance balance = billing.ledger().balance(account.id()).orElseThrow();
            String callerIds = billing.accounts().callerIds(account.id()).stream()
                    .map(PhoneNumber::digits)
                    .collect(Collectors.joining(", "));
            out.println("account: " + account.id());
            out.println("alias: " + account.alias());
            out.println("card number: " + account.cardNumber());
            out.println("status: " + account.status());
            out.println("mode: " + account.terms().mode());
            out.println("tariff plan: " + account.terms().tariffPlan());
            out.println("calls max: " + account.terms().callsMax());
            out.println("caller ids: " + (callerIds.isEmpty() ? "none" : callerIds));
            out.println("first used: "
                    + account.life().firstUsedAt().map(Instant::toString).orElse("never"));
            out.println("posted: " + balance.posted());
            out.println("held: " + balance.held());
            out.println("credit limit: " + balance.creditLimit());
            out.println("available: " + balance.available());
            return ExitCode.DONE;
        }
    }

    static String words(Enum<?> reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}

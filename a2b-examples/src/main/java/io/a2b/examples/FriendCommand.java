package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.friend.AddResult;
import io.a2b.core.friend.DtmfMode;
import io.a2b.core.friend.Friend;
import io.a2b.core.friend.FriendFile;
import io.a2b.core.friend.FriendOption;
import io.a2b.core.friend.FriendSettings;
import io.a2b.core.friend.FriendWriter;
import io.a2b.core.friend.Technology;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

@Command(
        name = "friend",
        description = "Telephones that register with Asterisk.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FriendCommand.Add.class,
            FriendCommand.Show.class,
            FriendCommand.Remove.class,
            FriendCommand.Listing.class,
            FriendCommand.Render.class
        })
final class FriendCommand {
    private static final int PAGE = 1000;

    private FriendCommand() {}

    @Command(
            name = "add",
            description =
                    "Add a telephone. Its secret is shown only here and where it is rendered.",
            mixinStandardHelpOptions = true)
    static final class Add extends BillingCommand {
        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
        private String account;

        @Parameters(index = "1", paramLabel = "NAME", description = "What it registers as.")
        private String name;

        @Option(names = "--technology", defaultValue = "SIP", description = "SIP or IAX.")
        private Technology technology;

        @Option(names = "--context", defaultValue = "a2b", description = "Default: a2b.")
        private String context;

        @Option(names = "--caller-id", defaultValue = "", description = "The number that it shows.")
        private String callerId;

        @Option(names = "--host", defaultValue = "dynamic", description = "Default: dynamic.")
        private String host;

        @Option(
                names = "--codecs",
                split = ",",
                defaultValue = "ulaw,alaw",
                description = "In order of preference; default: ulaw,alaw.")
        private List<String> codecs;

        @Option(names = "--dtmf", defaultValue = "RFC4733", description = "Default: RFC4733.")
        private DtmfMode dtmfMode;

        @Option(names = "--no-nat", description = "Its own idea of its address can be trusted.")
        private boolean isDirect;

        @Option(names = "--set", paramLabel = "OPTION=VALUE", description = "More; repeatable.")
        private Map<FriendOption, String> options = Map.of();

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Account owner = AccountName.resolve(billing.accounts(), account);
            FriendSettings settings = FriendSettings.defaults()
                    .withContext(context)
                    .withCallerId(callerId)
                    .withHost(host)
                    .withCodecs(codecs)
                    .withDtmfMode(dtmfMode)
                    .withBehindNat(!isDirect)
                    .withOptions(options);
            Friend friend = Friend.of(technology, name, owner.id()).withSettings(settings);
            if (billing.friends().add(friend) instanceof AddResult.Refused refused) {
                throw new RefusedException("not added: " + AccountCommand.words(refused.reason()));
            }
            if (output.json()) {
                Json.print(json(friend).put("secret", friend.secret().text()), out);
            } else {
                print(friend, out);
                out.println("secret: " + friend.secret().text());
            }
            return ExitCode.DONE;
        }
    }

    /** About one telephone. */
    abstract static class OfName extends BillingCommand {
        @Parameters(paramLabel = "NAME", description = "What it registers as.")
        private String name;

        @Option(names = "--technology", defaultValue = "SIP", description = "SIP or IAX.")
        private Technology technology;

        @Override
        int run(Billing billing, PrintWriter out) {
            Friend friend = billing.friends()
                    .find(technology, name)
                    .orElseThrow(() -> new RefusedException("no friend " + name));
            run(billing, friend, out);
            return ExitCode.DONE;
        }

        abstract void run(Billing billing, Friend friend, PrintWriter out);
    }

    @Command(
            name = "show",
            description = "Show a telephone, but not its secret.",
            mixinStandardHelpOptions = true)
    static final class Show extends OfName {
        @Mixin
        private OutputOptions output;

        @Override
        void run(Billing billing, Friend friend, PrintWriter out) {
            if (output.json()) Json.print(json(friend), out);
            else print(friend, out);
        }
    }

    @Command(name = "remove", description = "Remove a telephone.", mixinStandardHelpOptions = true)
    static final class Remove extends OfName {
        @Override
        void run(Billing billing, Friend friend, PrintWriter out) {
            billing.friends().remove(friend.technology(), friend.name());
            out.println("a2b: removed " + friend.name());
        }
    }

    @Command(
            name = "list",
            description = "List telephones, 1000 at most.",
            mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Option(names = "--technology", defaultValue = "SIP", description = "SIP or IAX.")
        private Technology technology;

        @Option(
                names = "--after",
                paramLabel = "NAME",
                defaultValue = "",
                description = "Begin behind this one; default: at the first.")
        private String after;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<Friend> friends = billing.friends().list(technology, after, PAGE);
            if (output.json()) {
                ObjectNode json = Json.object();
                json.putArray("friends")
                        .addAll(friends.stream().map(FriendCommand::json).toList());
                Json.print(json, out);
            } else if (friends.isEmpty()) {
                out.println("no friends");
            } else {
                TextTable.of(
                                List.of("name", "account", "context", "host"),
                                friends.stream().map(Listing::cells).toList())
                        .print(out);
            }
            return ExitCode.DONE;
        }

        private static List<String> cells(Friend friend) {
            return List.of(
                    friend.name(),
                    friend.account().toString(),
                    friend.settings().context(),
                    friend.settings().host());
        }
    }

    @Command(
            name = "render",
            description = "Write all telephones as a file of Asterisk, secrets and all.",
            mixinStandardHelpOptions = true)
    static final class Render extends BillingCommand {
        @Parameters(
                paramLabel = "FILE",
                description = "PJSIP_CONF, SIP_CONF or IAX_CONF; on standard output.")
        private FriendFile file;

        @Override
        int run(Billing billing, PrintWriter out) {
            String last = "";
            List<Friend> page;
            do {
                page = billing.friends().list(file.technology(), last, PAGE);
                out.print(FriendWriter.write(page, file));
                if (!page.isEmpty()) last = page.get(page.size() - 1).name();
            } while (page.size() == PAGE);
            out.flush();
            return ExitCode.DONE;
        }
    }

    private static ObjectNode json(Friend friend) {
        ObjectNode json = Json.object()
                .put("technology", friend.technology().name())
                .put("name", friend.name())
                .put("account", friend.account().value());
        json.set("settings", Json.of(friend.settings()));
        return json;
    }

    private static void print(Friend friend, PrintWriter out) {
        FriendSettings settings = friend.settings();
        out.println("friend: " + friend.technology() + " " + friend.name());
        out.println("account: " + friend.account());
        out.println("context: " + settings.context());
        out.println("caller id: " + (settings.callerId().isEmpty() ? "none" : settings.callerId()));
        out.println("host: " + settings.host());
        out.println("codecs: " + String.join(", ", settings.codecs()));
        out.println("dtmf: " + settings.dtmfMode());
        out.println("behind nat: " + (settings.behindNat() ? "yes" : "no"));
        settings.options()
                .forEach((option, value) ->
                        out.println(AccountCommand.words(option) + ": " + value));
    }
}

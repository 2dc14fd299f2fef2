package io.a2b.core.friend;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Writes telephones as sections of the files of Asterisk, to be included by the operator's own. A
 * pure function of its friends: the same text whenever it is asked. Nothing can break out of its
 * line, because {@link Friend} and its parts take no character that could.
 */
public final class FriendWriter {
    private static final int ASK_EVERY_SECONDS = 60;
    private static final String DYNAMIC = "dynamic";

    private FriendWriter() {}

    /**
     * The account is given to the dialplan as {@code accountcode} and never its card number.
     *
     * @param friends all of the technology that is in {@code file}
     * @throws IllegalArgumentException if one is of another
     */
    public static String write(List<Friend> friends, FriendFile file) {
        requireNonNull(file, "file");
        StringBuilder text = new StringBuilder();
        for (Friend friend : friends) {
            if (friend.technology() != file.technology()) {
                throw new IllegalArgumentException(
                        "friends: " + friend.name() + " is not for " + file);
            }
            section(new Section(text), friend, file);
        }
        return text.toString();
    }

    private static void section(Section section, Friend friend, FriendFile file) {
        switch (file) {
            case SIP_CONF:
                sip(section, friend);
                return;
            case PJSIP_CONF:
                pjsip(section, friend);
                return;
            case IAX_CONF:
                iax(section, friend);
                return;
        }
        throw new AssertionError(file);
    }

    private static void sip(Section section, Friend friend) {
        FriendSettings settings = friend.settings();
        classic(section, friend);
        section.line("nat", settings.behindNat() ? "force_rport,comedia" : "no");
        section.line("dtmfmode", settings.dtmfMode().in(FriendFile.SIP_CONF));
        end(section, friend, FriendFile.SIP_CONF);
    }

    private static void iax(Section section, Friend friend) {
        classic(section, friend);
        section.line("auth", "md5");
        end(section, friend, FriendFile.IAX_CONF);
    }

    /** What {@code chan_sip} and {@code chan_iax2} call alike. */
    private static void classic(Section section, Friend friend) {
        FriendSettings settings = friend.settings();
        section.begin(friend.name());
        section.line("type", "friend");
        section.line("username", friend.name());
        section.line("secret", friend.secret().text());
        section.line("host", settings.host());
        section.line("qualify", settings.watched() ? "yes" : "no");
        common(section, friend);
    }

    private static void common(Section section, Friend friend) {
        FriendSettings settings = friend.settings();
        section.line("accountcode", friend.account().toString());
        section.line("context", settings.context());
        if (!settings.callerId().isEmpty()) section.line("callerid", settings.callerId());
        section.line("disallow", "all");
        section.line("allow", String.join(",", settings.codecs()));
    }

    private static void pjsip(Section section, Friend friend) {
        FriendSettings settings = friend.settings();
        section.begin(friend.name());
        section.line("type", "endpoint");
        section.line("auth", friend.name());
        section.line("aors", friend.name());
        common(section, friend);
        String nat = settings.behindNat() ? "yes" : "no";
        section.line("force_rport", nat);
        section.line("rewrite_contact", nat);
        section.line("rtp_symmetric", nat);
        section.line("dtmf_mode", settings.dtmfMode().in(FriendFile.PJSIP_CONF));
        end(section, friend, FriendFile.PJSIP_CONF);
        section.begin(friend.name());
        section.line("type", "auth");
        section.line("auth_type", "userpass");
        section.line("username", friend.name());
        section.line("password", friend.secret().text());
        section.end();
        section.begin(friend.name());
        section.line("type", "aor");
        if (settings.host().equals(DYNAMIC)) {
            section.line("max_contacts", "1");
            section.line("remove_existing", "yes");
        } else {
            section.line("contact", "sip:" + friend.name() + "@" + settings.host());
        }
        section.line("qualify_frequency", settings.watched() ? "" + ASK_EVERY_SECONDS : "0");
        section.end();
    }

    private static void end(Section section, Friend friend, FriendFile file) {
        friend.settings()
                .options()
                .forEach((option, value) ->
                        option.nameIn(file).ifPresent(name -> section.line(name, value)));
        section.end();
    }

    /** Lines of one section after the other. */
    private record Section(StringBuilder text) {
        void begin(String name) {
            text.append('[').append(name).append("]\n");
        }

        void line(String name, String value) {
            text.append(name).append('=').append(value).append('\n');
        }

        void end() {
            text.append('\n');
        }
    }
}

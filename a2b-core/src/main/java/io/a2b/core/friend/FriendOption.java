package io.a2b.core.friend;

import java.util.Optional;

/**
 * What can be told of a telephone besides, and its name in each file; a name that a file does not
 * know is left out there. Nothing that is not in this list ever gets into a file.
 */
public enum FriendOption {
    CALL_GROUP("callgroup", "call_group", ""),
    PICKUP_GROUP("pickupgroup", "pickup_group", ""),
    DIRECT_MEDIA("directmedia", "direct_media", ""),
    DENY("deny", "", "deny"),
    PERMIT("permit", "", "permit"),
    MAILBOX("mailbox", "mailboxes", "mailbox"),
    LANGUAGE("language", "language", "language"),
    MUSIC_ON_HOLD("mohsuggest", "moh_suggest", "mohsuggest"),
    FROM_USER("fromuser", "from_user", ""),
    FROM_DOMAIN("fromdomain", "from_domain", ""),
    TRANSPORT("transport", "transport", ""),
    OUTBOUND_PROXY("outboundproxy", "outbound_proxy", ""),
    RTP_TIMEOUT("rtptimeout", "rtp_timeout", ""),
    RTP_HOLD_TIMEOUT("rtpholdtimeout", "rtp_timeout_hold", ""),
    SEND_RPID("sendrpid", "send_rpid", ""),
    TRUST_RPID("trustrpid", "trust_id_inbound", ""),
    SUBSCRIBE_CONTEXT("subscribecontext", "subscribe_context", ""),
    ENCRYPTION("encryption", "", "encryption"),
    MEDIA_ENCRYPTION("", "media_encryption", ""),
    DEVICES_CALLS_MAX("busylevel", "device_state_busy_at", ""),
    JITTER_BUFFER("", "", "jitterbuffer"),
    REQUIRE_CALL_TOKEN("", "", "requirecalltoken"),
    TRUNKING("", "", "trunk");

    private final String sip;
    private final String pjsip;
    private final String iax;

    FriendOption(String sip, String pjsip, String iax) {
        this.sip = sip;
        this.pjsip = pjsip;
        this.iax = iax;
    }

    /** Empty if that file has no such option. */
    Optional<String> nameIn(FriendFile file) {
        switch (file) {
            case SIP_CONF:
                return present(sip);
            case PJSIP_CONF:
                return present(pjsip);
            case IAX_CONF:
                return present(iax);
        }
        throw new AssertionError(file);
    }

    /** Whether it means anything to telephones of that technology. */
    boolean isOf(Technology technology) {
        for (FriendFile file : FriendFile.values()) {
            if (file.technology() == technology && nameIn(file).isPresent()) return true;
        }
        return false;
    }

    private static Optional<String> present(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
}

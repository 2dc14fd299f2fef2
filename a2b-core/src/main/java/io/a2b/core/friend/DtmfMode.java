package io.a2b.core.friend;

/** How a telephone sends the digits that are keyed in. */
public enum DtmfMode {
    RFC4733("rfc2833", "rfc4733"),
    INBAND("inband", "inband"),
    INFO("info", "info"),
    AUTO("auto", "auto");

    private final String sip;
    private final String pjsip;

    DtmfMode(String sip, String pjsip) {
        this.sip = sip;
        this.pjsip = pjsip;
    }

    String in(FriendFile file) {
        return file == FriendFile.PJSIP_CONF ? pjsip : sip;
    }
}

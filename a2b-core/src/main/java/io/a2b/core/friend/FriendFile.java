package io.a2b.core.friend;

/** The files that Asterisk reads telephones from. */
public enum FriendFile {
    /** Of {@code chan_sip}, up to Asterisk 20. */
    SIP_CONF(Technology.SIP),
    /** Of {@code chan_pjsip}. */
    PJSIP_CONF(Technology.SIP),
    /** Of {@code chan_iax2}. */
    IAX_CONF(Technology.IAX);

    private final Technology technology;

    FriendFile(Technology technology) {
        this.technology = technology;
    }

    /** What its telephones speak. */
    public Technology technology() {
        return technology;
    }
}

package io.a2b.agi.call;

/**
 * The channel variables a2b reads and writes, so that no name ever comes from input. The dialplan
 * of {@link io.a2b.agi.Dialplan} uses the same.
 */
public enum ChannelVariable {
    /** The call in progress; empty when there is none to settle. Inherited by the carrier's leg. */
    A2B_CALL("__A2B_CALL"),
    /** The number of the leg that is dialled. */
    A2B_LEG("A2B_LEG"),
    /** The trunk of that leg. */
    A2B_TRUNK("A2B_TRUNK"),
    /** What became of the session, for the dialplan: {@code DONE} or {@code BUSY}. */
    A2B_STATUS("A2B_STATUS"),
    /** With which cause the dialplan hangs up a caller who was not answered: Q.850. */
    A2B_CAUSE("A2B_CAUSE"),
    /** Set to {@code yes} by the report of an ended call once that is on record. */
    A2B_SETTLED("A2B_SETTLED"),
    /** When the carrier's leg was created, by the switch's clock. */
    LEG_START("LEG_START"),
    /** When the carrier's leg was answered; empty when it was not. */
    LEG_ANSWER("LEG_ANSWER"),
    /** When the carrier's leg ended. */
    LEG_END("LEG_END"),
    DIALSTATUS("DIALSTATUS"),
    HANGUPCAUSE("HANGUPCAUSE"),
    /** In which language sound files are played; the switch's own, not one of the dialplan. */
    LANGUAGE("CHANNEL(language)");

    private final String assigned;
    private final String read;

    ChannelVariable(String assigned) {
        this.assigned = assigned;
        this.read = assigned.startsWith("__") ? assigned.substring(2) : assigned;
    }

    /** The name to assign to; two underscores mean that channels dialled from here inherit it. */
    public String assignedName() {
        return assigned;
    }

    /** The name to read from. */
    public String readName() {
        return read;
    }
}

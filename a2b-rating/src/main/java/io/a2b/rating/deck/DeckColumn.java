package io.a2b.rating.deck;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a column of a rate deck's CSV means, and the names that it is known by: those of A2Billing's
 * rate table among them. In names, case, blanks, dots, dashes and underscores do not matter.
 *
 * <p>Amounts are decimals in the deck's currency, times are whole seconds, and an empty cell says
 * nothing, except for {@link #PREFIX}, {@link #PRICE} and the increments. Columns that begin with
 * {@code COST} are about what the carrier bills; a rate whose {@link #COST} is empty has none.
 */
public enum DeckColumn {
    /**
     * Digits, an Asterisk pattern behind an underscore, or {@code default}. A list of prefixes and
     * ranges, such as {@code 3511, 3513-3519}, stands for a rate for each of them.
     */
    PREFIX("prefix", "code", "dialprefix", "dialcode", "areacode"),
    DESTINATION("destination", "destinationname", "name", "description"),
    /** Per minute. */
    PRICE(
            "price",
            "priceperminute",
            "pricepermin",
            "rate",
            "rateperminute",
            "ratepermin",
            "perminute",
            "rateinitial",
            "sellrate"),
    /** {@code 30/6}. */
    INCREMENT("increment", "increments", "billingincrement", "billingincrements"),
    FIRST("first", "firstseconds", "firstincrement", "initblock"),
    STEP("step", "stepseconds", "nextincrement", "billingblock"),
    CONNECTION_FEE("connectionfee", "connectfee", "connectcharge", "setupfee"),
    DISCONNECTION_FEE("disconnectionfee", "disconnectfee", "disconnectcharge"),
    /** The shortest talk that pays the disconnection fee. */
    DISCONNECTION_AFTER("disconnectionafter", "disconnectchargeafter"),
    /** For each full block of {@link #SURCHARGE_SECONDS}. */
    SURCHARGE("surcharge", "additionalblockcharge"),
    SURCHARGE_SECONDS("surchargeseconds", "additionalblockchargetime"),
    MINIMUM("minimum", "minimumcharge", "minimalcost"),
    MAXIMUM("maximum", "maximumcharge"),
    GRACE("grace", "graceseconds", "additionalgrace"),
    /** Calls longer than {@link #ROUNDED_ABOVE} count as so long at least. */
    ROUNDED_TO("roundedto", "roundingcalltime"),
    ROUNDED_ABOVE("roundedabove", "roundingthreshold"),
    /**
     * Other prices for the beginning of the call, between blanks, each
     * {@code seconds:price:increment:entry fee}, such as {@code 60:0.05:6:0 120:0.04:1:0}.
     */
    STEPS("steps"),
    STEP_A_FEE("stepchargea"),
    STEP_A_PRICE("chargea"),
    STEP_A_SECONDS("timechargea"),
    STEP_A_INCREMENT("billingblocka"),
    STEP_B_FEE("stepchargeb"),
    STEP_B_PRICE("chargeb"),
    STEP_B_SECONDS("timechargeb"),
    STEP_B_INCREMENT("billingblockb"),
    STEP_C_FEE("stepchargec"),
    STEP_C_PRICE("chargec"),
    STEP_C_SECONDS("timechargec"),
    STEP_C_INCREMENT("billingblockc"),
    COST("cost", "buyrate", "buyprice", "costperminute"),
    COST_INCREMENT("costincrement"),
    COST_FIRST("costfirst", "buyrateinitblock"),
    COST_STEP("coststep", "buyrateincrement"),
    COST_CONNECTION_FEE("costconnectionfee"),
    COST_DISCONNECTION_FEE("costdisconnectionfee"),
    COST_DISCONNECTION_AFTER("costdisconnectionafter"),
    COST_SURCHARGE("costsurcharge"),
    COST_SURCHARGE_SECONDS("costsurchargeseconds"),
    COST_MINIMUM("costminimum"),
    COST_MAXIMUM("costmaximum"),
    COST_GRACE("costgrace"),
    COST_ROUNDED_TO("costroundedto"),
    COST_ROUNDED_ABOVE("costroundedabove"),
    COST_STEPS("coststeps"),
    /**
     * The first instant: {@code 2026-03-01T10:00:00Z}, the same without zone in that of the deck,
     * or a date alone for its midnight there. A date of zeros is none.
     */
    FROM("from", "validfrom", "effective", "effectivefrom", "effectivedate", "startdate"),
    /** The first instant that is no longer inside; written as {@link #FROM}. */
    UNTIL("until", "validuntil", "effectiveuntil", "enddate", "expirationdate", "stopdate"),
    /** As {@link io.a2b.rating.band.TimeBand#parse} reads it. */
    BAND("band", "timeband"),
    /** The first minute of the week that is inside, 0 for Monday 00:00; for all of them empty. */
    FIRST_MINUTE("firstminute", "starttime"),
    /** The last minute of the week that is inside, at most 10079. */
    LAST_MINUTE("lastminute", "endtime"),
    CALLER_PREFIX("callerprefix", "originprefix"),
    TRUNK("trunk", "idtrunk"),
    /** Not read. */
    IGNORED(
            "id",
            "tag",
            "idtariffplan",
            "musiconhold",
            "idoutboundcidgroup",
            "announcetimecorrection",
            "ismerged");

    private static final Map<DeckColumn, DeckColumn> COSTS = costs();

    private final String label;
    private final Set<String> names;

    DeckColumn(String... names) {
        this.label = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        this.names = Set.of(names);
    }

    private static Map<DeckColumn, DeckColumn> costs() {
        Map<DeckColumn, DeckColumn> costs = new EnumMap<>(DeckColumn.class);
        costs.put(PRICE, COST);
        for (DeckColumn column : values()) {
            String cost = "COST_" + column.name();
            Arrays.stream(values())
                    .filter(one -> one.name().equals(cost))
                    .forEach(one -> costs.put(column, one));
        }
        return costs;
    }

    /** The column with that name, if there is one. */
    public static Optional<DeckColumn> named(String text) {
        String name = plain(text);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(name))
                .findFirst();
    }

    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[ ._-]", "");
    }

    /** The name that messages use, and exports. */
    public String label() {
        return label;
    }

    /** The column that says for the cost what this one says for the price, if there is one. */
    Optional<DeckColumn> ofCost() {
        return Optional.ofNullable(COSTS.get(this));
    }
}

package io.a2b.core.did;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.Forwarding;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What all {@link Dids} and {@link DidFees} keep. */
public abstract class DidsContract {
    private static final AtomicLong NUMBERS = new AtomicLong(351_300_000_000L);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Currency USD = Currency.getInstance("USD");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    protected final ManualClock clock = ManualClock.at("2026-01-31T12:00:00Z");
    protected final List<Event> events = new CopyOnWriteArrayList<>();
    protected final Outbox outbox = (transaction, event) -> events.add(event);
    protected final DidFeePolicy policy = new DidFeePolicy(5, 7);

    protected abstract Dids dids();

    protected abstract DidFees fees();

    protected abstract Ledger ledger();

    protected abstract Accounts accounts();

    /** Those that {@link #reports} sums up. */
    protected abstract CallDetailRecords records();

    protected abstract DidReports reports();

    /** A prepaid account with nothing on it. */
    protected abstract AccountId openAccount(AccountTerms terms);

    @AfterEach
    void booksBalance() {
        assertEquals(List.of(), ledger().audit().contradictions());
    }

    protected static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    protected static PhoneNumber number() {
        return new PhoneNumber(Long.toString(NUMBERS.incrementAndGet()));
    }

    protected static AssignmentId id() {
        return new AssignmentId("a-" + UUID.randomUUID());
    }

    protected static String group() {
        return "g-" + UUID.randomUUID();
    }

    protected static DidTerms terms(String setup, String monthly) {
        DidTariff tariff = DidTariff.free(USD).withSetup(usd(setup)).withMonthly(usd(monthly));
        return DidTerms.of("lisbon", "PT", tariff);
    }

    protected PhoneNumber add(DidTerms terms) {
        PhoneNumber number = number();
        assertEquals(List.of(AddResult.ADDED), dids().add(List.of(new NewDid(number, terms))));
        return number;
    }

    protected AccountId account(String balance) {
        return account(balance, ZoneId.of("UTC"));
    }

    private AccountId account(String balance, ZoneId zone) {
        AccountId account = openAccount(AccountTerms.prepaid(USD).withZone(zone));
        pay(account, balance);
        return account;
    }

    protected void pay(AccountId account, String amount) {
        if (usd(amount).isZero()) return;
        ledger().credit(
                        new EntryId("paid-" + UUID.randomUUID()),
                        SystemAccount.PAYMENTS_CLEARING,
                        account,
                        usd(amount),
                        EntryCode.TOP_UP,
                        "test");
    }

    protected Money posted(AccountId account) {
        return ledger().balance(account).orElseThrow().posted();
    }

    protected DidAssignment assigned(PhoneNumber number, AccountId account) {
        return assertInstanceOf(AssignResult.Assigned.class, dids().assign(id(), number, account))
                .assignment();
    }

    private static AssignResult refused(OrderRefusal reason) {
        return new AssignResult.Refused(reason);
    }

    private DidStatus status(PhoneNumber number) {
        return dids().find(number).orElseThrow().status();
    }

    private DidAssignment now(DidAssignment assignment) {
        return dids().findAssignment(assignment.id()).orElseThrow();
    }

    /** The kinds of events of an account, the first first. */
    protected List<EventKind> kinds(AccountId account) {
        return events.stream()
                .filter(event -> event.subject().equals("account:" + account.value()))
                .map(Event::kind)
                .toList();
    }

    // stock

    @Test
    void keepsAllThatIsKnownOfANumber() {
        DidPrice evenings = new DidPrice(usd("0.01"), usd("0.02"), 30, 6);
        DidTariff tariff = new DidTariff(
                usd("3"),
                usd("1.50"),
                new DidPrice(usd("0.05"), usd("0.10"), 60, 60),
                List.of(new DidPriceWindow(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        LocalTime.of(20, 0),
                        LocalTime.MIDNIGHT,
                        evenings)),
                ZoneId.of("Europe/Lisbon"));
        DidTerms terms = DidTerms.of("lisbon", "PT", tariff)
                .withCallsMax(3)
                .withValidity(
                        Optional.of(clock.instant()),
                        Optional.of(clock.instant().plus(DAY)));
        PhoneNumber number = add(terms);
        Did did = dids().find(number).orElseThrow();
        assertEquals(terms, did.terms());
        assertEquals(DidStatus.FREE, did.status());
        assertEquals(Optional.empty(), did.account());
        assertEquals(Optional.empty(), dids().find(number()));
    }

    @Test
    void addsEachNumberOnceAndChangesNoTermsByTheWay() {
        PhoneNumber number = number();
        NewDid did = new NewDid(number, terms("0", "1"));
        NewDid other = new NewDid(number, terms("0", "2"));
        List<AddResult> expected =
                List.of(AddResult.ADDED, AddResult.UNCHANGED, AddResult.TERMS_DIFFER);
        assertEquals(expected, dids().preview(List.of(did, did, other)));
        assertEquals(Optional.empty(), dids().find(number));
        assertEquals(expected, dids().add(List.of(did, did, other)));
        assertEquals(List.of(AddResult.UNCHANGED), dids().add(List.of(did)));
        assertEquals(
                usd("1"), dids().find(number).orElseThrow().terms().tariff().monthly());
        assertTrue(dids().changeTerms(number, other.terms()));
        assertTrue(dids().changeTerms(number, other.terms()));
        assertEquals(other.terms(), dids().find(number).orElseThrow().terms());
        assertFalse(dids().changeTerms(number(), other.terms()));
        assertEquals(List.of(), dids().add(List.of()));
    }

    @Test
    void addsARange() {
        List<NewDid> range = NewDid.range(new PhoneNumber("441970000098"), 3, terms("0", "0"));
        assertEquals("441970000100", range.get(2).number().digits());
        assertThrows(
                IllegalArgumentException.class,
                () -> NewDid.range(new PhoneNumber("999"), 2, terms("0", "0")));
    }

    @Test
    void listsByEachFilterAndPageByPage() {
        String group = group();
        AccountId account = account("0");
        List<PhoneNumber> numbers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            numbers.add(add(DidTerms.of(group, i == 4 ? "ES" : "PT", DidTariff.free(USD))));
        }
        assigned(numbers.get(0), account);
        dids().reserve(numbers.get(1), account, DAY);
        dids().retire(numbers.get(2));
        DidFilter all = DidFilter.all().withGroup(group);
        assertEquals(numbers, listed(all));
        assertEquals(numbers.subList(0, 4), listed(all.withCountry("PT")));
        assertEquals(numbers.subList(0, 2), listed(all.withAccount(account)));
        assertEquals(numbers.subList(0, 1), listed(all.withStatus(DidStatus.ASSIGNED)));
        assertEquals(numbers.subList(1, 2), listed(all.withStatus(DidStatus.RESERVED)));
        assertEquals(numbers.subList(2, 3), listed(all.withStatus(DidStatus.RETIRED)));
        assertEquals(numbers.subList(3, 5), listed(all.withStatus(DidStatus.FREE)));
        String last = numbers.get(4).digits();
        assertEquals(numbers.subList(4, 5), listed(DidFilter.all().withPrefix(last)));
        List<PhoneNumber> paged = new ArrayList<>();
        List<Did> page = dids().list(all, "", 2);
        while (!page.isEmpty()) {
            page.forEach(did -> paged.add(did.number()));
            page = dids().list(all, paged.get(paged.size() - 1).digits(), 2);
        }
        assertEquals(numbers, paged);
        clock.advance(DAY);
        assertEquals(numbers.subList(0, 1), listed(all.withAccount(account)));
        assertTrue(listed(all.withStatus(DidStatus.FREE)).contains(numbers.get(1)));
        assertThrows(IllegalArgumentException.class, () -> dids().list(all, "", 1001));
    }

    private List<PhoneNumber> listed(DidFilter filter) {
        return dids().list(filter, "", 1000).stream().map(Did::number).toList();
    }

    @Test
    void retiresOnlyWhatIsFreeAndTakesItBack() {
        PhoneNumber number = add(terms("0", "0"));
        DidAssignment assignment = assigned(number, account("0"));
        assertFalse(dids().retire(number));
        dids().release(assignment.id(), "done");
        assertTrue(dids().retire(number));
        assertTrue(dids().retire(number));
        assertEquals(
                List.of(AddResult.RETIRED),
                dids().add(List.of(new NewDid(number, terms("0", "0")))));
        assertEquals(refused(OrderRefusal.DID_RETIRED), dids().assign(id(), number, account("0")));
        assertTrue(dids().reinstate(number));
        assertFalse(dids().reinstate(number));
        assertEquals(DidStatus.FREE, status(number));
    }

    @Test
    void importsByTheNamesOfColumnsAndRejectsLineByLine() throws IOException {
        String first = number().digits();
        String second = number().digits();
        String third = number().digits();
        String file = "\uFEFFCountry;DID;monthly;per_minute;valid_until\n"
                + "PT;+" + first + ";1.50;0.02;2030-01-01\n"
                + "\n"
                + "\"ES\";" + second + ";;;\n"
                + "PT;12;1;1;\n"
                + "PT;" + third + ";much;1;\n"
                + "PT;" + first + ";9;0.02;2030-01-01\n"
                + "Portugal;" + third + ";1;1;\n";
        DidImport into = DidImport.into(dids(), terms("2", "1"));
        DidImportReport preview = into.preview(new StringReader(file));
        assertEquals(2, preview.added());
        assertEquals(Optional.empty(), dids().find(new PhoneNumber(first)));
        DidImportReport report = into.run(new StringReader(file));
        assertEquals(preview, report);
        assertEquals(4, report.rejectedLines());
        assertEquals(
                List.of(5, 6, 7, 8),
                report.rejected().stream()
                        .map(DidImportReport.Rejected::line)
                        .sorted()
                        .toList());
        String why = report.rejected().toString();
        assertTrue(why.contains("line=6, reason=monthly: cannot be much"), why);
        assertTrue(why.contains("line=7, reason=there on other terms"), why);
        DidTariff tariff =
                dids().find(new PhoneNumber(first)).orElseThrow().terms().tariff();
        assertEquals(usd("1.50"), tariff.monthly());
        assertEquals(usd("2"), tariff.setup());
        assertEquals(usd("0.02"), tariff.price().perMinute());
        assertEquals(
                "ES", dids().find(new PhoneNumber(second)).orElseThrow().terms().country());
        DidImportReport again = into.run(new StringReader(file));
        assertEquals(0, again.added());
        assertEquals(2, again.unchanged());
        assertEquals(report.rejectedLines(), again.rejectedLines());
        for (String header : List.of("", "country\n", "number,mothly\n", "did,number\n")) {
            assertThrows(IllegalArgumentException.class, () -> into.run(new StringReader(header)));
        }
    }

    // orders

    @Test
    void reservesForAWhileAndForOneAccountOnly() {
        PhoneNumber number = add(terms("0", "0"));
        AccountId account = account("0");
        AccountId rival = account("0");
        Did reserved = assertInstanceOf(
                        ReserveResult.Reserved.class, dids().reserve(number, account, DAY))
                .did();
        assertEquals(Optional.of(account), reserved.account());
        assertEquals(Optional.of(clock.instant().plus(DAY)), reserved.reservedUntil());
        assertEquals(
                new ReserveResult.Refused(OrderRefusal.DID_TAKEN),
                dids().reserve(number, rival, DAY));
        assertEquals(refused(OrderRefusal.DID_TAKEN), dids().assign(id(), number, rival));
        assertFalse(dids().unreserve(number, rival));
        assertFalse(dids().retire(number));
        clock.advance(DAY.minusNanos(1000));
        assertEquals(DidStatus.RESERVED, status(number));
        clock.advance(Duration.ofNanos(1000));
        assertEquals(DidStatus.FREE, status(number));
        assertFalse(dids().unreserve(number, account));
        assertInstanceOf(
                ReserveResult.Reserved.class, dids().reserve(number, rival, Duration.ofHours(1)));
        assertTrue(dids().unreserve(number, rival));
        assertEquals(DidStatus.FREE, status(number));
        assertEquals(List.of(EventKind.DID_RESERVED), kinds(rival));
        for (Duration wrong : List.of(Duration.ZERO, DAY.negated(), DAY.multipliedBy(32))) {
            assertThrows(
                    IllegalArgumentException.class, () -> dids().reserve(number, rival, wrong));
        }
    }

    @Test
    void assignsWithItsFeesAndOnce() {
        PhoneNumber number = add(terms("3", "1.50"));
        AccountId account = account("10");
        dids().reserve(number, account, DAY);
        AssignmentId id = id();
        AssignResult.Assigned first =
                assertInstanceOf(AssignResult.Assigned.class, dids().assign(id, number, account));
        assertFalse(first.replay());
        assertEquals(usd("5.50"), posted(account));
        assertEquals(1, first.assignment().monthsPaid());
        assertEquals(
                Optional.of(Instant.parse("2026-02-28T00:00:00Z")),
                first.assignment().dueAt());
        assertEquals(
                new AssignResult.Assigned(first.assignment(), true),
                dids().assign(id, number, account));
        assertEquals(
                List.of(EntryCode.DID_SETUP_FEE, EntryCode.DID_MONTHLY_FEE),
                ledger().entriesOf(id.reference()).stream()
                        .map(LedgerEntry::code)
                        .toList());
        assertEquals(Optional.of(id), dids().find(number).orElseThrow().assignment());
        assertEquals(refused(OrderRefusal.DID_TAKEN), dids().assign(id(), number, account));
        assertEquals(refused(OrderRefusal.DID_TAKEN), dids().assign(id(), number, account("10")));
        assertThrows(
                AssignmentConflictException.class,
                () -> dids().assign(id, add(terms("0", "0")), account));
        assertThrows(
                AssignmentConflictException.class, () -> dids().assign(id, number, account("0")));
        assertEquals(List.of(EventKind.DID_RESERVED, EventKind.DID_ASSIGNED), kinds(account));
    }

    @Test
    void leavesNothingBehindWhenTheFeesCannotBePaid() {
        PhoneNumber number = add(terms("3", "1.50"));
        AccountId account = account("4.49");
        dids().reserve(number, account, DAY);
        Did before = dids().find(number).orElseThrow();
        AssignmentId id = id();
        assertEquals(refused(OrderRefusal.FUNDS_INSUFFICIENT), dids().assign(id, number, account));
        assertEquals(usd("4.49"), posted(account));
        assertEquals(before, dids().find(number).orElseThrow());
        assertEquals(Optional.empty(), dids().findAssignment(id));
        assertEquals(List.of(), ledger().entriesOf(id.reference()));
        pay(account, "0.01");
        assertInstanceOf(AssignResult.Assigned.class, dids().assign(id, number, account));
        assertEquals(usd("0"), posted(account));
    }

    @Test
    void saysWhyAnAccountDoesNotGetANumber() {
        String group = group();
        DidTerms closed = DidTerms.of(group, "PT", DidTariff.free(USD));
        PhoneNumber number = add(closed);
        AccountId account = account("0");
        assertEquals(
                refused(OrderRefusal.ACCOUNT_UNKNOWN),
                dids().assign(id(), number, new AccountId(Long.MAX_VALUE)));
        assertEquals(refused(OrderRefusal.DID_UNKNOWN), dids().assign(id(), number(), account));
        PhoneNumber early = add(
                closed.withValidity(Optional.of(clock.instant().plusSeconds(1)), Optional.empty()));
        PhoneNumber late = add(closed.withValidity(Optional.empty(), Optional.of(clock.instant())));
        assertEquals(refused(OrderRefusal.DID_NOT_VALID), dids().assign(id(), early, account));
        assertEquals(refused(OrderRefusal.DID_NOT_VALID), dids().assign(id(), late, account));
        dids().setGroup(new DidGroup(group, Optional.of(Set.of())));
        assertEquals(refused(OrderRefusal.GROUP_CLOSED), dids().assign(id(), number, account));
        assertEquals(
                new ReserveResult.Refused(OrderRefusal.GROUP_CLOSED),
                dids().reserve(number, account, DAY));
        dids().setGroup(new DidGroup(group, Optional.of(Set.of(account))));
        assertEquals(Optional.of(Set.of(account)), dids().group(group).orderedBy());
        PhoneNumber foreign = add(DidTerms.of(group, "PT", DidTariff.free(eur())));
        assertEquals(refused(OrderRefusal.CURRENCY_DIFFERS), dids().assign(id(), foreign, account));
        accounts().changeStatus(account, AccountStatus.SUSPENDED_FOR_LITIGATION);
        assertEquals(
                refused(OrderRefusal.ACCOUNT_NOT_ACTIVE), dids().assign(id(), number, account));
        accounts().changeStatus(account, AccountStatus.ACTIVE);
        DidAssignment assignment = assigned(number, account);
        assertEquals(Optional.empty(), assignment.dueAt());
        dids().setGroup(new DidGroup(group, Optional.empty()));
        assertEquals(Optional.empty(), dids().group(group).orderedBy());
        assertFalse(dids().changeTerms(number, DidTerms.of(group, "PT", DidTariff.free(eur()))));
    }

    private static Currency eur() {
        return Currency.getInstance("EUR");
    }

    @Test
    void releasesOnceAndKeepsTheHistory() {
        PhoneNumber number = add(terms("0", "1"));
        AccountId first = account("5");
        DidAssignment earlier = assigned(number, first);
        clock.advance(DAY);
        DidAssignment released = dids().release(earlier.id(), "moved away").orElseThrow();
        assertEquals(Optional.of(clock.instant()), released.releasedAt());
        assertEquals("moved away", released.releaseReason());
        assertEquals(Optional.empty(), released.dueAt());
        assertEquals(usd("4"), posted(first));
        AccountId second = account("5");
        DidAssignment later = assigned(number, second);
        assertEquals(Optional.of(released), dids().release(earlier.id(), "again"));
        assertEquals(DidStatus.ASSIGNED, status(number));
        assertEquals(List.of(later, released), dids().history(number, 10));
        assertEquals(List.of(later), dids().history(number, 1));
        assertEquals(Optional.empty(), dids().release(id(), "nobody's"));
        assertEquals(List.of(EventKind.DID_ASSIGNED, EventKind.DID_RELEASED), kinds(first));
        assertThrows(IllegalArgumentException.class, () -> dids().release(later.id(), "\n"));
    }

    // targets

    @Test
    void ringsTargetsInOrderWhileTheyAreValid() {
        PhoneNumber number = add(terms("0", "0"));
        AccountId account = account("0");
        assertEquals(Optional.empty(), dids().route(number));
        DidAssignment assignment = assigned(number, account);
        PhoneNumber mobile = new PhoneNumber("351910000000");
        Instant tomorrow = clock.instant().plus(DAY);
        DidTarget until =
                DidTarget.phone(2, mobile).withValidity(Optional.empty(), Optional.of(tomorrow));
        DidTarget from =
                DidTarget.phone(3, mobile).withValidity(Optional.of(tomorrow), Optional.empty());
        DidTarget off = DidTarget.phone(4, mobile).withActive(false);
        DidTarget desk = DidTarget.dialString(1, "PJSIP/alice");
        List<DidTarget> all = List.of(desk, until, from, off);
        assertTrue(dids().setTargets(assignment.id(), List.of(off, from, until, desk)));
        assertEquals(all, dids().targets(assignment.id()));
        assertEquals(List.of(until), dids().route(number).orElseThrow().targets());
        assertFalse(dids().validate(assignment.id(), 1, "PJSIP/bob"));
        assertFalse(dids().validate(assignment.id(), 2, "PJSIP/alice"));
        assertTrue(dids().validate(assignment.id(), 1, "PJSIP/alice"));
        assertTrue(dids().validate(assignment.id(), 1, "PJSIP/alice"));
        DidTarget seen = desk.withValidated(true);
        assertEquals(List.of(seen, until), dids().route(number).orElseThrow().targets());
        clock.set(tomorrow);
        assertEquals(List.of(seen, from), dids().route(number).orElseThrow().targets());
        assertThrows(
                IllegalArgumentException.class,
                () -> dids().setTargets(assignment.id(), List.of(desk, desk)));
        accounts().changeStatus(account, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT);
        assertEquals(Optional.empty(), dids().route(number));
    }

    @Test
    void letsNobodyInheritTargets() {
        PhoneNumber number = add(terms("0", "0"));
        DidAssignment earlier = assigned(number, account("0"));
        List<DidTarget> targets = List.of(DidTarget.phone(1, new PhoneNumber("351910000000")));
        assertTrue(dids().setTargets(earlier.id(), targets));
        dids().release(earlier.id(), "done");
        assertFalse(dids().setTargets(earlier.id(), List.of()));
        assertEquals(targets, dids().targets(earlier.id()));
        DidAssignment later = assigned(number, account("0"));
        DidRoute route = dids().route(number).orElseThrow();
        assertEquals(later, route.assignment());
        assertEquals(List.of(), route.targets());
    }

    // fees

    @Test
    void chargesEachMonthAheadAndOnce() {
        PhoneNumber number = add(terms("0", "2"));
        AccountId account = account("20");
        DidAssignment assignment = assigned(number, account);
        clock.set(Instant.parse("2026-02-22T23:59:59Z"));
        assertEquals(new FeeReport(0, Map.of(), 0, 0), billDue());
        clock.set(Instant.parse("2026-02-23T00:00:00Z"));
        assertEquals(new FeeReport(1, Map.of(USD, usd("2")), 0, 0), billDue());
        assertEquals(new FeeReport(0, Map.of(), 0, 0), billDue());
        assertEquals(usd("16"), posted(account));
        // the 31st comes back after February
        assertEquals(
                Optional.of(Instant.parse("2026-03-31T00:00:00Z")),
                now(assignment).dueAt());
        Event charged = events.get(events.size() - 1);
        assertEquals(EventKind.DID_FEE_CHARGED, charged.kind());
        assertEquals(
                Map.of(
                        "did",
                        number.digits(),
                        "period",
                        "2026-02-28",
                        "amount",
                        usd("2").amount().toPlainString(),
                        "currency",
                        "USD"),
                charged.facts());
    }

    /** What other tests left is settled or released by now, so it does not count. */
    private FeeReport billDue() {
        return fees().billDue();
    }

    @Test
    void countsMonthsInTheZoneOfTheAccount() {
        clock.set(Instant.parse("2026-02-28T20:00:00Z")); // the 1st of March in Tokyo
        PhoneNumber number = add(terms("0", "2"));
        DidAssignment assignment = assigned(number, account("2", ZoneId.of("Asia/Tokyo")));
        assertEquals(Optional.of(Instant.parse("2026-03-31T15:00:00Z")), assignment.dueAt());
    }

    @Test
    void comesToTheSameBooksAfterMissedRuns() {
        AccountId daily = account("7");
        AccountId once = account("7");
        DidAssignment billedDaily = assigned(add(terms("0", "2")), daily);
        for (int day = 0; day < 100; day++) {
            clock.advance(DAY);
            billDue();
        }
        clock.set(Instant.parse("2026-01-31T12:00:00Z"));
        DidAssignment billedOnce = assigned(add(terms("0", "2")), once);
        clock.advance(DAY.multipliedBy(100));
        billDue();
        assertEquals(posted(daily), posted(once));
        assertEquals(usd("1"), posted(once)); // three months, the fourth cannot be paid
        assertEquals(fees(billedDaily), fees(billedOnce));
        assertEquals(3, fees(billedOnce).size());
        assertEquals(kinds(daily), kinds(once));
        assertEquals("fee unpaid since 2026-04-30", now(billedDaily).releaseReason());
        assertEquals(now(billedDaily).releaseReason(), now(billedOnce).releaseReason());
    }

    private List<String> fees(DidAssignment assignment) {
        return ledger().entriesOf(assignment.id().reference()).stream()
                .map(entry -> entry.id().value().replace(assignment.id().value(), "")
                        + entry.amount()
                        + entry.code())
                .toList();
    }

    @Test
    void tellsOfAnUnpaidMonthOnceAndReleasesAfterTheGrace() {
        PhoneNumber number = add(terms("0", "2"));
        AccountId account = account("3");
        DidAssignment assignment = assigned(number, account);
        clock.set(Instant.parse("2026-02-24T00:00:00Z"));
        assertEquals(1, billDue().unpaid());
        assertEquals(1, billDue().unpaid());
        List<EventKind> told = List.of(EventKind.DID_ASSIGNED, EventKind.DID_FEE_UNPAID);
        assertEquals(told, kinds(account));
        Event unpaid = events.get(events.size() - 1);
        assertEquals("2026-03-07T00:00:00Z", unpaid.facts().get("releaseAt"));
        clock.set(Instant.parse("2026-03-06T23:59:59Z"));
        assertEquals(1, billDue().unpaid());
        assertEquals(DidStatus.ASSIGNED, status(number));
        clock.set(Instant.parse("2026-03-07T00:00:00Z"));
        assertEquals(new FeeReport(0, Map.of(), 0, 1), billDue());
        assertEquals(DidStatus.FREE, status(number));
        assertEquals(usd("1"), posted(account));
        assertEquals("fee unpaid since 2026-02-28", now(assignment).releaseReason());
        assertEquals(new FeeReport(0, Map.of(), 0, 0), billDue());
        assertEquals(3, kinds(account).size());
    }

    @Test
    void keepsTheNumberOfWhoeverPaysWithinTheGrace() {
        AccountId account = account("3");
        DidAssignment assignment = assigned(add(terms("0", "2")), account);
        clock.set(Instant.parse("2026-03-06T00:00:00Z"));
        assertEquals(1, billDue().unpaid());
        pay(account, "1");
        assertEquals(1, billDue().monthsCharged());
        assertEquals(usd("0"), posted(account));
        assertEquals(2, now(assignment).monthsPaid());
        dids().release(assignment.id(), "test"); // not in the way of other tests
    }

    @Test
    void keepsTheFeeThatWasAgreed() {
        PhoneNumber number = add(terms("0", "2"));
        AccountId account = account("10");
        DidAssignment assignment = assigned(number, account);
        assertTrue(dids().changeTerms(number, terms("0", "5")));
        clock.set(Instant.parse("2026-02-28T00:00:00Z"));
        billDue();
        assertEquals(usd("6"), posted(account));
        dids().release(assignment.id(), "test");
        assertEquals(usd("5"), assigned(number, account).monthly());
    }

    @AfterEach
    void releasesAll() {
        for (Did did : dids().list(DidFilter.all().withStatus(DidStatus.ASSIGNED), "", 1000)) {
            dids().release(did.assignment().orElseThrow(), "end of the test");
        }
    }

    @Test
    void givesANumberToOneOfManyWhoWantIt() throws Exception {
        PhoneNumber number = add(terms("1", "1"));
        List<AccountId> accounts = new ArrayList<>();
        List<Callable<AssignResult>> orders = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            AccountId account = account("5");
            accounts.add(account);
            orders.add(() -> dids().assign(id(), number, account));
        }
        int assigned = 0;
        int taken = 0;
        for (AssignResult result : AtOnce.runAll(orders)) {
            if (result instanceof AssignResult.Assigned) assigned++;
            else if (result.equals(new AssignResult.Refused(OrderRefusal.DID_TAKEN))) taken++;
        }
        assertEquals(1, assigned);
        assertEquals(63, taken);
        assertEquals(1, dids().history(number, 10).size());
        long micros =
                accounts.stream().mapToLong(account -> posted(account).micros()).sum();
        assertEquals(usd("318").micros(), micros);
    }

    @Test
    void assignsOnceHoweverOftenItIsAskedAtOnce() throws Exception {
        PhoneNumber number = add(terms("1", "1"));
        AccountId account = account("5");
        AssignmentId id = id();
        List<Callable<AssignResult>> orders = new ArrayList<>();
        for (int i = 0; i < 16; i++) orders.add(() -> dids().assign(id, number, account));
        int firsts = 0;
        for (AssignResult result : AtOnce.runAll(orders)) {
            if (!assertInstanceOf(AssignResult.Assigned.class, result).replay()) firsts++;
        }
        assertEquals(1, firsts);
        assertEquals(usd("3"), posted(account));
    }

    @Test
    void chargesEachMonthOnceOnHoweverManyMachines() throws Exception {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            accounts.add(account("4"));
            assigned(add(terms("0", "1")), accounts.get(i));
        }
        clock.advance(Duration.ofDays(55)); // two months are due
        List<Callable<FeeReport>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) runs.add(() -> fees().billDue());
        int months =
                AtOnce.runAll(runs).stream().mapToInt(FeeReport::monthsCharged).sum();
        assertEquals(20, months);
        for (AccountId account : accounts) assertEquals(usd("1"), posted(account));
    }

    /** Three weeks around the end of summer time, summed up by hand. */
    @Test
    void usageIsTheSumOfTheRecords() {
        List<PhoneNumber> numbers = List.of(number(), number(), number());
        Random random = new Random(42);
        String run = numbers.get(0).digits();
        Instant from = LocalDate.of(2036, 10, 15).atStartOfDay(LISBON).toInstant();
        Instant until = LocalDate.of(2036, 11, 5).atStartOfDay(LISBON).toInstant();
        List<CallDetailRecord> written = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            CallDetailRecord leg = leg(random, run, from.minusSeconds(86_400), i);
            int at = random.nextInt(4);
            if (at < 3) leg = leg.withDid(numbers.get(at));
            records().write(leg);
            written.add(leg);
        }
        assertEquals(written.get(0), records().of(written.get(0).call()).get(0));
        List<DidUsage> expected = new ArrayList<>();
        for (PhoneNumber did : numbers) {
            for (String currency : List.of("EUR", "USD")) {
                sum(written, did, currency, from, until).ifPresent(expected::add);
            }
        }
        assertEquals(6, expected.size());
        List<DidUsage> paged = new ArrayList<>();
        List<DidUsage> page = reports().usage(from, until, Optional.empty(), 2);
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = reports().usage(from, until, Optional.of(paged.get(paged.size() - 1)), 2);
        }
        assertEquals(expected, paged);
        assertDays(written, numbers.get(0));
    }

    @Test
    void aCallThatIsForwardedIsOneCallWithTwoBills() {
        PhoneNumber number = number();
        Instant start = Instant.parse("2037-05-01T12:00:00Z");
        Random random = new Random(7);
        CallDetailRecord in = leg(random, number.digits(), start, 0).withDid(number);
        CallDetailRecord onward = new CallDetailRecord(
                new Forwarding(in.call(), 1).call(),
                1,
                in.account(),
                "",
                in.called(),
                "",
                "",
                Disposition.ANSWERED,
                16,
                in.times(),
                new CallDetailRecord.LegBill(30, 60, in.bill().charge()),
                "");
        records().write(in);
        records().write(onward.withDid(number));
        Instant from = in.times().startedAt();
        Money both = in.bill().charge().plus(in.bill().charge());
        DidUsage usage = new DidUsage(
                number, 1, 2, in.bill().talkSeconds(), in.bill().billedSeconds() + 60, both);
        assertEquals(
                List.of(usage), reports().usage(from, from.plusSeconds(1), Optional.empty(), 10));
        assertEquals(List.of(), reports().usage(from.minusSeconds(1), from, Optional.empty(), 10));
    }

    private void assertDays(List<CallDetailRecord> written, PhoneNumber did) {
        List<DayUsage> expected = new ArrayList<>();
        LocalDate first = LocalDate.of(2036, 10, 15);
        LocalDate end = LocalDate.of(2036, 11, 5);
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            Instant begins = day.atStartOfDay(LISBON).toInstant();
            Instant ends = day.plusDays(1).atStartOfDay(LISBON).toInstant();
            for (String currency : List.of("EUR", "USD")) {
                LocalDate today = day;
                sum(written, did, currency, begins, ends)
                        .ifPresent(usage -> expected.add(new DayUsage(today, usage)));
            }
        }
        assertTrue(expected.size() > 20, "days: " + expected.size());
        assertEquals(expected, reports().days(did, first, end, LISBON));
    }

    private static Optional<DidUsage> sum(
            List<CallDetailRecord> all,
            PhoneNumber did,
            String currency,
            Instant from,
            Instant to) {
        List<CallDetailRecord> legs = all.stream()
                .filter(leg -> leg.did().equals(Optional.of(did)))
                .filter(leg -> leg.bill().charge().currency().getCurrencyCode().equals(currency))
                .filter(leg -> !leg.times().startedAt().isBefore(from))
                .filter(leg -> leg.times().startedAt().isBefore(to))
                .toList();
        if (legs.isEmpty()) return Optional.empty();
        Money charge = Money.of(currency, "0");
        long talk = 0;
        long billed = 0;
        for (CallDetailRecord leg : legs) {
            charge = charge.plus(leg.bill().charge());
            talk += leg.bill().talkSeconds();
            billed += leg.bill().billedSeconds();
        }
        long calls = legs.stream().map(CallDetailRecord::call).distinct().count();
        return Optional.of(new DidUsage(did, calls, legs.size(), talk, billed, charge));
    }

    /** Some calls have two legs; starts are on either side of the weeks that are asked for. */
    private static CallDetailRecord leg(Random random, String run, Instant from, int i) {
        Instant start = from.plusSeconds(random.nextInt(24 * 86_400));
        int talk = random.nextInt(600);
        Money charge = new Money(
                Currency.getInstance(random.nextBoolean() ? "USD" : "EUR"),
                random.nextInt(1_000_000));
        return new CallDetailRecord(
                new CallId("usage-" + run + "-" + i / 2),
                1 + i % 2,
                new AccountId(1),
                "",
                new PhoneNumber("351910000000"),
                "",
                "",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(start, start.plusSeconds(3), start.plusSeconds(3 + talk)),
                new CallDetailRecord.LegBill(talk, talk + 7L, charge),
                "");
    }
}

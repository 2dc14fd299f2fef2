package io.a2b.agi.testing;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.AgiServer;
import io.a2b.agi.call.DoubtfulCalls;
import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.flow.ShippedFlows;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.spi.CallFlow;
import io.a2b.agi.spi.CallListener;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.caller.Callers;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.number.DialPlan;
import io.a2b.core.testing.InMemoryAccounts;
import io.a2b.core.testing.InMemoryCallers;
import io.a2b.core.voucher.Vouchers;
import io.a2b.rating.routing.Trunk;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A server with everything around it in memory, and a rehearsed switch in front. */
public final class TestHouse implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    public static final Currency USD = Currency.getInstance("USD");

    public final SimulatedClock clock = new SimulatedClock(START);
    public final InMemoryAccounts accounts = new InMemoryAccounts(clock);
    public final FakeCharging charging = new FakeCharging(accounts);
    public final Callers callers = InMemoryCallers.over(
            accounts, clock, 5, (account, credit) -> charging.fund(account, credit.micros()));
    public final AgiConfig config;
    private AgiServer server;
    private Rehearsal rehearsal;

    private TestHouse(AgiConfig config) {
        this.config = config;
        trunks("carrier1");
        start();
    }

    public static TestHouse open() {
        return open(config -> config);
    }

    public static TestHouse open(UnaryOperator<AgiConfig> change) {
        return new TestHouse(change.apply(AgiConfig.defaults().withAddress("127.0.0.1", 0)));
    }

    private void start() {
        server = newServer(builder -> builder);
        server.start();
        rehearsal = new Rehearsal(address(), clock);
    }

    /** Another server over the same books. */
    public AgiServer newServer(UnaryOperator<AgiServer.Builder> change) {
        return newServer(billing(), change);
    }

    /** The same, where callers can redeem vouchers. */
    public AgiServer newServer(Vouchers vouchers, UnaryOperator<AgiServer.Builder> change) {
        return newServer(billing().withVouchers(vouchers), change);
    }

    /** A shipped flow over the same books, for channels without a switch. */
    public CallFlow flow(String script) {
        return flow(billing(), script, Set.of());
    }

    /** The same, where callers can redeem vouchers. */
    public CallFlow flow(Vouchers vouchers, String script) {
        return flow(billing().withVouchers(vouchers), script, Set.of());
    }

    /** The same, where somebody hears what happens. */
    public CallFlow flow(String script, CallListener listener) {
        return flow(billing(), script, Set.of(listener));
    }

    private CallFlow flow(
            ShippedFlows.Billing billing, String script, Set<CallListener> listeners) {
        return new ShippedFlows(billing, config, clock, listeners)
                .create(new LiveCalls(), new DoubtfulCalls(), Optional.empty())
                .get(script);
    }

    private ShippedFlows.Billing billing() {
        return new ShippedFlows.Billing(
                charging, accounts, ledger(), callers, DialPlan.international());
    }

    private AgiServer newServer(
            ShippedFlows.Billing billing, UnaryOperator<AgiServer.Builder> change) {
        return change.apply(AgiServer.builder(billing).config(config).clock(clock))
                .build();
    }

    public AgiServer server() {
        return server;
    }

    public Rehearsal rehearsal() {
        return rehearsal;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", server.port());
    }

    public void trunks(String... endpoints) {
        charging.trunks(List.of(endpoints).stream()
                .map(endpoint -> Trunk.of(endpoint, "PJSIP", endpoint))
                .toList());
    }

    public AccountId account(String card, String amount) {
        return account(plain(card), amount);
    }

    public AccountId account(NewAccount opened, String amount) {
        Account account = ((OpenResult.Opened) accounts.open(opened)).account();
        charging.fund(account.id(), Money.of("USD", amount).micros());
        return account.id();
    }

    public static NewAccount plain(String card) {
        return on(card, AccountTerms.prepaid(USD));
    }

    public static NewAccount on(String card, AccountTerms terms) {
        return NewAccount.of(new CardNumber(card), "alias-" + card, terms);
    }

    public Transcript play(Caller caller) {
        return rehearsal.play(caller);
    }

    /** Only the balance: nothing else of the ledger is used by a dialogue. */
    public Ledger ledger() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("balance")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return balance((AccountId) arguments[0]);
                });
    }

    private Optional<Balance> balance(AccountId account) {
        Money zero = Money.zero(USD);
        long micros = charging.availableMicros(account);
        return Optional.of(new Balance(new Money(USD, micros), zero, zero, 0));
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
    }
}

package io.a2b.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;

import io.a2b.agi.call.CallChannel;
import io.a2b.agi.flow.ShippedFlows;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.spi.AgiBinder;
import io.a2b.agi.spi.CallFlow;
import io.a2b.agi.spi.CallListener;
import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.ForA2b;
import io.a2b.core.account.Accounts;
import io.a2b.core.caller.Callers;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.voucher.Vouchers;
import io.a2b.rating.charging.Charging;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class AgiModuleTest {
    private static final AtomicInteger SERVED = new AtomicInteger();
    private static final PhoneNumber CALLER = new PhoneNumber("4989123456");

    static final class OwnFlow implements CallFlow {
        @Override
        public void run(CallChannel channel) {
            SERVED.incrementAndGet();
        }
    }

    static final class OwnListener implements CallListener {}

    @Test
    void wiresStrictlyAndOnlyOneServerThatIsNotStarted() {
        try (TestHouse house = TestHouse.open()) {
            Injector injector = injector(house, new AgiModule(house.config));
            AgiServer server = injector.getInstance(AgiServer.class);
            assertSame(server, injector.getInstance(AgiServer.class));
            assertEquals(0, server.sessionCount());
            assertEquals(0, server.stop(Duration.ZERO));
        }
    }

    @Test
    void takesTheHostsFlowsAndListeners() {
        SERVED.set(0);
        try (TestHouse house = TestHouse.open()) {
            Module own = new AbstractModule() {
                @Override
                protected void configure() {
                    bind(OwnFlow.class).toInstance(new OwnFlow());
                    bind(OwnListener.class).toInstance(new OwnListener());
                    AgiBinder.of(binder())
                            .flow("prepaid", OwnFlow.class)
                            .listener(OwnListener.class);
                }
            };
            Injector injector = injector(house, new AgiModule(house.config), own);
            AgiServer server = injector.getInstance(AgiServer.class);
            server.start();
            try {
                InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
                new Rehearsal(address, house.clock).play(Caller.from(""));
                assertEquals(1, SERVED.get());
            } finally {
                server.stop(Duration.ZERO);
            }
            assertTrue(injector.getExistingBinding(Key.get(AgiConfig.class)) != null);
        }
    }

    static final class OwnLimiter implements ChannelLimiter {
        @Override
        public boolean limit(String channel, Duration left) {
            SERVED.incrementAndGet();
            return true;
        }
    }

    @Test
    void extendsCallsByTheHostsLimiter() {
        SERVED.set(0);
        Module own = new AbstractModule() {
            @Override
            protected void configure() {
                bind(OwnLimiter.class).toInstance(new OwnLimiter());
                AgiBinder.of(binder()).limiter(OwnLimiter.class);
            }
        };
        AgiConfig.Slices slices = new AgiConfig.Slices(30, 20);
        try (TestHouse house = TestHouse.open(config -> config.withSlices(slices))) {
            AgiServer server =
                    injector(house, new AgiModule(house.config), own).getInstance(AgiServer.class);
            server.start();
            house.account(TestHouse.plain("1234567890").withCallerIds(CALLER), "10.00");
            try {
                InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
                Carrier carrier = Carrier.answers(Duration.ZERO, Duration.ofHours(1));
                new Rehearsal(address, house.clock)
                        .carrier("carrier1", carrier.meanwhile(server::extendCalls))
                        .play(Caller.from(CALLER.digits()).dials("442079460000"));
                assertEquals(1, SERVED.get());
            } finally {
                server.stop(Duration.ZERO);
            }
        }
    }

    @Test
    void letsCallersRedeemVouchersWhereTheyAreBound() {
        try (TestHouse house = TestHouse.open()) {
            Module vouchers = new AbstractModule() {
                @Override
                protected void configure() {
                    bind(Vouchers.class).toInstance(unused(Vouchers.class));
                }
            };
            AgiModule module = new AgiModule(house.config);
            assertTrue(billing(injector(house, module, vouchers)).vouchers().isPresent());
            assertTrue(billing(injector(house, module)).vouchers().isEmpty());
        }
    }

    private static ShippedFlows.Billing billing(Injector injector) {
        return injector.getInstance(ShippedFlows.Billing.class);
    }

    private static Injector injector(TestHouse house, Module... modules) {
        Module host = new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                binder().requireExactBindingAnnotations();
                binder().requireAtInjectOnConstructors();
                binder().disableCircularProxies();
                bind(Clock.class).annotatedWith(ForA2b.class).toInstance(house.clock);
                bind(Charging.class).toInstance(house.charging);
                bind(Accounts.class).toInstance(house.accounts);
                bind(Callers.class).toInstance(house.callers);
                bind(Ledger.class).toInstance(house.ledger());
                bind(DialPlan.class).toInstance(DialPlan.international());
                for (Module module : modules) install(module);
            }
        };
        return Guice.createInjector(Stage.PRODUCTION, host);
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("toString")) return "unused";
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}

package io.a2b.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;

import io.a2b.core.CoreConfig;
import io.a2b.core.CoreModule;
import io.a2b.core.ForA2b;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.payments.gateway.Payment;
import io.a2b.payments.topup.TopUps;

import org.junit.jupiter.api.Test;

import java.util.Currency;
import java.util.Optional;

import javax.sql.DataSource;

class PaymentsModuleTest {
    @Test
    void aStrictInjectorWiresEverything() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            Injector injector =
                    Guice.createInjector(Stage.PRODUCTION, strictly(), host(database), core());
            injector.getInstance(SchemaMigrator.class).migrate();
            NewAccount account = NewAccount.of(
                    new CardNumber("12345678"),
                    "alice",
                    AccountTerms.prepaid(Currency.getInstance("USD")));
            AccountId id = assertInstanceOf(
                            OpenResult.Opened.class,
                            injector.getInstance(Accounts.class).open(account))
                    .account()
                    .id();
            TopUps topUps = injector.getInstance(TopUps.class);
            topUps.topUp(Payment.manual("p-1", id, Money.of("USD", "10"), "olga", "cash"));
            assertEquals(
                    Optional.of(Money.of("USD", "10")),
                    topUps.findReceipt("p-1").map(receipt -> receipt.balanceAfter()));
        }
    }

    private static AbstractModule strictly() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                binder().requireExactBindingAnnotations();
                binder().requireAtInjectOnConstructors();
                binder().disableCircularProxies();
            }
        };
    }

    private static AbstractModule host(FreshDatabase database) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Key.get(DataSource.class, ForA2b.class)).toInstance(database.dataSource());
            }
        };
    }

    private static AbstractModule core() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                install(new CoreModule(CoreConfig.defaults()));
                install(new PaymentsModule());
            }
        };
    }
}

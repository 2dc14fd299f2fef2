package io.a2b.examples.api;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Clock;
import java.util.Currency;
import java.util.List;

/** A row of the host's own table and a ledger entry commit together, or not at all. */
public final class JoinYourTransaction {
    private final Transactor transactor;
    private final Ledger ledger;

    private JoinYourTransaction(Transactor transactor, Ledger ledger) {
        this.transactor = transactor;
        this.ledger = ledger;
    }

    /** The SQL of a web shop that sells calling credit. */
    interface OrderMapper {
        @Update("create table shop_order (id varchar(40) primary key, item varchar(40) not null)")
        void createTable();

        @Insert("insert into shop_order (id, item) values (#{id}, #{item})")
        void insert(@Param("id") String id, @Param("item") String item);

        @Select("select count(*) from shop_order")
        int count();
    }

    public static void main(String[] arguments) {
        DatabaseConfig database = DatabaseConfig.of("jdbc:h2:mem:join", "a2b", "");
        try (HikariDataSource pool = database.open()) {
            System.out.println(run(pool));
        }
    }

    static String run(HikariDataSource pool) {
        new SchemaMigrator(pool, List.of()).migrate();
        Transactor transactor = Transactor.over(pool);
        Ledger ledger = Ledger.over(transactor, Clock.systemUTC());
        AccountId alice = open(transactor);
        JoinYourTransaction shop = new JoinYourTransaction(transactor, ledger);
        transactor.inTransaction(transaction -> {
            transaction.mapper(OrderMapper.class).createTable();
            return null;
        });
        shop.sell("order-1", alice, Money.of("USD", "10"));
        try {
            shop.sell("order-2", new AccountId(999), Money.of("USD", "10"));
        } catch (IllegalStateException refused) {
            return refused.getMessage() + "; orders: " + shop.orders() + ", balance: "
                    + ledger.balance(alice).orElseThrow().available();
        }
        throw new IllegalStateException("credit was sold to nobody");
    }

    private static AccountId open(Transactor transactor) {
        Accounts accounts = Accounts.over(transactor, Clock.systemUTC(), CoreConfig.defaults());
        OpenResult opened = accounts.open(NewAccount.of(
                new CardNumber("1234567890"),
                "alice",
                AccountTerms.prepaid(Currency.getInstance("USD"))));
        return ((OpenResult.Opened) opened).account().id();
    }

    private void sell(String order, AccountId account, Money credit) {
        transactor.inTransaction(transaction -> {
            transaction.mapper(OrderMapper.class).insert(order, "calling credit " + credit);
            CreditResult result = ledger.within(transaction)
                    .credit(
                            new EntryId(order),
                            SystemAccount.PAYMENTS_CLEARING,
                            account,
                            credit,
                            EntryCode.TOP_UP,
                            order);
            if (result instanceof CreditResult.Refused refused) {
                throw new IllegalStateException(order + " rolled back: " + refused.reason());
            }
            return null;
        });
    }

    private int orders() {
        return transactor.inTransaction(
                transaction -> transaction.mapper(OrderMapper.class).count());
    }
}

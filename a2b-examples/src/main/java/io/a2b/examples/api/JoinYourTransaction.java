package io.a2b.examples.api;

import static io.a2b.core.ledger.EntryCode.TOP_UP;
import static io.a2b.core.ledger.SystemAccount.PAYMENTS_CLEARING;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.DatabaseConfig;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Clock;
import java.util.Currency;

/** A row of the host's own table and a ledger entry commit together, or not at all. */
public final class JoinYourTransaction {
    private final A2bCore core;

    private JoinYourTransaction(A2bCore core) {
        this.core = core;
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
        A2bCore core = A2bCore.over(pool, Clock.systemUTC(), CoreConfig.defaults());
        core.migrator().migrate();
        AccountTerms terms = AccountTerms.prepaid(Currency.getInstance("USD"));
        OpenResult opened =
                core.accounts().open(NewAccount.of(new CardNumber("1234567890"), "alice", terms));
        AccountId alice = ((OpenResult.Opened) opened).account().id();
        JoinYourTransaction shop = new JoinYourTransaction(core);
        core.transactor().inTransaction(transaction -> {
            transaction.mapper(OrderMapper.class).createTable();
            return null;
        });
        shop.sell("order-1", alice, Money.of("USD", "10"));
        try {
            shop.sell("order-2", new AccountId(999), Money.of("USD", "10"));
        } catch (IllegalStateException refused) {
            return refused.getMessage() + "; orders: " + shop.orders() + ", balance: "
                    + core.ledger().balance(alice).orElseThrow().available();
        }
        throw new IllegalStateException("credit was sold to nobody");
    }

    private void sell(String order, AccountId account, Money credit) {
        core.transactor().inTransaction(transaction -> {
            transaction.mapper(OrderMapper.class).insert(order, "calling credit " + credit);
            Ledger ledger = core.ledger().within(transaction);
            EntryId id = new EntryId(order);
            CreditResult result =
                    ledger.credit(id, PAYMENTS_CLEARING, account, credit, TOP_UP, order);
            if (result instanceof CreditResult.Refused refused) {
                throw new IllegalStateException(order + " rolled back: " + refused.reason());
            }
            return null;
        });
    }

    private int orders() {
        return core.transactor()
                .inTransaction(
                        transaction -> transaction.mapper(OrderMapper.class).count());
    }
}

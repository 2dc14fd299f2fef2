package io.a2b.core.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.BillingMode;
import io.a2b.core.account.CardNumber;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.Profile;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** What every import of lists promises. Tests may share one store: their numbers differ. */
public abstract class AccountImportContract {
    protected static final ImportOptions OPTIONS =
            ImportOptions.of(AccountTerms.prepaid(Currency.getInstance("USD")).withCallsMax(2));

    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final List<String> rejects = new ArrayList<>();
    private Accounts accounts;
    private Ledger ledger;
    private AccountDirectory directory;
    private AccountImport imports;

    @BeforeEach
    void open() {
        AccountStores stores = stores();
        accounts = stores.accounts();
        ledger = stores.ledger();
        directory = stores.directory();
        imports = AccountImport.over(stores.transactor(), accounts, directory, ledger);
    }

    @AfterEach
    void theBooksAreRight() {
        assertEquals(List.of(), ledger.audit().contradictions());
    }

    /** Where the accounts are kept; all calls may share one place. */
    protected abstract AccountStores stores();

    protected static InputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private ImportReport run(String text) {
        rejects.clear();
        return imports.run(csv(text), OPTIONS, this::reject, done -> {});
    }

    private void reject(long line, String column, String reason) {
        rejects.add(line + " " + column + ": " + reason);
    }

    private Account account(String card) {
        return accounts.findByCardNumber(new CardNumber(card)).orElseThrow();
    }

    private Money posted(String card) {
        return ledger.balance(account(card).id()).orElseThrow().posted();
    }

    @Test
    void importsAListOfA2Billing() {
        String list = """
                \uFEFFusername;useralias;uipass;credit;lastname;firstname;activated;status;\
                typepaid;creditlimit;inuse
                # an old comment
                1000000001;ann;open sesame;12.34567;"Doe; Ann";Ann;t;1;0;0;0
                1000000002;1000000002;;-5;Roe;Rob;t;6;1;50;0

                1000000003;cy;;0;Poe;Cy;f;1;0;0;0
                """;
        ImportReport report = run(list);
        assertEquals(List.of(), rejects);
        assertEquals(3, report.opened());
        assertEquals(List.of("inuse"), report.unknownColumns());
        assertEquals(Money.of("USD", "12.34567"), posted("1000000001"));
        Account ann = account("1000000001");
        assertTrue(accounts.proves(ann.id(), "open sesame"));
        assertEquals(2, ann.terms().callsMax());
        Profile profile = directory.profile(ann.id()).orElseThrow();
        assertEquals("Doe; Ann", profile.contact().lastName());
        Account rob = account("1000000002");
        assertEquals(BillingMode.POSTPAID, rob.terms().mode());
        assertEquals(AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, rob.status());
        assertTrue(rob.alias().matches("import-[0-9a-f-]{13}"), rob.alias());
        assertEquals(Money.of("USD", "-5"), posted("1000000002"));
        assertEquals(AccountStatus.NEW, account("1000000003").status());
        ImportReport again = run(list);
        assertEquals(3, again.present());
        assertEquals(0, again.opened());
        assertEquals(Money.of("USD", "12.34567"), posted("1000000001"));
    }

    @Test
    void rejectsLinesWithTheReasonAndImportsTheOthers() {
        ImportReport report = run("""
                card_number,alias,balance,currency,status,credit_limit,caller_id,group
                12,a,1,USD,,,,
                2000000001,b,1.1234567,USD,,,,
                2000000002,c,"1,5",USD,,,,
                2000000003,d,1,XXZ,,,,
                2000000004,e,1,USD,dancing,,,
                2000000005,f,1,USD,,10,,
                2000000006,g,-1,USD,,,,
                2000000007,h,1,USD,,,nobody,
                2000000008,i,1,USD,,,,no such group
                2000000009,j j,1,USD,,,,
                2000000010,k,1,USD,,,,,too many
                2000000011,"l,1
                2000000012,m,1,USD,,,351211234567,
                2000000013,n,1,USD,,,351211234567,
                2000000014,m,1,USD,,,,
                """);
        assertEquals(1, report.opened(), rejects.toString());
        assertEquals(14, report.rejected());
        assertEquals("2 card_number: not 4 to 20 digits", rejects.get(0));
        assertEquals("3 balance: not an amount with at most 6 decimals", rejects.get(1));
        assertEquals("4 balance: not an amount with at most 6 decimals", rejects.get(2));
        assertEquals("6 status: no status: DANCING", rejects.get(4));
        assertEquals("7 credit_limit: on a prepaid account", rejects.get(5));
        assertEquals("15 caller_id: taken by another account", rejects.get(12));
        assertEquals("16 alias: taken by another account", rejects.get(13));
        assertFalse(accounts.findByCardNumber(new CardNumber("2000000006")).isPresent());
        assertFalse(accounts.findByCardNumber(new CardNumber("2000000008")).isPresent());
    }

    @Test
    void previewsWithoutChangingAnything() {
        rejects.clear();
        ImportReport preview = imports.preview(
                csv("card_number,balance\n3000000001,1.50\n3000000001,1.50\nx,1\n"),
                OPTIONS,
                this::reject);
        assertEquals(
                List.of(1L, 1L, 1L),
                List.of(preview.opened(), preview.present(), preview.rejected()));
        assertTrue(preview.first().get(0).endsWith(", card ******0001, USD 1.50, ACTIVE"));
        assertFalse(accounts.findByCardNumber(new CardNumber("3000000001")).isPresent());
    }

    @Test
    void readsAListWithoutAHeader() {
        ImportOptions named = OPTIONS.withColumns(List.of("username", "credit"));
        ImportReport report =
                imports.run(csv("4000000001\t2.50\n"), named, this::reject, done -> {});
        assertEquals(1, report.opened());
        assertEquals(Money.of("USD", "2.50"), posted("4000000001"));
        assertThrows(IllegalArgumentException.class, () -> run("alias,balance\nx,1\n"));
        assertThrows(IllegalArgumentException.class, () -> run("username,card_number\n1,2\n"));
    }

    /** Whatever the bytes are: no crash, each line is counted once, and the books balance. */
    @Test
    void survivesAnyBytes() {
        Random random = new Random(20260301);
        String alphabet = "0123456789,;\t\"'.-+aZ# \r\uFEFF\u0000é漢";
        for (int list = 0; list < 60; list++) {
            StringBuilder text = new StringBuilder("card_number,alias,balance,status,secret\n");
            int lines = random.nextInt(12);
            for (int n = 0; n < lines; n++) {
                if (random.nextBoolean()) text.append("5").append(100_000_000 + list * 100 + n);
                int length = random.nextInt(20) == 0 ? 6_000 : random.nextInt(40);
                for (int c = 0; c < length; c++) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                text.append('\n');
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            for (int n = 0; n < 3; n++) {
                if (random.nextInt(3) > 0) continue;
                int at = 60 + random.nextInt(Math.max(1, bytes.length - 60));
                if (at < bytes.length && bytes[at] != '\n') bytes[at] = (byte) 0xFF;
            }
            rejects.clear();
            ImportReport report =
                    imports.run(new ByteArrayInputStream(bytes), OPTIONS, this::reject, done -> {});
            assertEquals(report.lines(), report.opened() + report.present() + report.rejected());
            assertEquals(report.rejected(), rejects.size());
        }
    }
}

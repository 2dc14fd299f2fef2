package io.a2b.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.ledger.Note;
import io.a2b.core.money.Money;

import org.junit.jupiter.api.Test;

import java.util.Currency;

class AccountEditTest {
    private static final AccountEdit EDIT = AccountEdit.of("spring", new Note("ann", "cleaning"));
    private static final Currency EUR = Currency.getInstance("EUR");

    private static void assertRefused(String term, Runnable edit) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, edit::run, term);
        assertTrue(refused.getMessage().startsWith(term), refused.getMessage());
    }

    @Test
    void whatNoAccountCouldHaveIsRefusedBeforeAnyIsLookedAt() {
        assertRefused("callsMax", () -> EDIT.withCallsMax(-1));
        assertRefused("language", () -> EDIT.withLanguage("german"));
        assertRefused("tariffPlan", () -> EDIT.withTariffPlan(""));
        assertRefused("creditLimit", () -> EDIT.withCreditLimit(Money.of("EUR", "-1")));
    }

    @Test
    void whatSomeAccountsCanHaveIsTaken() {
        Money limit = Money.of("EUR", "5");
        SpendCaps caps = SpendCaps.none().withMonth(Money.of("EUR", "9"));
        AccountEdit edit = EDIT.withCreditLimit(limit).withCaps(caps).withCaps(SpendCaps.none());
        AccountTerms after =
                EDIT.withCaps(caps).applyTo(AccountTerms.postpaid(limit).withLanguage("de"));
        assertEquals(caps, after.caps());
        assertEquals(
                SpendCaps.none(),
                edit.applyTo(AccountTerms.postpaid(Money.zero(EUR))).caps());
    }
}

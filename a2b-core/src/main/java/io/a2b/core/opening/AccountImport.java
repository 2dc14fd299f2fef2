package io.a2b.core.opening;

import io.a2b.core.account.Accounts;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.io.InputStream;

/**
 * Opens the accounts of another system from its list: CSV in UTF-8 with commas, semicolons or tabs.
 * Lines that begin with {@code #} and blank ones are skipped. Thread-safe.
 *
 * <p>Columns are known by A2Billing's names too: {@code card_number} [username], {@code alias}
 * [useralias], {@code secret} [uipass], {@code balance} [credit], {@code status} (name or number),
 * {@code activated}, {@code currency}, {@code tariff_plan} [tariff], {@code billing_mode}
 * [typepaid], {@code credit_limit} [creditlimit], {@code calls_max} [max_concurrent],
 * {@code language}, {@code zone}, {@code expires_at} [expirationdate], {@code caller_id}
 * [callerid], {@code group}, {@code tag}, {@code first_name} [firstname], {@code last_name}
 * [lastname], {@code company} [company_name], {@code address}, {@code city}, {@code region}
 * [state], {@code postal_code} [zipcode], {@code country}, {@code email}, {@code phone} and
 * {@code fax}. Only the first has to be there.
 */
public interface AccountImport {
    /** Reads the whole list and changes nothing. */
    ImportReport preview(InputStream csv, ImportOptions options, Rejects rejects);

    /**
     * Imports each line in a transaction of its own: the account, its details, its balance as a
     * ledger entry, and its status. A line that is rejected leaves nothing. Safe to repeat with the
     * same list: a card number that is there is left as it is.
     */
    ImportReport run(
            InputStream csv, ImportOptions options, Rejects rejects, Openings.Progress progress);

    /** Over these; {@code transactor} runs the transactions that they join. */
    static AccountImport over(
            Transactor transactor, Accounts accounts, AccountDirectory directory, Ledger ledger) {
        return new CsvAccountImport(transactor, accounts, directory, ledger);
    }
}

package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Speed dials in a table. */
final class SqlSpeedDials implements SpeedDials {
    private final Transactor transactor;

    SqlSpeedDials(Transactor transactor) {
        this.transactor = requireNonNull(transactor, "transactor");
    }

    @Override
    public void set(AccountId account, SpeedDial speedDial) {
        SpeedDialMapper.Row row = new SpeedDialMapper.Row(
                speedDial.code(), speedDial.number().digits(), speedDial.label());
        boolean isSet = in(dials -> {
            if (dials.lock(account.value()).isEmpty()) return false;
            dials.delete(account.value(), row.code());
            dials.insert(account.value(), row);
            return true;
        });
        if (!isSet) throw new IllegalArgumentException("account: there is no account " + account);
    }

    @Override
    public boolean clear(AccountId account, int code) {
        return in(dials -> dials.delete(account.value(), code)) == 1;
    }

    @Override
    public Optional<SpeedDial> find(AccountId account, int code) {
        return in(dials -> dials.find(account.value(), code)).map(SqlSpeedDials::speedDial);
    }

    @Override
    public List<SpeedDial> of(AccountId account) {
        return in(dials -> dials.list(account.value())).stream()
                .map(SqlSpeedDials::speedDial)
                .toList();
    }

    private static SpeedDial speedDial(SpeedDialMapper.Row row) {
        return new SpeedDial(row.code(), new PhoneNumber(row.digits()), row.label());
    }

    private <T> T in(Function<SpeedDialMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(SpeedDialMapper.class)));
    }
}

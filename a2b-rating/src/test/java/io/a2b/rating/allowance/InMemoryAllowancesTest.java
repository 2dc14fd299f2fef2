package io.a2b.rating.allowance;

class InMemoryAllowancesTest extends AllowancesContract {
    private final Allowances allowances = new InMemoryAllowances(clock);

    @Override
    protected Allowances allowances() {
        return allowances;
    }
}

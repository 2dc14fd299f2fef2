package io.a2b.rating.routing;

class InMemoryTrunksTest extends TrunksContract {
    private final Trunks trunks = new InMemoryTrunks();

    @Override
    protected Trunks trunks() {
        return trunks;
    }
}

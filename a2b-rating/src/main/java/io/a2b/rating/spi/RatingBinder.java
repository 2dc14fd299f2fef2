package io.a2b.rating.spi;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;

import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Trunk;

import java.util.List;

/** What a host says to a2b-rating when it is wired. */
public final class RatingBinder {
    private final Binder binder;
    private final OptionalBinder<CallWitness> witness;

    private RatingBinder(Binder binder) {
        this.binder = binder;
        witness = OptionalBinder.newOptionalBinder(binder, CallWitness.class);
        witness.setDefault().toInstance(CallWitness.knowingNothing());
    }

    public static RatingBinder ratingBinder(Binder binder) {
        return new RatingBinder(requireNonNull(binder, "binder"));
    }

    /** Every call tries these trunks in their order. */
    public RatingBinder trunks(List<Trunk> trunks) {
        return router(Router.inOrder(trunks));
    }

    /** Every call goes where {@code router} says. */
    public RatingBinder router(Router router) {
        binder.bind(Router.class).toInstance(router);
        return this;
    }

    /** Recovery asks this witness; unless there is one, nobody knows what became of a call. */
    public RatingBinder witness(Class<? extends CallWitness> type) {
        binder.bind(type).in(Singleton.class);
        witness.setBinding().to(type);
        return this;
    }
}

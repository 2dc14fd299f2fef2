package io.a2b.rating.routing;

import java.util.Optional;

/** Whether a trunk may carry the call, room aside. */
sealed interface Appraisal {
    record Acceptable(RouteOffer offer) implements Appraisal {}

    record Unacceptable(Rejection rejection) implements Appraisal {
        static Unacceptable because(Trunk trunk, Rejection.Reason reason) {
            return new Unacceptable(Rejection.of(trunk.name(), reason));
        }

        static Unacceptable loses(Trunk trunk, Margin margin) {
            return new Unacceptable(
                    new Rejection(trunk.name(), Rejection.Reason.LOSES_MONEY, Optional.of(margin)));
        }
    }
}

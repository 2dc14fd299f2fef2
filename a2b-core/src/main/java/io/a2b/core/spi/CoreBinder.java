package io.a2b.core.spi;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.Multibinder;

/** What a host adds to a2b-core when it is wired. Each may be added any number of times. */
public final class CoreBinder {
    private final Multibinder<EventListener> listeners;
    private final Multibinder<Job> jobs;
    private final Multibinder<HoldOwner> holdOwners;

    private CoreBinder(Binder binder) {
        listeners = Multibinder.newSetBinder(binder, EventListener.class);
        jobs = Multibinder.newSetBinder(binder, Job.class);
        holdOwners = Multibinder.newSetBinder(binder, HoldOwner.class);
    }

    public static CoreBinder coreBinder(Binder binder) {
        return new CoreBinder(requireNonNull(binder, "binder"));
    }

    /**
     * Adds one that hears what happens. Events are kept from the first start on that has a
     * listener; of several nodes on a database all must have one, or
     * {@link io.a2b.core.CoreConfig#keepEvents} set.
     */
    public LinkedBindingBuilder<EventListener> addEventListener() {
        return listeners.addBinding();
    }

    /** Adds a recurring job to those of {@link io.a2b.core.job.Jobs}. */
    public LinkedBindingBuilder<Job> addJob() {
        return jobs.addBinding();
    }

    /** Adds one who answers for holds, so that they are not expired under it. */
    public LinkedBindingBuilder<HoldOwner> addHoldOwner() {
        return holdOwners.addBinding();
    }
}

package io.a2b.examples;

import java.lang.reflect.Proxy;

/** The wish of the operating system that the program ends: SIGTERM and SIGINT. */
final class Signals {
    private Signals() {}

    /**
     * Runs {@code stop} when the program is to end, instead of ending it. A shutdown hook would not
     * do: an H2 database closes itself in one, at the same time as calls are still being settled.
     * The JDK's own type is reached by its name, as it is not part of the platform's promise; where
     * it is missing, a shutdown hook has to do.
     */
    static void onStop(Runnable stop) {
        try {
            for (String name : new String[] {"TERM", "INT"}) handle(name, stop);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "a2b-stop"));
        }
    }

    private static void handle(String name, Runnable stop) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy = Proxy.newProxyInstance(
                Signals.class.getClassLoader(),
                new Class<?>[] {handler},
                (self, method, arguments) -> switch (method.getName()) {
                    case "handle" -> {
                        stop.run();
                        yield null;
                    }
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> method.getName() + " of a2b";
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }
}

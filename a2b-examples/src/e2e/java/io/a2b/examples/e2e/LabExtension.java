package io.a2b.examples.e2e;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the lab for the first test that asks for it; JUnit closes it behind the last. */
final class LabExtension implements ParameterResolver, AfterAllCallback {
    private static final Namespace OURS = Namespace.create(LabExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return lab(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        lab(context).clear();
    }

    private static Lab lab(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Lab.class, none -> Lab.start(), Lab.class);
    }
}

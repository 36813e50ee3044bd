package dev.greenroom.app;

import dev.greenroom.telemetry.Canary;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** A gate's proof under the gate's name. */
record GateCanary(String gate, Supplier<Future<Boolean>> proof) implements Canary {
    @Override
    public Future<Boolean> caught() {
        return proof.get();
    }
}

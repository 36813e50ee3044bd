package dev.greenroom.testkit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/** For what may be touched only on the context that it lives on. */
public final class OnContext {
    private OnContext() {}

    /** Does something on a context and waits for what comes of it. Not to be called on an event loop. */
    public static <T> T on(Context context, Callable<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(now -> {
            try {
                work.call().onComplete(done);
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return done.future().await();
    }
}

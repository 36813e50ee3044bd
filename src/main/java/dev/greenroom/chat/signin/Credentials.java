package dev.greenroom.chat.signin;

import io.vertx.core.Future;
import java.util.Optional;

/** The right to act on a platform in somebody's name, as a connector uses it. Main context only. */
public interface Credentials {
    /** What is held now, without asking anybody; empty when nobody is signed in. */
    Optional<Tokens> current();

    /** Tokens that work for at least another minute, refreshed where needed. Fails with {@link NotSignedIn}. */
    Future<Tokens> fresh();

    /**
     * Newer tokens than {@code rejected}, of which the platform said that they do not work. Callers that come at the
     * same time share one refresh. Fails with {@link NotSignedIn} when there will be none: do not try again then.
     */
    Future<Tokens> renew(Tokens rejected);

    /** Is told whenever somebody signed in or out, or tokens were renewed. */
    void onChange(Runnable listener);

    /** Nobody is signed in, and nobody ever will be. */
    static Credentials none() {
        return new Fixed(Optional.empty());
    }

    /** Always the same tokens. */
    static Credentials of(Tokens tokens) {
        return new Fixed(Optional.of(tokens));
    }

    /** Nobody is signed in any more; the message says what to do. */
    final class NotSignedIn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotSignedIn(String message) {
            super(message, null, false, false);
        }
    }

    /** Tokens that never change. */
    record Fixed(@Override Optional<Tokens> current) implements Credentials {
        @Override
        public Future<Tokens> fresh() {
            return current.map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(new NotSignedIn("Nobody is signed in.")));
        }

        @Override
        public Future<Tokens> renew(Tokens rejected) {
            return Future.failedFuture(new NotSignedIn("These tokens cannot be renewed."));
        }

        @Override
        public void onChange(Runnable listener) {
            // They never change.
        }
    }
}

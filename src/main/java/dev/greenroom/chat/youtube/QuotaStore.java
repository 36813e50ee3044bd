package dev.greenroom.chat.youtube;

import io.vertx.core.Future;
import java.util.Optional;

/** Keeps what was used of the quota over a restart. Futures complete on the caller's context. */
public interface QuotaStore {
    /** Keeps nothing: what was used is forgotten with the process. */
    QuotaStore NONE = new QuotaStore() {
        @Override
        public Future<Optional<String>> load() {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Void> save(String state) {
            return Future.succeededFuture();
        }
    };

    Future<Optional<String>> load();

    Future<Void> save(String state);
}

package dev.greenroom.chat.youtube;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** The sign-in, as far as the connector needs it. Called on its context; answers there. */
public interface YouTubeTokens {
    /** Nobody is ever signed in. */
    YouTubeTokens NONE = new YouTubeTokens() {
        @Override
        public Set<String> scopes() {
            return Set.of();
        }

        @Override
        public Future<Optional<String>> current() {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<String>> renewed(String refused) {
            return Future.succeededFuture(Optional.empty());
        }
    };

    /** What was granted, as full addresses; empty when nobody is signed in. */
    Set<String> scopes();

    /** An access token that should work; nothing when nobody is signed in. */
    Future<Optional<String>> current();

    /** Another token in the place of one that YouTube refused; nothing when there is none to be had. */
    Future<Optional<String>> renewed(String refused);
}

package dev.greenroom.chat.twitch;

import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The account that acts on Twitch. Main context only. */
public interface TwitchAccount {
    /** Nobody: chat is read without an account, and nothing can be done. */
    TwitchAccount NOBODY = new TwitchAccount() {
        @Override
        public Optional<Token> token() {
            return Optional.empty();
        }

        @Override
        public Future<Token> refreshed(Token refused) {
            return Future.failedFuture(new IllegalStateException("nobody is signed in"));
        }
    };

    /** What is signed in with now; empty where nobody is. */
    Optional<Token> token();

    /**
     * Another token in the place of one that Twitch has just refused. Fails when the person has to sign in again. Several
     * callers with the same refused token get the same new one.
     */
    Future<Token> refreshed(Token refused);

    /**
     * An access token. Printing it does not show its value.
     *
     * @param userId whom it stands for
     * @param login the same by name
     * @param scopes what it may, in Twitch's words
     * @param value at least 5 characters
     */
    record Token(String clientId, String userId, String login, Set<String> scopes, String value) {
        public Token {
            scopes = Set.copyOf(scopes);
            if (value.length() < 5 || clientId.isBlank() || userId.isBlank()) {
                throw new IllegalArgumentException("A token has a value, a client id and a user id");
            }
        }

        boolean may(String scope) {
            return scopes.contains(scope);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Token token
                    && token.value.equals(value)
                    && token.userId.equals(userId)
                    && token.scopes.equals(scopes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, userId);
        }

        @Override
        public String toString() {
            return "Token[of " + login + ", for " + scopes + "]";
        }
    }
}

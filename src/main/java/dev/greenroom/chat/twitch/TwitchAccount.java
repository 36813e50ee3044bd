package dev.greenroom.chat.twitch;

import dev.greenroom.chat.signin.Credentials;
import dev.greenroom.chat.signin.Tokens;
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

    /**
     * The account behind these credentials, once it is known whose they are.
     *
     * @param clientId the application's, for which they were given
     */
    static TwitchAccount of(Credentials credentials, String clientId) {
        return new TwitchAccount() {
            @Override
            public Optional<Token> token() {
                return credentials.current().flatMap(tokens -> read(tokens, clientId));
            }

            @Override
            public Future<Token> refreshed(Token refused) {
                Optional<Tokens> now = credentials.current();
                if (now.isEmpty()) {
                    return Future.failedFuture(new Credentials.NotSignedIn("Nobody is signed in."));
                }
                // Somebody else has renewed them meanwhile.
                boolean isNewer = !now.get().access().reveal().equals(refused.value());
                Future<Tokens> next = isNewer ? Future.succeededFuture(now.get()) : credentials.renew(now.get());
                return next.map(tokens -> read(tokens, clientId)
                        .orElseThrow(() -> new Credentials.NotSignedIn("It is not known who is signed in.")));
            }
        };
    }

    private static Optional<Token> read(Tokens tokens, String clientId) {
        return Optional.ofNullable(tokens.account())
                .map(who -> new Token(
                        clientId,
                        who.id(),
                        who.name(),
                        tokens.scopes(),
                        tokens.access().reveal()));
    }

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

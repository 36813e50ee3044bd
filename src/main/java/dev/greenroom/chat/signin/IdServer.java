package dev.greenroom.chat.signin;

import dev.greenroom.secret.Secret;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The server of a platform that gives tokens. Futures fail where it cannot be reached, breaks off, or answers with what
 * nobody can read; everything else is an answer. Main context only.
 */
public interface IdServer {
    /** The grant of a device code, RFC 8628 section 3.4. */
    String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    /** The platform's name for people, such as {@code Twitch}. */
    String platform();

    /** Asks for a code that a person types in elsewhere. Fails with {@link Rejected} where the platform says no. */
    Future<DeviceCode> ask(List<Scope> scopes);

    /** Whether the person has typed it in. */
    Future<Poll> poll(DeviceCode code);

    /** Exchanges a refresh token, which may work once only. */
    Future<Renewal> refresh(Secret refresh);

    /** Whether tokens still work, and whose they are. */
    Future<Validity> validate(Tokens tokens);

    /** Makes tokens useless. Tokens that do not work any more are none. */
    Future<Void> revoke(Tokens tokens);

    /** Frees connections. */
    Future<Void> close();

    /**
     * A code to be typed in.
     *
     * @param device by which it is asked after; secret
     * @param user what the person types in
     * @param where the page on which they do
     * @param intervalSeconds between two questions, at least 1
     */
    record DeviceCode(
            Secret device, String user, URI where, int intervalSeconds, Instant expiresAt, List<Scope> scopes) {}

    /** What is answered while a code is out. */
    sealed interface Poll {
        record Granted(Tokens tokens) implements Poll {}

        record Pending() implements Poll {}

        /** Not yet, and we ask too often. */
        record SlowDown() implements Poll {}

        /** The person said no. */
        record Denied() implements Poll {}

        record Expired() implements Poll {}
    }

    /** What became of a refresh. */
    sealed interface Renewal {
        record Renewed(Tokens tokens) implements Renewal {}

        /** The platform has ended the sign-in. */
        record Refused(String why) implements Renewal {}
    }

    /** Whether tokens work. */
    sealed interface Validity {
        /** They do; scopes, account and time are what the platform says of them now. */
        record Valid(Tokens tokens) implements Validity {}

        record Invalid() implements Validity {}
    }

    /** The platform says no, in its own words. */
    final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rejected(String message) {
            super(message, null, false, false);
        }
    }
}

package dev.greenroom.chat.signin;

import dev.greenroom.secret.Secret;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform gave for a sign-in. Printing it shows no secret.
 *
 * @param access sent with each request
 * @param refresh by which new tokens are got, absent where the platform gave none
 * @param scopes what the platform granted, which may be less than was asked for
 * @param expiresAt when {@code access} stops working
 * @param account whose rights these are, absent where the platform's id server does not say
 */
public record Tokens(
        Secret access,
        @Nullable Secret refresh,
        Set<String> scopes,
        Instant expiresAt,
        @Nullable Account account) {
    public Tokens {
        scopes = Set.copyOf(scopes);
    }

    /** The same, of an account that is known now. */
    public Tokens of(Account whose) {
        return new Tokens(access, refresh, scopes, expiresAt, whose);
    }

    /**
     * Somebody on a platform.
     *
     * @param id the platform's stable id
     * @param name by which people know them
     */
    public record Account(String id, String name) {}
}

package dev.greenroom.chat.signin;

import dev.greenroom.chat.Words;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How signing in to a platform stands. */
public sealed interface SignInState {
    /** Nobody is signed in. */
    record Out(Words why) implements SignInState {}

    /**
     * A code waits to be typed in.
     *
     * @param code what is typed in
     * @param where the page on which it is
     */
    record Asking(String code, URI where, Instant expiresAt) implements SignInState {}

    /**
     * Somebody is.
     *
     * @param account whose rights these are, absent where the platform does not say
     * @param granted what the platform granted
     * @param missing what is asked for by the settings and was not granted: sign in again for it
     * @param trouble what does not work at present, such as an id server that cannot be reached; absent when all does
     */
    record In(
            Tokens.@Nullable Account account,
            Set<String> granted,
            List<Scope> missing,
            Instant expiresAt,
            @Nullable Words trouble)
            implements SignInState {}
}

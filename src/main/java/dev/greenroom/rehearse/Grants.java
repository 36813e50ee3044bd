package dev.greenroom.rehearse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an id server has given out: codes, access tokens and refresh tokens, with their scopes. */
final class Grants {
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Set<String>> access = new HashMap<>();
    private final Map<String, Set<String>> refresh = new HashMap<>();
    private @Nullable Set<String> most;
    private int counted;

    /** What became of a code. */
    enum Fate {
        PENDING,
        APPROVED,
        DENIED,
        EXPIRED
    }

    private static final class Code {
        final Set<String> scopes;
        Fate fate = Fate.PENDING;

        Code(Set<String> scopes) {
            this.scopes = scopes;
        }
    }

    /** @param refresh absent where the one that was shown goes on */
    record Pair(String access, @Nullable String refresh, Set<String> scopes) {}

    /** Grants these scopes at most from now on, whatever is asked for. */
    void atMost(Set<String> scopes) {
        most = Set.copyOf(scopes);
    }

    /** The number of a new code. */
    int code(Set<String> scopes) {
        int number = ++counted;
        codes.put("device-" + number, new Code(scopes));
        return number;
    }

    /** The same for every code that is out. */
    void decide(Fate fate) {
        codes.values().forEach(code -> code.fate = fate);
    }

    /** Absent for a code that is not out. */
    Optional<Fate> fate(String device) {
        return Optional.ofNullable(codes.get(device)).map(code -> code.fate);
    }

    /** Tokens for a code that is out, which is spent. */
    Pair redeem(String device) {
        Code code = codes.remove(device);
        if (code == null) {
            throw new IllegalArgumentException("No code " + device + " is out");
        }
        return issue(code.scopes, false);
    }

    /** @param keepsRefresh whether no new refresh token is given */
    Pair issue(Set<String> asked, boolean keepsRefresh) {
        Set<String> scopes = new HashSet<>(asked);
        if (most != null) {
            scopes.retainAll(most);
        }
        int number = ++counted;
        access.put("access-" + number, Set.copyOf(scopes));
        if (keepsRefresh) {
            return new Pair("access-" + number, null, scopes);
        }
        refresh.put("refresh-" + number, Set.copyOf(asked));
        return new Pair("access-" + number, "refresh-" + number, scopes);
    }

    /** The scopes of an access token; absent when it does not work. */
    Optional<Set<String>> scopesOf(String token) {
        return Optional.ofNullable(access.get(token));
    }

    /**
     * New tokens for a refresh token; absent when it does not work.
     *
     * @param worksOnce whether it is spent and another one takes its place
     */
    Optional<Pair> refresh(String token, boolean worksOnce) {
        Set<String> scopes = refresh.get(token);
        if (scopes == null) {
            return Optional.empty();
        }
        if (worksOnce) {
            refresh.remove(token);
        }
        return Optional.of(issue(scopes, !worksOnce));
    }

    /** False when there was no such token. */
    boolean revoke(String token) {
        return access.remove(token) != null | refresh.remove(token) != null;
    }

    void expireAccess() {
        access.clear();
    }

    void endAll() {
        access.clear();
        refresh.clear();
    }

    int liveRefreshTokens() {
        return refresh.size();
    }
}

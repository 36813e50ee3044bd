package dev.greenroom.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, and the one-time links by which people sign in. Codes and session tokens are kept as hashes only
 * and in memory only: a restart signs everybody out. Main context only.
 */
public final class Sessions {
    /** A session that nobody used for this long ends. */
    public static final Duration IDLE = Duration.ofHours(12);

    static final int MOST_SESSIONS = 50;
    static final int MOST_LINKS = 50;
    static final int NAME_LENGTH = 40;
    private static final Duration FORGET_LINK = Duration.ofHours(24);

    private final Clock clock;
    private final @Nullable String ownerToken;
    private final SecureRandom random = new SecureRandom();
    private final List<Link> links = new ArrayList<>();
    // Least recently used first, so that the oldest is the one to go when there are too many.
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private int people;

    private static final class Link {
        final byte[] hash;
        final Instant expires;
        boolean used;

        Link(byte[] hash, Instant expires) {
            this.hash = hash;
            this.expires = expires;
        }
    }

    private static final class Session {
        final String name;
        Instant lastUsed;

        Session(String name, Instant lastUsed) {
            this.name = name;
            this.lastUsed = lastUsed;
        }
    }

    /** What came of a code. */
    sealed interface Redeemed {
        record SignedIn(String token, String name) implements Redeemed {}

        record Used() implements Redeemed {}

        record Expired() implements Redeemed {}

        record Unknown() implements Redeemed {}
    }

    /** @param ownerToken a secret that signs its bearer in as the owner; absent when none is configured */
    public Sessions(Clock clock, @Nullable String ownerToken) {
        this.clock = clock;
        this.ownerToken = ownerToken == null || ownerToken.isBlank() ? null : ownerToken;
    }

    /** A new code that signs one person in once, within {@code life}. */
    public String newCode(Duration life) {
        Instant now = clock.instant();
        links.removeIf(link -> link.expires.plus(FORGET_LINK).isBefore(now));
        if (links.size() >= MOST_LINKS) {
            links.remove(0);
        }
        String code = secret(16);
        links.add(new Link(hash(code), now.plus(life)));
        return code;
    }

    /** Whether this is the owner's token. Takes the same time for every wrong one. */
    boolean isOwner(String token) {
        return ownerToken != null && MessageDigest.isEqual(hash(ownerToken), hash(token));
    }

    /** Signs in with a code or the owner's token; {@code name} may be blank, then one is given. */
    Redeemed redeem(String code, String name) {
        if (isOwner(code)) {
            return open(name.isBlank() ? "owner" : name);
        }
        byte[] hash = hash(code);
        Link found = null;
        for (Link link : links) {
            found = MessageDigest.isEqual(link.hash, hash) ? link : found;
        }
        if (found == null) {
            return new Redeemed.Unknown();
        } else if (found.used) {
            return new Redeemed.Used();
        } else if (!clock.instant().isBefore(found.expires)) {
            return new Redeemed.Expired();
        }
        found.used = true;
        people++;
        return open(!name.isBlank() ? name : people == 1 ? "owner" : "moderator " + people);
    }

    /** The reviewer of a session that is still open; using it keeps it open. */
    Optional<String> nameOf(String token) {
        String key = key(token);
        Session session = sessions.get(key);
        Instant now = clock.instant();
        if (session == null || session.lastUsed.plus(IDLE).isBefore(now)) {
            sessions.remove(key);
            return Optional.empty();
        }
        session.lastUsed = now;
        return Optional.of(session.name);
    }

    void close(String token) {
        sessions.remove(key(token));
    }

    private Redeemed open(String name) {
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        String token = secret(32);
        sessions.put(key(token), new Session(name, clock.instant()));
        return new Redeemed.SignedIn(token, name);
    }

    private String secret(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    private static String key(String token) {
        return HexFormat.of().formatHex(hash(token));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

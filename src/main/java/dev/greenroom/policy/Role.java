package dev.greenroom.policy;

import java.util.Locale;
import java.util.Optional;

/** What somebody is in a channel; each platform's connector says which of its badges stand for which. */
public enum Role {
    BROADCASTER,
    MODERATOR,
    VIP,
    /** Pays the channel each month: a Twitch subscriber, a YouTube member. */
    SUBSCRIBER,
    /** Verified or a partner, as the platform says. */
    VERIFIED;

    /** The name in rule files and on the wire, such as {@code moderator}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWire(String name) {
        for (Role role : values()) {
            if (role.wire().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}

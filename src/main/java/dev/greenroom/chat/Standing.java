package dev.greenroom.chat;

import dev.greenroom.policy.Role;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform tells of the author of a message.
 *
 * @param roles what they are in the channel; empty for an ordinary viewer
 * @param accountAge how long their account has existed, absent where the platform does not say
 * @param firstMessage whether the platform marks the message as their first in the channel
 */
public record Standing(Set<Role> roles, @Nullable Duration accountAge, boolean firstMessage) {
    /** An ordinary viewer of whom nothing else is known. */
    public static final Standing ORDINARY = new Standing(Set.of(), null, false);

    public Standing {
        roles = Set.copyOf(roles);
    }
}

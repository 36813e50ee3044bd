package dev.greenroom.chat.twitch;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import dev.greenroom.chat.Standing;
import dev.greenroom.policy.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the tags of a Twitch line tell of its author. Twitch does not say how old an account is. */
final class TwitchStanding {
    private TwitchStanding() {}

    static Standing of(IRCMessageEvent line) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String badge : line.getTagValue("badges").orElse("").split(",")) {
            int version = badge.indexOf('/');
            role(version < 0 ? badge : badge.substring(0, version)).ifPresent(roles::add);
        }
        if (line.getTagValue("mod").filter("1"::equals).isPresent()) {
            roles.add(Role.MODERATOR);
        }
        boolean first = line.getTagValue("first-msg").filter("1"::equals).isPresent();
        return roles.isEmpty() && !first ? Standing.ORDINARY : new Standing(roles, null, first);
    }

    static Optional<Role> role(String badge) {
        return switch (badge) {
            case "broadcaster" -> Optional.of(Role.BROADCASTER);
            case "moderator", "lead_moderator" -> Optional.of(Role.MODERATOR);
            case "vip" -> Optional.of(Role.VIP);
            case "subscriber", "founder" -> Optional.of(Role.SUBSCRIBER);
            case "partner", "staff", "admin", "global_mod" -> Optional.of(Role.VERIFIED);
            default -> Optional.empty();
        };
    }
}

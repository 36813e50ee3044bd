package dev.greenroom.rehearse.twitch;

import java.util.List;

/**
 * Somebody in the chat.
 *
 * @param login in lower case
 * @param name as it is shown
 * @param badges such as {@code moderator/1}
 */
public record Viewer(String id, String login, String name, List<String> badges) {
    public Viewer {
        badges = List.copyOf(badges);
        if (!login.matches("[a-z0-9_]{1,25}")) {
            throw new IllegalArgumentException("A login is 1 to 25 small letters, digits or '_', got '" + login + "'");
        }
    }

    /** A viewer without any badge. */
    public static Viewer of(String id, String login) {
        return new Viewer(id, login, login, List.of());
    }

    boolean isModerator() {
        return badges.stream().anyMatch(badge -> badge.startsWith("moderator/") || badge.startsWith("broadcaster/"));
    }
}

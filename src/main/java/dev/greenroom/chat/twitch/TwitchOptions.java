package dev.greenroom.chat.twitch;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which channel is read, and how.
 *
 * @param channel the channel's login name; case and a leading {@code #} do not matter
 * @param server address of the IRC WebSocket, {@code wss://} or {@code ws://}
 * @param startPatience how long a start waits for the channel before it goes on trying in the background
 * @param firstRetry the first pause after a failed attempt; it doubles up to {@code longestRetry}
 * @param mostQueued messages that wait for the event loop; more are dropped and counted
 */
public record TwitchOptions(
        String channel,
        String server,
        Duration startPatience,
        Duration firstRetry,
        Duration longestRetry,
        int mostQueued) {
    public static final String TWITCH = "wss://irc-ws.chat.twitch.tv:443";

    private static final Pattern URL = Pattern.compile("(?:https?://)?(?:www\\.)?twitch\\.tv/(?:popout/)?(\\w+).*");

    public TwitchOptions {
        channel = login(channel);
        if (!server.matches("wss?://[^\\s/]+(/\\S*)?")) {
            throw new IllegalArgumentException(
                    "A Twitch chat server is an address such as " + TWITCH + ", got '" + server + "'");
        }
        if (mostQueued < 1 || firstRetry.toMillis() < 1 || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "Retries begin with at least 1 ms and grow, and at least 1 message can wait;" + " got " + firstRetry
                            + " to " + longestRetry + " and " + mostQueued);
        }
    }

    /** Twitch itself, with pauses of 1 to 30 seconds and room for 10,000 messages. */
    public static TwitchOptions of(String channel) {
        return at(channel, TWITCH);
    }

    /** The same with another server. */
    public static TwitchOptions at(String channel, String server) {
        return new TwitchOptions(
                channel, server, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(30), 10_000);
    }

    private static String login(String given) {
        Matcher url = URL.matcher(given.strip());
        if (url.matches()) {
            throw new IllegalArgumentException("A Twitch channel is its name alone: write '"
                    + url.group(1).toLowerCase(Locale.ROOT) + "' for '" + given + "'");
        }
        String name = given.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
        if (!name.matches("[a-z0-9_]{1,25}")) {
            throw new IllegalArgumentException("A Twitch channel is its login name, 1 to 25 letters, digits or '_'"
                    + " as at the end of twitch.tv/name; got '" + given + "'");
        }
        return name;
    }
}

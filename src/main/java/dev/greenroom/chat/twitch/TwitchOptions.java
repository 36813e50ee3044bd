package dev.greenroom.chat.twitch;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which channel is read and acted on, and how.
 *
 * @param channel the channel's login name; case and a leading {@code #} do not matter
 * @param reading by which of Twitch's two ways chat is read
 * @param server address of the IRC WebSocket, {@code wss://} or {@code ws://}
 * @param eventSub address of the EventSub WebSocket, likewise
 * @param api base address of Helix
 * @param isChecking whether AutoMod is asked about what is to be posted
 * @param startPatience how long a start waits for the channel before it goes on trying in the background
 * @param firstRetry the first pause after a failed attempt; it doubles up to {@code longestRetry}
 * @param mostQueued messages that wait for the event loop; more are dropped and counted
 */
public record TwitchOptions(
        String channel,
        Reading reading,
        String server,
        String eventSub,
        String api,
        boolean isChecking,
        Duration startPatience,
        Duration firstRetry,
        Duration longestRetry,
        int mostQueued) {
    public static final String TWITCH = "wss://irc-ws.chat.twitch.tv:443";
    public static final String EVENT_SUB = "wss://eventsub.wss.twitch.tv/ws";
    public static final String API = "https://api.twitch.tv/helix";

    /** Twitch's two ways to read chat. */
    public enum Reading {
        /** Without an account. */
        IRC,
        /** With the account that is signed in. */
        EVENTSUB
    }

    private static final String SOCKET = "wss?://[^\\s/]+(/\\S*)?";
    private static final Pattern URL = Pattern.compile("(?:https?://)?(?:www\\.)?twitch\\.tv/(?:popout/)?(\\w+).*");

    public TwitchOptions {
        channel = login(channel);
        require(server.matches(SOCKET), "A Twitch chat server is an address such as " + TWITCH, server);
        require(eventSub.matches(SOCKET), "An EventSub server is an address such as " + EVENT_SUB, eventSub);
        require(api.matches("https?://\\S+"), "Helix is an address such as " + API, api);
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

    /** The same with another chat server. */
    public static TwitchOptions at(String channel, String server) {
        return at(channel, Reading.IRC, server, EVENT_SUB, API, false);
    }

    /** The same with other servers. */
    public static TwitchOptions at(
            String channel, Reading reading, String server, String eventSub, String api, boolean isChecking) {
        return new TwitchOptions(
                channel,
                reading,
                server,
                eventSub,
                api,
                isChecking,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                10_000);
    }

    /** The same, but more or less patient. */
    public TwitchOptions patient(Duration start, Duration first, Duration longest, int most) {
        return new TwitchOptions(channel, reading, server, eventSub, api, isChecking, start, first, longest, most);
    }

    /** The pause after so many failures in a row, from 1 up: doubled each time, a fifth more or less. */
    Duration pauseAfter(int failures) {
        double doubled = firstRetry.toMillis() * Math.pow(2, Math.min(Math.max(failures - 1, 0), 20));
        double bounded = Math.min(doubled, longestRetry.toMillis());
        return Duration.ofMillis((long) (bounded * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    private static void require(boolean holds, String expected, String got) {
        if (!holds) {
            throw new IllegalArgumentException(expected + ", got '" + got + "'");
        }
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

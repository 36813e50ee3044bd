package dev.greenroom.app.config;

import dev.greenroom.chat.youtube.Cost;
import dev.greenroom.chat.youtube.YouTubeTarget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The settings of YouTube's live chat; {@link Keys} lists them beside those of the other chats. */
final class YouTubeKeys {
    static final Key<YouTubeTarget> VIDEO = Key.optional(
            "chat.youtube.video",
            KeyType.youtube(),
            "YouTube broadcast whose chat is read; needs the key below or a sign-in, own needs the sign-in.");
    static final Key<Secret> API_KEY =
            Key.secret("chat.youtube.api_key", 1, "Key of the YouTube Data API, enough for reading a public chat.");
    static final Key<Path> API_KEY_FILE =
            Key.optional("chat.youtube.api_key_file", KeyType.path(), "File that holds that key and nothing else.");
    static final Key<URI> API_SERVER = Key.of(
            "chat.youtube.api_server",
            KeyType.address("https://youtube.googleapis.com", "http", "https"),
            "https://youtube.googleapis.com",
            "YouTube's server.");
    static final Key<Integer> QUOTA_DAILY = Key.of(
            "chat.youtube.quota.daily",
            KeyType.integer(1, 1_000_000_000),
            "10000",
            "Units a day that Google grants your project; at their end reading pauses until midnight of the Pacific.");
    static final Key<Map<Cost, Integer>> QUOTA_COSTS = Key.of(
            "chat.youtube.quota.costs",
            KeyType.youtubeCosts(),
            "",
            "Units of a call where Google counts otherwise than look=1, poll=5, stream=5, send=20, delete=20, ban=50, end=50.");
    static final Key<Duration> QUOTA_LEAST_POLL = Key.of(
            "chat.youtube.quota.least_poll",
            KeyType.duration("1s", "5m"),
            "5s",
            "The shortest pause between two polls, where YouTube cannot push messages.");

    private YouTubeKeys() {}
}

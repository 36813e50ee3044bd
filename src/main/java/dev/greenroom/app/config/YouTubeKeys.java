package dev.greenroom.app.config;

import dev.greenroom.chat.youtube.Cost;
import java.time.Duration;
import java.util.Map;

/** The settings of the quota of YouTube's API; {@link PlatformKeys} lists them beside the others of YouTube. */
final class YouTubeKeys {
    static final Key<Integer> QUOTA_DAILY = Key.of(
            "chat.youtube.quota.daily",
            KeyType.integer(1, 1_000_000_000),
            "10000",
            "Units a day that Google grants your project; at their end reading pauses until midnight of the Pacific.");
    static final Key<Double> QUOTA_RESERVE = Key.of(
            "chat.youtube.quota.reserve",
            KeyType.reserve(),
            "0.1",
            "The part of those units that reading leaves for moderating; 0 for none.");
    static final Key<Map<Cost, Integer>> QUOTA_COSTS = Key.of(
            "chat.youtube.quota.costs",
            PlatformTypes.youtubeCosts(),
            "",
            "Units of a call where Google counts otherwise than look=1, poll=5, stream=5, send=20, delete=20, ban=50, end=50.");
    static final Key<Duration> QUOTA_LEAST_POLL = Key.of(
            "chat.youtube.quota.least_poll",
            KeyType.duration("1s", "5m"),
            "5s",
            "The shortest pause between two polls, where YouTube cannot push messages.");

    private YouTubeKeys() {}
}

package dev.greenroom.chat.youtube;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which chat is read, and how. Printing it shows no key.
 *
 * @param apiKey reads without a sign-in; absent when there is none
 * @param server the API's address, without a slash at its end
 * @param mostSeen ids of messages that are remembered, so that none is delivered twice
 */
public record YouTubeOptions(
        YouTubeTarget target, @Nullable String apiKey, String server, QuotaRules quota, Timing timing, int mostSeen) {
    public static final String YOUTUBE = "https://youtube.googleapis.com";

    public YouTubeOptions {
        if (!server.matches("https?://[^\\s?#]+[^\\s?#/]")) {
            throw new IllegalArgumentException(
                    "The server of the YouTube API is an address such as " + YOUTUBE + ", got '" + server + "'");
        }
        if (mostSeen < 1) {
            throw new IllegalArgumentException("At least 1 message is remembered, got " + mostSeen);
        }
    }

    /** With the pauses that YouTube is used to, and 20,000 messages remembered. */
    public static YouTubeOptions of(YouTubeTarget target, @Nullable String apiKey, String server, QuotaRules quota) {
        return new YouTubeOptions(target, apiKey, server, quota, Timing.STANDARD, 20_000);
    }

    @Override
    public String toString() {
        return "YouTubeOptions[" + target + " at " + server + "]";
    }

    /**
     * Pauses and patience, each at least a millisecond.
     *
     * @param start how long a start waits for the chat before it goes on trying in the background
     * @param answer how long an answer may take
     * @param silence how long the stream may bring not a byte before another one is opened
     * @param healthy a connection that lasted so long is followed by the next one at once
     * @param firstRetry the first pause after a shorter one; it doubles up to {@code longestRetry}
     * @param lookAgain how often it is looked whether a broadcast has begun
     * @param streamAgain after how long of polling the stream is tried again
     */
    public record Timing(
            Duration start,
            Duration answer,
            Duration silence,
            Duration healthy,
            Duration firstRetry,
            Duration longestRetry,
            Duration lookAgain,
            Duration streamAgain) {
        public static final Timing STANDARD = new Timing(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10));

        public Timing {
            for (Duration time :
                    new Duration[] {start, answer, silence, healthy, firstRetry, longestRetry, lookAgain, streamAgain
                    }) {
                if (time.toMillis() < 1) {
                    throw new IllegalArgumentException("Pauses last at least a millisecond, got " + time);
                }
            }
        }
    }
}

package dev.greenroom.policy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a text besides words: where and when it is said, and by whom. What is not known is absent; a
 * condition that asks for it does not hold then.
 *
 * @param channel such as {@code twitch/somebody}, or {@link #DEFAULT_CHANNEL}
 * @param mode {@code open}, {@code review} or {@code closed}, absent where nothing is on air
 * @param at when it is said
 * @param author who wrote it, absent for the avatar and where it is not known
 * @param facts what the avatar or its bot tells of itself, such as {@code scene: interview}
 */
public record Circumstances(
        String channel,
        @Nullable String mode,
        @Nullable Instant at,
        @Nullable Author author,
        Map<String, String> facts) {

    public static final String DEFAULT_CHANNEL = "default";

    /** At most so many facts, each name and value of at most {@link #LONGEST_FACT} characters. */
    public static final int MOST_FACTS = 16;

    public static final int LONGEST_FACT = 512;

    /** Nothing is known. */
    public static final Circumstances UNKNOWN = in(DEFAULT_CHANNEL);

    public Circumstances {
        facts = Map.copyOf(facts);
        if (facts.size() > MOST_FACTS
                || facts.entrySet().stream()
                        .anyMatch(e -> e.getKey().length() > LONGEST_FACT
                                || e.getValue().length() > LONGEST_FACT)) {
            throw new IllegalArgumentException("There are at most " + MOST_FACTS + " facts of at most " + LONGEST_FACT
                    + " characters each; leave out what no rule asks for");
        }
    }

    /** Only the channel is known. */
    public static Circumstances in(String channel) {
        return new Circumstances(channel, null, null, null, Map.of());
    }

    /** The part of the channel's name before the slash, such as {@code twitch}; empty where there is none. */
    public String platform() {
        int slash = channel.indexOf('/');
        return slash < 0 ? "" : channel.substring(0, slash);
    }

    public Circumstances by(@Nullable Author who) {
        return new Circumstances(channel, mode, at, who, facts);
    }

    /** The same, at a moment. */
    public Circumstances at(Instant moment) {
        return new Circumstances(channel, mode, moment, author, facts);
    }

    /** The same with these facts. */
    public Circumstances telling(Map<String, String> other) {
        return new Circumstances(channel, mode, at, author, other);
    }

    /** The same, at a moment and in a mode. */
    public Circumstances when(Instant moment, String currentMode) {
        return new Circumstances(channel, currentMode, moment, author, facts);
    }
}

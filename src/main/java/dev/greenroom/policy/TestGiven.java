package dev.greenroom.policy;

import dev.greenroom.text.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a conversation in a test.
 *
 * @param platform such as {@code twitch}; absent where it does not matter
 * @param clock when it is said; absent where it does not matter
 * @param author who asks
 * @param persona what the avatar was told about itself
 */
public record TestGiven(
        @Nullable String platform,
        @Nullable String mode,
        @Nullable When clock,
        Author author,
        Map<String, String> facts,
        Language language,
        Persona persona) {
    /** Nobody in particular asks, and nothing is known. */
    static final TestGiven NOTHING =
            new TestGiven(null, null, null, Author.named("viewer"), Map.of(), Language.ENGLISH, Persona.NONE);

    /** A moment. */
    public sealed interface When {
        Instant in(ZoneId zone);

        /** To the second, anywhere. */
        record Exact(Instant at) implements When {
            @Override
            public Instant in(ZoneId zone) {
                return at;
            }
        }

        /** A time of day in the policy's time zone, in a week without a change of clocks. */
        record OnTheWall(DayOfWeek day, LocalTime time) implements When {
            private static final LocalDate WEEK = LocalDate.of(2026, 1, 12);

            @Override
            public Instant in(ZoneId zone) {
                return WEEK.with(TemporalAdjusters.nextOrSame(day))
                        .atTime(time)
                        .atZone(zone)
                        .toInstant();
            }
        }
    }

    public TestGiven {
        facts = Map.copyOf(facts);
    }

    /** The circumstances without their author. */
    Circumstances around(ZoneId zone) {
        String channel = platform == null ? Circumstances.DEFAULT_CHANNEL : platform + "/test";
        return new Circumstances(channel, mode, clock == null ? null : clock.in(zone), null, facts);
    }
}

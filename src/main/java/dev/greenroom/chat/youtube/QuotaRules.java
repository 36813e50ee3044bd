package dev.greenroom.chat.youtube;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of the API may be used, and what it costs.
 *
 * @param daily units of one day of {@link #ZONE}
 * @param reserve units of the day that reading leaves for acting; less than {@code daily}
 * @param costs units of every kind of call, each at least 1
 * @param leastPoll the shortest pause between two polls
 */
public record QuotaRules(int daily, int reserve, Map<Cost, Integer> costs, Duration leastPoll) {
    /** Where YouTube's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    public QuotaRules {
        costs = Map.copyOf(costs);
        if (daily < 1
                || costs.size() != Cost.values().length
                || costs.values().stream().anyMatch(cost -> cost < 1)) {
            throw new IllegalArgumentException(
                    "A day has at least 1 unit and every call costs at least 1, got " + daily + " units and " + costs);
        }
        if (reserve < 0 || reserve >= daily) {
            throw new IllegalArgumentException(
                    "The reserve leaves something of the day for reading, got " + reserve + " of " + daily);
        }
        if (leastPoll.toMillis() < 1) {
            throw new IllegalArgumentException("Polls are at least a millisecond apart, got " + leastPoll);
        }
    }

    /** What YouTube's pages say of a project that asked for nothing more. */
    public static QuotaRules standard() {
        Map<Cost, Integer> costs = new EnumMap<>(Map.of(
                Cost.LOOK,
                1,
                Cost.POLL,
                5,
                Cost.STREAM,
                5,
                Cost.SEND,
                20,
                Cost.DELETE,
                20,
                Cost.BAN,
                50,
                Cost.END,
                50));
        return new QuotaRules(10_000, 1_000, costs, Duration.ofSeconds(5));
    }

    int of(Cost cost) {
        Integer units = costs.get(cost);
        return units == null ? 1 : units;
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** When the day of {@code at} is over: a midnight of {@link #ZONE}, 23 to 25 hours after the one before. */
    static Instant endOfDay(Instant at) {
        return day(at).plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}

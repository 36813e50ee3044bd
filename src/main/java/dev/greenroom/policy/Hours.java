package dev.greenroom.policy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hours of the clock on the wall, on some days of the week. Hours that reach over midnight belong to the day on which
 * they begin. When the clocks change, an hour that is skipped never comes and one that is repeated comes twice.
 *
 * @param from inside
 * @param to outside; midnight is the end of the day; equal to {@code from}: all day
 * @param days on which the hours begin
 */
record Hours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    Hours {
        days = Set.copyOf(days);
    }

    boolean contain(LocalDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean today = days.contains(at.getDayOfWeek());
        if (from.equals(to)) {
            return today;
        }
        if (from.isBefore(to)) {
            return today && !time.isBefore(from) && time.isBefore(to);
        }
        boolean yesterday = days.contains(at.getDayOfWeek().minus(1));
        return (today && !time.isBefore(from)) || (yesterday && time.isBefore(to));
    }

    /** Reads {@code 22:00}; {@code 24:00} is midnight. */
    static Optional<LocalTime> clock(String text) {
        if (text.equals("24:00")) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        return CLOCK.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
    }

    /** Reads {@code mon} to {@code sun}. */
    static Optional<DayOfWeek> day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equals(text)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    static String shown(ZonedDateTime at) {
        return name(at.getDayOfWeek()) + " "
                + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
    }

    Phrase words() {
        Phrase hours = from.equals(to) ? Phrase.of("hours.all-day") : Phrase.of("hours", from, to);
        String named = days.stream().sorted().map(Hours::name).collect(Collectors.joining(", "));
        return days.size() == DayOfWeek.values().length ? hours : Phrase.of("hours.on", hours, named);
    }
}

package dev.greenroom.policy;

import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.YamlItem;
import dev.greenroom.yaml.YamlMap;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Reads what a rule asks of author, platform, mode, time and facts. */
final class SurroundingsReader {
    private static final List<String> MODES = List.of("open", "review", "closed");
    private static final String COUNT = "a whole number, such as \">= 2\"";
    private static final String AGE = "a length of time, such as \"< 7d\"";

    void read(YamlMap when, List<Condition> parts) {
        if (when.node("platform").isPresent()) {
            parts.add(new OfSurroundings.OnPlatform(when.strings("platform")));
        }
        if (when.node("mode").isPresent()) {
            parts.add(new OfSurroundings.InMode(
                    each(when, "mode", name -> Optional.of(name).filter(MODES::contains), MODES)));
        }
        ConditionReader.part(when, "time").ifPresent(map -> time(map).ifPresent(parts::add));
        ConditionReader.part(when, "facts").ifPresent(map -> facts(map, parts));
        ConditionReader.part(when, "author").ifPresent(map -> author(map, parts));
    }

    private static void facts(YamlMap map, List<Condition> parts) {
        for (String name : map.keys()) {
            parts.add(new OfSurroundings.Fact(name, map.strings(name)));
        }
    }

    private static void author(YamlMap map, List<Condition> parts) {
        if (map.node("role").isPresent()) {
            List<String> known = List.of(Role.values()).stream().map(Role::wire).toList();
            List<Role> roles = each(map, "role", Role::ofWire, known);
            parts.add(new OfSurroundings.AuthorIs(Set.copyOf(roles)));
        }
        ConditionReader.bounds(map, "account_age", Bound::time, AGE)
                .forEach(bound -> parts.add(new OfSurroundings.AccountAge(bound)));
        map.bool("first_message").map(OfSurroundings.FirstMessage::new).ifPresent(parts::add);
        count(map, "messages", Author.History::messages, parts);
        count(map, "held", Author.History::held, parts);
        count(map, "blocked", Author.History::blocked, parts);
        map.finish();
    }

    private static void count(YamlMap map, String key, ToIntFunction<Author.History> count, List<Condition> parts) {
        ConditionReader.bounds(map, key, Bound::whole, COUNT)
                .forEach(bound -> parts.add(new OfSurroundings.Count(key, count, bound)));
    }

    private static Optional<Condition> time(YamlMap map) {
        Optional<LocalTime> from = clock(map, "from");
        Optional<LocalTime> to = clock(map, "to");
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<String> known =
                List.of(DayOfWeek.values()).stream().map(Hours::name).toList();
        days.addAll(each(map, "days", Hours::day, known));
        map.finish();
        if (from.isPresent() && from.equals(to)) {
            map.problem("to", "bad-time", "'from' and 'to' are the same; leave both out for the whole day");
        }
        LocalTime begin = from.orElse(LocalTime.MIDNIGHT);
        return Optional.of(new OfSurroundings.At(new Hours(
                begin, to.orElse(LocalTime.MIDNIGHT), days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days)));
    }

    private static Optional<LocalTime> clock(YamlMap map, String key) {
        return map.string(key).flatMap(text -> {
            Optional<LocalTime> clock = Hours.clock(text);
            if (clock.isEmpty()) {
                map.problem(key, "bad-time", "a time of day is written as \"22:00\"; found '" + text + "'");
            }
            return clock;
        });
    }

    private static <T> List<T> each(YamlMap map, String key, Function<String, Optional<T>> read, List<String> known) {
        List<T> found = new ArrayList<>();
        for (YamlItem item : map.mixed(key)) {
            String name = item.text().orElse("");
            read.apply(name)
                    .ifPresentOrElse(
                            found::add,
                            () -> item.problem(
                                    "unknown-" + key.replace('_', '-'),
                                    "'" + name + "' is not known here; "
                                            + Nearest.to(name, known)
                                                    .map(near -> "did you mean '" + near + "'?")
                                                    .orElse("write " + String.join(", ", known))));
        }
        return found;
    }
}

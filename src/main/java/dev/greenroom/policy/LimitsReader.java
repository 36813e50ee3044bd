package dev.greenroom.policy;

import dev.greenroom.policy.Limits.Rate;
import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads the {@code limits} of a policy: changes of those that it takes over, in the keys that it names. */
final class LimitsReader {
    private LimitsReader() {}

    static UnaryOperator<Limits> read(Fields limits, Pack pack) {
        UnaryOperator<Rate> viewer = rate(limits.get(LimitKeys.VIEWER), LimitKeys.QUESTIONS);
        UnaryOperator<Rate> channel = rate(limits.get(LimitKeys.CHANNEL), LimitKeys.QUESTIONS);
        Map<Role, UnaryOperator<Rate>> roles = roles(limits);
        Map<String, UnaryOperator<Rate>> categories = categories(limits, pack);
        Optional<Fields> repeats = limits.get(LimitKeys.REPEATS);
        Optional<Integer> window = repeats.flatMap(r -> r.get(LimitKeys.WITHIN));
        Optional<Duration> life = repeats.flatMap(r -> r.get(LimitKeys.FOR));
        return old -> {
            Rate everybody = viewer.apply(old.viewer());
            return new Limits(
                    everybody,
                    merged(old.roles(), roles, everybody),
                    channel.apply(old.channel()),
                    merged(old.categories(), categories, everybody),
                    window.orElse(old.repeatWindow()),
                    life.orElse(old.repeatFor()));
        };
    }

    private static Map<Role, UnaryOperator<Rate>> roles(Fields limits) {
        Map<Role, UnaryOperator<Rate>> roles = new LinkedHashMap<>();
        for (Entry<Fields> entry : limits.all(LimitKeys.ROLES)) {
            Role.ofWire(entry.name())
                    .ifPresent(role -> roles.put(role, rate(Optional.of(entry.value()), LimitKeys.QUESTIONS)));
        }
        return roles;
    }

    private static Map<String, UnaryOperator<Rate>> categories(Fields limits, Pack pack) {
        Map<String, UnaryOperator<Rate>> categories = new LinkedHashMap<>();
        for (Entry<Fields> entry : limits.all(LimitKeys.CATEGORIES)) {
            String path = entry.name();
            if (pack.knowsCategory(path)) {
                pack.askedFor.putIfAbsent(path, entry.key());
                categories.put(path, rate(Optional.of(entry.value()), LimitKeys.MESSAGES));
            } else {
                entry.key().problem(RuleProblem.UNKNOWN_CATEGORY, Read.unknown("category", path, pack.categories));
            }
        }
        return categories;
    }

    /** What is not written stays as it was. */
    private static UnaryOperator<Rate> rate(Optional<Fields> rate, Key<Integer> what) {
        Optional<Integer> count = rate.flatMap(r -> r.get(what));
        Optional<Duration> per = rate.flatMap(r -> r.get(LimitKeys.PER));
        return old -> new Rate(count.orElse(old.count()), per.orElse(old.per()));
    }

    private static <K extends Comparable<K>> Map<K, Rate> merged(
            Map<K, Rate> old, Map<K, UnaryOperator<Rate>> changes, Rate otherwise) {
        Map<K, Rate> merged = new TreeMap<>(old);
        changes.forEach((key, change) -> merged.put(key, change.apply(old.getOrDefault(key, otherwise))));
        return merged;
    }
}

package dev.greenroom.policy;

import dev.greenroom.policy.Limits.Rate;
import dev.greenroom.yaml.YamlMap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads the {@code limits} of a policy: changes of those that it takes over, in the keys that it names. */
final class LimitsReader {
    private static final List<String> ROLES =
            List.of(Role.values()).stream().map(Role::wire).toList();

    private LimitsReader() {}

    static UnaryOperator<Limits> read(YamlMap map, Pack pack) {
        UnaryOperator<Rate> viewer = rate(map.map("viewer"), false);
        UnaryOperator<Rate> channel = rate(map.map("channel"), false);
        Map<Role, UnaryOperator<Rate>> roles = roles(map);
        Map<String, UnaryOperator<Rate>> categories = categories(map, pack);
        Optional<YamlMap> repeats = map.map("repeats");
        Optional<Integer> window = repeats.flatMap(r -> r.integer("within", 0, 10_000));
        Optional<Duration> life = repeats.flatMap(r -> r.duration("for"));
        repeats.ifPresent(YamlMap::finish);
        map.finish();
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

    private static Map<Role, UnaryOperator<Rate>> roles(YamlMap limits) {
        Map<Role, UnaryOperator<Rate>> roles = new LinkedHashMap<>();
        limits.map("roles").ifPresent(map -> {
            for (String name : map.keys()) {
                Optional<Role> role = Role.ofWire(name);
                role.ifPresent(known -> roles.put(known, rate(map.map(name), false)));
                if (role.isEmpty()) {
                    map.problem(name, "unknown-role", Read.unknown("role", name, ROLES));
                }
            }
        });
        return roles;
    }

    private static Map<String, UnaryOperator<Rate>> categories(YamlMap limits, Pack pack) {
        Map<String, UnaryOperator<Rate>> categories = new LinkedHashMap<>();
        limits.map("categories").ifPresent(map -> {
            for (String path : map.keys()) {
                if (!pack.knowsCategory(path)) {
                    map.problem(path, "unknown-category", Read.unknown("category", path, pack.categories));
                }
                categories.put(path, rate(map.map(path), true));
            }
        });
        return categories;
    }

    /** What is not written stays as it was. */
    private static UnaryOperator<Rate> rate(Optional<YamlMap> map, boolean messages) {
        String what = messages ? "messages" : "questions";
        Optional<Integer> count = map.flatMap(m -> m.integer(what, 1, Rate.MOST));
        Optional<Duration> per = map.flatMap(m -> m.duration("per")).filter(length -> {
            if (length.isZero()) {
                map.ifPresent(m -> m.problem("per", "bad-rate", "a rate counts in some time, such as 1m"));
            }
            return !length.isZero();
        });
        map.ifPresent(YamlMap::finish);
        return old -> new Rate(count.orElse(old.count()), per.orElse(old.per()));
    }

    private static <K extends Comparable<K>> Map<K, Rate> merged(
            Map<K, Rate> old, Map<K, UnaryOperator<Rate>> changes, Rate otherwise) {
        Map<K, Rate> merged = new TreeMap<>(old);
        changes.forEach((key, change) -> merged.put(key, change.apply(old.getOrDefault(key, otherwise))));
        return merged;
    }
}

package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import dev.greenroom.yaml.YamlItem;
import dev.greenroom.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Reads the {@code when} of a rule. */
final class ConditionReader {
    private static final int DEEPEST = 5;

    private final Pack pack;
    private final SurroundingsReader surroundings;

    ConditionReader(Pack pack) {
        this.pack = pack;
        this.surroundings = new SurroundingsReader();
    }

    Condition read(YamlMap rule, YamlMap when) {
        needsSomething(rule, "when", when);
        return read(when, 0);
    }

    /** A mapping within a condition, which asks for something. */
    static Optional<YamlMap> part(YamlMap when, String key) {
        Optional<YamlMap> map = when.map(key);
        map.ifPresent(inner -> needsSomething(when, key, inner));
        return map;
    }

    private static void needsSomething(YamlMap map, String key, YamlMap inner) {
        if (inner.keys().isEmpty()) {
            map.problem(
                    key,
                    "empty-condition",
                    "'" + key
                            + "' asks for nothing, so it would hold for every text; say what it asks for, or leave it out");
        }
    }

    private Condition read(YamlMap map, int depth) {
        List<Condition> parts = new ArrayList<>(ofFinding(map));
        span(map, parts);
        text(map, parts);
        question(map, parts);
        surroundings.read(map, parts);
        nested(map, depth, parts);
        map.finish();
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private List<OfFinding> ofFinding(YamlMap map) {
        List<OfFinding> parts = new ArrayList<>();
        if (map.node("category").isPresent()) {
            parts.add(new OfFinding.OfCategory(categories(map)));
        }
        axis(map, "harm", Finding::harm, parts);
        axis(map, "exposure", Finding::exposure, parts);
        axis(map, "severity", Finding::severity, parts);
        axis(map, "sureness", Finding::sureness, parts);
        if (map.node("context").isPresent()) {
            parts.add(new OfFinding.InContext(known(map, "context", "context", pack.contexts)));
        }
        if (map.node("target").isPresent()) {
            parts.add(new OfFinding.About(known(map, "target", "target", pack.targets)));
        }
        return parts;
    }

    private static void span(YamlMap when, List<Condition> parts) {
        part(when, "span").ifPresent(map -> {
            pattern(map).map(OfFinding.SpanMatches::new).ifPresent(parts::add);
            bounds(map, "length", Bound::whole, Bounds.LENGTH)
                    .forEach(bound -> parts.add(new OfFinding.SpanLength(bound)));
            map.bool("whole_text").map(OfFinding.WholeText::new).ifPresent(parts::add);
            map.finish();
        });
    }

    private static void text(YamlMap when, List<Condition> parts) {
        part(when, "text").ifPresent(map -> {
            pattern(map).map(OfText.Matches::new).ifPresent(parts::add);
            bounds(map, "length", Bound::whole, Bounds.LENGTH).forEach(bound -> parts.add(new OfText.Length(bound)));
            map.finish();
        });
    }

    private void question(YamlMap when, List<Condition> parts) {
        part(when, "question").ifPresent(map -> {
            pattern(map).map(OfText.QuestionMatches::new).ifPresent(parts::add);
            List<OfFinding> seen = ofFinding(map);
            if (!seen.isEmpty()) {
                parts.add(new OfText.QuestionHolds(seen));
            }
            map.finish();
        });
    }

    private void nested(YamlMap map, int depth, List<Condition> parts) {
        for (String key : List.of("all", "any", "none")) {
            if (map.node(key).isEmpty()) {
                continue;
            }
            if (depth == DEEPEST) {
                map.problem(key, "too-deep", "conditions may stand at most " + DEEPEST + " deep inside one another");
                continue;
            }
            List<YamlMap> maps = map.maps(key);
            if (maps.isEmpty()) {
                map.problem(
                        key, "empty-condition", "'" + key + "' is a list of conditions, such as [{ category: hate }]");
            }
            maps.forEach(each -> needsSomething(map, key, each));
            List<Condition> inner = maps.stream().map(m -> read(m, depth + 1)).toList();
            parts.add(
                    switch (key) {
                        case "all" -> new Condition.All(inner);
                        case "any" -> new Condition.Any(inner);
                        default -> new Condition.None(inner);
                    });
        }
    }

    private List<Category> categories(YamlMap map) {
        List<Category> categories = new ArrayList<>();
        for (YamlItem item : map.mixed("category")) {
            String path = item.text().orElse("");
            if (pack.knowsCategory(path)) {
                categories.add(new Category(path));
            } else {
                item.problem("unknown-category", Read.unknown("category", path, pack.categories));
            }
        }
        return categories;
    }

    private static List<String> known(YamlMap map, String key, String what, Set<String> known) {
        List<String> names = new ArrayList<>();
        for (YamlItem item : map.mixed(key)) {
            String name = item.text().orElse("");
            names.add(name);
            if (!known.contains(name)) {
                item.problem("unknown-" + key, Read.unknown(what, name, known));
            }
        }
        return names;
    }

    private static void axis(
            YamlMap map, String key, ToDoubleFunction<Finding> axis, Collection<? super OfFinding> parts) {
        bounds(map, key, Bound::unit, Bounds.UNIT).forEach(bound -> parts.add(new OfFinding.Axis(key, axis, bound)));
    }

    /** What bounds of a kind look like, for the author. */
    static final class Bounds {
        static final String UNIT = "a number from 0 to 1, such as \">= 0.8\"";
        static final String LENGTH = "a number of characters, such as \"> 200\"";

        private Bounds() {}
    }

    /** One comparison, or several that must all hold. */
    static List<Bound> bounds(YamlMap map, String key, Function<String, Optional<Bound>> read, String expected) {
        List<Bound> bounds = new ArrayList<>();
        for (YamlItem item : map.mixed(key)) {
            String text = item.text().orElse("");
            read.apply(text)
                    .ifPresentOrElse(
                            bounds::add,
                            () -> item.problem(
                                    "bad-threshold",
                                    "'" + key + "' compares with " + expected + "; found '" + text + "'"));
        }
        return bounds;
    }

    private static Optional<Regex> pattern(YamlMap map) {
        return map.string("matches").flatMap(text -> {
            try {
                return Optional.of(Regex.of(text));
            } catch (Regex.Bad e) {
                map.problem("matches", "bad-pattern", String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }
}

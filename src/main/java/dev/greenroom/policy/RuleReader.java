package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Condition.Comparison;
import dev.greenroom.policy.Condition.Threshold;
import dev.greenroom.policy.Rule.Then;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.YamlItem;
import dev.greenroom.yaml.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rules of a policy file. */
final class RuleReader {
    private static final Pattern THRESHOLD = Pattern.compile("(>=|<=|>|<)\\s*(0|1|0?\\.\\d{1,4}|1\\.0+)");
    private static final int DEEPEST = 5;
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final Pack pack;

    RuleReader(Pack pack) {
        this.pack = pack;
    }

    Rule read(YamlMap map) {
        String id = Read.required(map, "id", "the rule's name, such as 'call-to-violence'");
        Set<Direction> on = directions(map);
        Optional<YamlMap> when = map.map("when");
        if (when.isEmpty() && !map.keys().contains("when")) {
            map.missing("when", "what the rule looks for, such as 'when: { category: hate/threat, harm: \">= 0.8\" }'");
        }
        Condition condition = when.map(w -> condition(w, 0)).orElse(new Condition.None(List.of()));
        Rule rule = new Rule(id, on, condition, then(map), map.string("cites").orElse(null), explain(map));
        map.finish();
        return rule;
    }

    private static Set<Direction> directions(YamlMap map) {
        Set<Direction> on = EnumSet.noneOf(Direction.class);
        for (YamlItem item : map.mixed("on")) {
            String name = item.text().orElse("");
            Direction.ofWire(name)
                    .ifPresentOrElse(
                            on::add,
                            () -> item.problem(
                                    "bad-direction",
                                    "a rule is on 'question', 'answer' or [question, answer], found '" + name + "'"));
        }
        return on.isEmpty() ? EnumSet.allOf(Direction.class) : on;
    }

    private Condition condition(YamlMap map, int depth) {
        List<Condition> parts = new ArrayList<>();
        List.of("category", "context", "target").forEach(map::node);
        if (map.keys().contains("category")) {
            parts.add(new Condition.OfCategory(categories(map)));
        }
        threshold(map, "harm", Finding::harm, parts);
        threshold(map, "exposure", Finding::exposure, parts);
        threshold(map, "severity", Finding::severity, parts);
        threshold(map, "sureness", Finding::sureness, parts);
        if (map.keys().contains("context")) {
            parts.add(new Condition.InContext(names(map, "context", "context", pack.contexts)));
        }
        if (map.keys().contains("target")) {
            parts.add(new Condition.About(names(map, "target", "target", pack.targets)));
        }
        nested(map, depth, parts);
        map.finish();
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private void nested(YamlMap map, int depth, List<Condition> parts) {
        for (String key : List.of("all", "any", "none")) {
            if (!map.keys().contains(key)) {
                map.node(key);
                continue;
            }
            if (depth == DEEPEST) {
                map.problem(key, "too-deep", "conditions may stand at most " + DEEPEST + " deep inside one another");
                continue;
            }
            List<Condition> inner =
                    map.maps(key).stream().map(m -> condition(m, depth + 1)).toList();
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
            boolean known = pack.categories.stream().anyMatch(c -> c.equals(path) || c.startsWith(path + "/"));
            if (known) {
                categories.add(new Category(path));
            } else {
                item.problem("unknown-category", Read.unknown("category", path, pack.categories));
            }
        }
        return categories;
    }

    private static List<String> names(YamlMap map, String key, String what, Set<String> known) {
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

    private static void threshold(YamlMap map, String key, ToDoubleFunction<Finding> axis, List<Condition> parts) {
        for (YamlItem item : map.mixed(key)) {
            String text = item.text().orElse("");
            Matcher matcher = THRESHOLD.matcher(text.strip());
            if (!matcher.matches()) {
                item.problem(
                        "bad-threshold",
                        "'" + key + "' compares with a number from 0 to 1, such as \">= 0.8\"; found '" + text + "'");
                continue;
            }
            Comparison comparison = switch (matcher.group(1)) {
                case ">=" -> Comparison.AT_LEAST;
                case ">" -> Comparison.MORE;
                case "<=" -> Comparison.AT_MOST;
                default -> Comparison.LESS;
            };
            parts.add(new Threshold(axis, comparison, Double.parseDouble(matcher.group(2))));
        }
    }

    private static Then then(YamlMap map) {
        Optional<YamlItem> item = map.mixed("then").stream().findFirst();
        if (item.isEmpty()) {
            map.missing("then", "what to do: allow, mask, block or { hold: 45s, on_timeout: refuse }");
            return new Then.Block();
        }
        Optional<String> word = item.get().text();
        if (word.isPresent()) {
            return switch (word.get()) {
                case "allow" -> new Then.Allow();
                case "mask" -> new Then.Mask("***");
                case "block" -> new Then.Block();
                default -> {
                    item.get().problem("bad-then", wrongThen(word.get()));
                    yield new Then.Block();
                }
            };
        }
        return item.get().map().map(RuleReader::thenOf).orElse(new Then.Block());
    }

    private static String wrongThen(String word) {
        String hint = Nearest.to(word, List.of("allow", "mask", "block"))
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return "a rule ends in allow, mask, { mask: \"***\" }, { hold: 45s, on_timeout: refuse } or block; found '"
                + word + "'" + hint;
    }

    private static Then thenOf(YamlMap map) {
        Optional<String> mask = map.string("mask");
        boolean holds = map.keys().contains("hold");
        Optional<Duration> hold = map.duration("hold");
        map.oneOf("on_timeout", List.of("refuse"));
        map.finish();
        if (mask.isPresent()) {
            return new Then.Mask(mask.get());
        }
        if (hold.isPresent() && !hold.get().isZero() && hold.get().compareTo(LONGEST_HOLD) <= 0) {
            return new Then.Hold(hold.get());
        }
        if (holds && hold.isPresent()) {
            map.problem("hold", "bad-hold", "a hold waits between 1ms and 1h");
        } else if (!holds) {
            map.problem("mask", "bad-then", wrongThen("a mapping without hold or mask"));
        }
        return new Then.Block();
    }

    private static Map<String, Template> explain(YamlMap map) {
        Map<String, Template> explain = new LinkedHashMap<>();
        map.texts("explain").forEach((language, text) -> {
            Template template = new Template(text);
            for (String place : template.unknownPlaces()) {
                map.problem(
                        "explain",
                        "unknown-place",
                        "'{" + place + "}' is not a place in an explanation; "
                                + Nearest.to(place, Template.PLACES)
                                        .map(near -> "did you mean '{" + near + "}'?")
                                        .orElse("known: {" + String.join("}, {", Template.PLACES) + "}"));
            }
            explain.put(language, template);
        });
        if (explain.isEmpty() && !map.keys().contains("explain")) {
            map.missing("explain", "a sentence for the moderator: { en: \"...\", fr: \"...\" }");
        }
        return explain;
    }
}

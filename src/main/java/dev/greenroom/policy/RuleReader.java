package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Condition.Comparison;
import dev.greenroom.policy.Condition.Threshold;
import dev.greenroom.policy.Rule.Then;
import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.Placed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Reads the rules of a policy file. */
final class RuleReader {
    private static final int DEEPEST = 5;

    private final Pack pack;

    RuleReader(Pack pack) {
        this.pack = pack;
    }

    Rule read(Fields rule) {
        return new Rule(
                rule.get(RuleKeys.ID).orElse(Read.NAMELESS),
                directions(rule),
                rule.get(RuleKeys.WHEN).map(when -> condition(when, 0)).orElse(new Condition.None(List.of())),
                then(rule),
                rule.get(RuleKeys.CITES).orElse(null),
                explain(rule));
    }

    private static Set<Direction> directions(Fields rule) {
        Set<Direction> on = EnumSet.noneOf(Direction.class);
        rule.value(RuleKeys.ON).forEach(name -> Direction.ofWire(name).ifPresent(on::add));
        return on.isEmpty() ? EnumSet.allOf(Direction.class) : on;
    }

    private Condition condition(Fields when, int depth) {
        List<Condition> parts = new ArrayList<>();
        if (when.has(RuleKeys.CATEGORY)) {
            parts.add(new Condition.OfCategory(categories(when)));
        }
        threshold(when, RuleKeys.HARM, Finding::harm, parts);
        threshold(when, RuleKeys.EXPOSURE, Finding::exposure, parts);
        threshold(when, RuleKeys.SEVERITY, Finding::severity, parts);
        threshold(when, RuleKeys.SURENESS, Finding::sureness, parts);
        if (when.has(RuleKeys.CONTEXT)) {
            parts.add(new Condition.InContext(
                    Read.known(when.all(RuleKeys.CONTEXT), "context", RuleProblem.UNKNOWN_CONTEXT, pack.contexts)));
        }
        if (when.has(RuleKeys.TARGET)) {
            parts.add(new Condition.About(
                    Read.known(when.all(RuleKeys.TARGET), "target", RuleProblem.UNKNOWN_TARGET, pack.targets)));
        }
        nested(when, RuleKeys.ALL, depth).ifPresent(inner -> parts.add(new Condition.All(inner)));
        nested(when, RuleKeys.ANY, depth).ifPresent(inner -> parts.add(new Condition.Any(inner)));
        nested(when, RuleKeys.NONE, depth).ifPresent(inner -> parts.add(new Condition.None(inner)));
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private Optional<List<Condition>> nested(Fields when, Key<List<Fields>> key, int depth) {
        if (!when.has(key)) {
            return Optional.empty();
        }
        if (depth == DEEPEST) {
            when.problem(
                    key, RuleProblem.TOO_DEEP, "conditions may stand at most " + DEEPEST + " deep inside one another");
            return Optional.empty();
        }
        return Optional.of(
                when.all(key).stream().map(inner -> condition(inner, depth + 1)).toList());
    }

    private List<Category> categories(Fields when) {
        List<Category> categories = new ArrayList<>();
        for (Placed<String> named : when.all(RuleKeys.CATEGORY)) {
            String path = named.value();
            boolean known = pack.categories.stream().anyMatch(c -> c.equals(path) || c.startsWith(path + "/"));
            if (known) {
                categories.add(new Category(path));
            } else {
                named.problem(RuleProblem.UNKNOWN_CATEGORY, Read.unknown("category", path, pack.categories));
            }
        }
        return categories;
    }

    private static void threshold(
            Fields when, Key<List<Placed<String>>> key, ToDoubleFunction<Finding> axis, List<Condition> parts) {
        for (Placed<String> written : when.all(key)) {
            String text = written.value();
            int digits = text.charAt(1) == '=' ? 2 : 1;
            Comparison comparison = switch (text.substring(0, digits)) {
                case ">=" -> Comparison.AT_LEAST;
                case ">" -> Comparison.MORE;
                case "<=" -> Comparison.AT_MOST;
                default -> Comparison.LESS;
            };
            parts.add(new Threshold(axis, comparison, Double.parseDouble(text.substring(digits))));
        }
    }

    private static Then then(Fields rule) {
        Optional<Fields> then = rule.get(RuleKeys.THEN);
        if (then.isEmpty()) {
            return new Then.Block();
        }
        Fields outcome = then.get();
        Optional<String> word = outcome.get(RuleKeys.VERDICT);
        if (word.isPresent()) {
            return switch (word.get()) {
                case "allow" -> new Then.Allow();
                case "mask" -> new Then.Mask("***");
                default -> new Then.Block();
            };
        }
        Optional<Then> mask = outcome.get(RuleKeys.MASK).map(Then.Mask::new);
        Optional<Then> hold = outcome.get(RuleKeys.HOLD).map(Then.Hold::new);
        if (!outcome.has(RuleKeys.VERDICT) && !outcome.has(RuleKeys.MASK) && !outcome.has(RuleKeys.HOLD)) {
            rule.problem(
                    RuleKeys.THEN,
                    RuleProblem.BAD_THEN,
                    "a rule ends in allow, mask, { mask: \"***\" }, { hold: 45s, on_timeout: refuse } or block");
        }
        return mask.or(() -> hold).orElse(new Then.Block());
    }

    private static Map<String, Template> explain(Fields rule) {
        Map<String, Template> explain = new LinkedHashMap<>();
        for (Entry<Placed<String>> entry : rule.all(RuleKeys.EXPLAIN)) {
            Template template = new Template(entry.value().value());
            for (String place : template.unknownPlaces()) {
                entry.value()
                        .problem(
                                RuleProblem.UNKNOWN_PLACE,
                                "'{" + place + "}' is not a place in an explanation; "
                                        + Nearest.to(place, Template.PLACES)
                                                .map(near -> "did you mean '{" + near + "}'?")
                                                .orElse("known: {" + String.join("}, {", Template.PLACES) + "}"));
            }
            explain.put(entry.name(), template);
        }
        return explain;
    }
}

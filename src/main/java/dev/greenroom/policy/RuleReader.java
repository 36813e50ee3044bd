package dev.greenroom.policy;

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

/** Reads the rules of a policy file. */
final class RuleReader {
    private static final Duration LONGEST_COOL_DOWN = Duration.ofHours(24);
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(14);
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final String policy;
    private final ConditionReader conditions;

    /** @param policy the name of the policy file that the rules stand in */
    RuleReader(String policy, Pack pack) {
        this.policy = policy;
        this.conditions = new ConditionReader(pack);
    }

    Rule read(YamlMap map) {
        String id = Read.required(map, "id", "the rule's name, such as 'call-to-violence'");
        Set<Direction> on = directions(map);
        Optional<YamlMap> when = map.map("when");
        if (when.isEmpty() && !map.keys().contains("when")) {
            map.missing("when", "what the rule looks for, such as 'when: { category: hate/threat, harm: \">= 0.8\" }'");
        }
        Condition condition = when.map(w -> conditions.read(map, w)).orElse(new Condition.All(List.of()));
        Then then = then(map);
        List<Action> actions = actions(map);
        if (!actions.isEmpty() && !on.contains(Direction.QUESTION)) {
            map.problem(
                    "do", "nobody-to-act-on", "'do' is about the author of a question; this rule is on answers only");
        }
        Map<String, Template> explain = explain(map, condition);
        Rule rule = new Rule(
                id, policy, on, condition, then, actions, map.string("cites").orElse(null), explain);
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

    private static List<Action> actions(YamlMap map) {
        List<Action> actions = new ArrayList<>();
        for (YamlItem item : map.mixed("do")) {
            Optional<YamlMap> lasting = item.map();
            if (item.text().filter("warn"::equals).isPresent()) {
                actions.add(new Action.Warn());
            } else if (lasting.isPresent()) {
                length(lasting.get(), "cool_down", LONGEST_COOL_DOWN)
                        .ifPresent(l -> actions.add(new Action.CoolDown(l)));
                length(lasting.get(), "timeout", LONGEST_TIMEOUT).ifPresent(l -> actions.add(new Action.Timeout(l)));
                lasting.get().finish();
            } else {
                item.problem(
                        "bad-action",
                        "what can be done is warn, { cool_down: 5m } and { timeout: 10m }; found '"
                                + item.text().orElse("a list") + "'");
            }
        }
        return actions;
    }

    private static Optional<Duration> length(YamlMap map, String key, Duration most) {
        return map.duration(key).filter(length -> {
            boolean fits = !length.isZero() && length.compareTo(most) <= 0;
            if (!fits) {
                map.problem(key, "bad-action", "'" + key + "' lasts between 1ms and " + Bound.shown(most));
            }
            return fits;
        });
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

    private static Map<String, Template> explain(YamlMap map, Condition condition) {
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
            if (!condition.asksOfFinding()) {
                template.places().stream()
                        .filter(Template.OF_FINDING::contains)
                        .forEach(place -> map.problem(
                                "explain",
                                "place-without-finding",
                                "'{" + place + "}' has nothing to stand for: this rule asks nothing of a finding; use "
                                        + "{span} for the text, or {author}"));
            }
            explain.put(language, template);
        });
        if (explain.isEmpty() && !map.keys().contains("explain")) {
            map.missing("explain", "a sentence for the moderator: { en: \"...\", fr: \"...\" }");
        }
        return explain;
    }
}

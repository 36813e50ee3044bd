package dev.greenroom.policy;

import dev.greenroom.policy.Rule.Then;
import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.Placed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of a policy file. */
final class RuleReader {
    private static final String STARS = "***";

    private final String policy;
    private final ConditionReader conditions;

    /** @param policy the name of the policy file that the rules stand in */
    RuleReader(String policy, Pack pack) {
        this.policy = policy;
        this.conditions = new ConditionReader(pack);
    }

    Rule read(Fields rule) {
        Set<Direction> on = directions(rule);
        Condition condition = rule.get(RuleKeys.WHEN).map(conditions::read).orElse(new Condition.All(List.of()));
        List<Action> actions = actions(rule);
        if (!actions.isEmpty() && !on.contains(Direction.QUESTION)) {
            rule.problem(
                    RuleKeys.DO,
                    RuleProblem.NOBODY_TO_ACT_ON,
                    "'do' is about the author of a question; this rule is on answers only");
        }
        return new Rule(
                rule.get(RuleKeys.ID).orElse(Read.NAMELESS),
                policy,
                on,
                condition,
                rule.get(RuleKeys.THEN).map(RuleReader::then).orElse(new Then.Block()),
                actions,
                rule.get(RuleKeys.CITES).orElse(null),
                explain(rule, condition));
    }

    private static Set<Direction> directions(Fields rule) {
        Set<Direction> on = EnumSet.noneOf(Direction.class);
        rule.value(RuleKeys.ON).forEach(name -> Direction.ofWire(name).ifPresent(on::add));
        return on.isEmpty() ? EnumSet.allOf(Direction.class) : on;
    }

    private static Then then(Fields outcome) {
        Optional<String> word = outcome.get(RuleKeys.VERDICT);
        if (word.isPresent()) {
            return switch (word.get()) {
                case "allow" -> new Then.Allow();
                case "mask" -> new Then.Mask(STARS);
                default -> new Then.Block();
            };
        }
        Optional<Then> mask = outcome.get(RuleKeys.MASK).map(Then.Mask::new);
        Optional<Then> hold = outcome.get(RuleKeys.HOLD).map(Then.Hold::new);
        return mask.or(() -> hold).orElse(new Then.Block());
    }

    private static List<Action> actions(Fields rule) {
        List<Action> actions = new ArrayList<>();
        for (Fields action : rule.all(RuleKeys.DO)) {
            action.get(RuleKeys.WARN).ifPresent(warn -> actions.add(new Action.Warn()));
            action.get(RuleKeys.COOL_DOWN).ifPresent(length -> actions.add(new Action.CoolDown(length)));
            action.get(RuleKeys.TIMEOUT).ifPresent(length -> actions.add(new Action.Timeout(length)));
        }
        return actions;
    }

    private static Map<String, Template> explain(Fields rule, Condition condition) {
        Map<String, Template> explain = new LinkedHashMap<>();
        for (Entry<Placed<String>> entry : rule.all(RuleKeys.EXPLAIN)) {
            Template template = new Template(entry.value().value());
            places(template, entry.value(), condition);
            explain.put(entry.name(), template);
        }
        return explain;
    }

    private static void places(Template template, Placed<String> written, Condition condition) {
        for (String place : template.unknownPlaces()) {
            written.problem(
                    RuleProblem.UNKNOWN_PLACE,
                    "'{" + place + "}' is not a place in an explanation; "
                            + Nearest.to(place, Template.PLACES)
                                    .map(near -> "did you mean '{" + near + "}'?")
                                    .orElse("known: {" + String.join("}, {", Template.PLACES) + "}"));
        }
        if (!condition.asksOfFinding()) {
            template.places().stream()
                    .filter(Template.OF_FINDING::contains)
                    .forEach(place -> written.problem(
                            RuleProblem.PLACE_WITHOUT_FINDING,
                            "'{" + place + "}' has nothing to stand for: this rule asks nothing of a finding; use "
                                    + "{span} for the text, or {author}"));
        }
    }
}

package dev.greenroom.policy;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kind;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.time.Duration;
import java.util.List;

/** The keys of a rule: what it looks for, and what it does. */
final class RuleKeys {
    private static final Kind<List<Placed<String>>> THRESHOLDS = Kinds.oneOrMore(
            Kinds.matching(
                            "a comparison with a number from 0 to 1, such as \">= 0.8\"",
                            "(>=|<=|>|<) *(0|1|0?\\.[0-9]{1,4}|1\\.0+)")
                    .placed(),
            2);

    static final Key<String> ID = Key.required(
            "id",
            CommonKeys.ID,
            "The rule's name. A rule with an id that a parent policy has takes the parent's place.",
            "call-to-violence");

    static final Key<List<String>> ON = Key.of(
                    "on",
                    Kinds.oneOrMore(Kinds.choice("question", "answer"), 2),
                    "Which way the text travels; both when left out.")
            .standard(List.of("question", "answer"), "[question, answer]");

    static final Key<List<Placed<String>>> CATEGORY = Key.of(
                    "category",
                    CommonKeys.NAMES,
                    "The finding is of one of these categories or of one under it: `hate` covers `hate/slur`.")
            .example("hate/threat");

    static final Key<List<Placed<String>>> HARM = Key.of(
                    "harm", THRESHOLDS, "How harmful it is once its context is taken into account.")
            .example("\">= 0.8\"");

    static final Key<List<Placed<String>>> EXPOSURE = Key.of(
                    "exposure",
                    THRESHOLDS,
                    "How likely an automatic moderator is to flag it whatever stands around it.")
            .example("\">= 0.6\"");

    static final Key<List<Placed<String>>> SEVERITY =
            Key.of("severity", THRESHOLDS, "How bad it is where it is meant.").example("\">= 0.5\"");

    static final Key<List<Placed<String>>> SURENESS =
            Key.of("sureness", THRESHOLDS, "How sure it is that it was seen.").example("\">= 0.5\"");

    static final Key<List<Placed<String>>> CONTEXT = Key.of(
                    "context", CommonKeys.NAMES, "One of these contexts changes its meaning.")
            .example("place-name");

    static final Key<List<Placed<String>>> TARGET = Key.of(
                    "target", CommonKeys.NAMES, "It is about one of these groups.")
            .example("jews");

    static final Key<List<Fields>> ALL = Key.of("all", conditions(), "All of these conditions hold.");

    static final Key<List<Fields>> ANY = Key.of("any", conditions(), "At least one of these conditions holds.");

    static final Key<List<Fields>> NONE = Key.of("none", conditions(), "None of these conditions holds.");

    static final Shape CONDITION = Shape.of(
            "condition",
            "What a rule looks for. All that stands here must hold.",
            CATEGORY,
            HARM,
            EXPOSURE,
            SEVERITY,
            SURENESS,
            CONTEXT,
            TARGET,
            ALL,
            ANY,
            NONE);

    static final Key<Fields> WHEN = Key.required(
            "when",
            Kinds.mapping(() -> CONDITION),
            "What the rule looks for in a finding.",
            "{ category: hate/threat, harm: \">= 0.8\" }");

    static final Key<String> VERDICT =
            Key.of("verdict", Kinds.choice("allow", "mask", "block"), "What becomes of the text.");

    static final Key<String> MASK = Key.of(
                    "mask", Kinds.text(100), "The offending words are replaced by this, and the rest passes.")
            .example("\"***\"");

    static final Key<Duration> HOLD = Key.of("hold", Kinds.time("1ms", "1h"), "The text waits so long for a person.")
            .example("45s");

    static final Key<String> ON_TIMEOUT = Key.of(
                    "on_timeout", Kinds.choice("refuse"), "What happens when nobody comes in time.")
            .standard("refuse");

    static final Shape OUTCOME =
            Shape.of("outcome", "What becomes of a text that a rule speaks of.", VERDICT, MASK, HOLD, ON_TIMEOUT);

    static final Key<Fields> THEN = Key.required(
            "then",
            Kinds.shorthand(() -> OUTCOME, VERDICT.name()),
            "What becomes of the text: allow, mask, block, { mask: \"***\" } or { hold: 45s, on_timeout: refuse }.",
            "block");

    static final Key<String> CITES = Key.of(
                    "cites", Kinds.text(200), "The clause of the platform's rules that it rests on.")
            .example("twitch/hateful-conduct");

    static final Key<List<Entry<Placed<String>>>> EXPLAIN = Key.required(
            "explain",
            Kinds.entries(CommonKeys.TAG, Kinds.text(1_000).placed(), 50),
            "A sentence for the moderator in each language, with places for {span}, {target}, {context}, {category} and {term}.",
            "{ en: \"Calls for violence against {target}.\" }");

    static final Shape RULE =
            Shape.of("rule", "What to do when something is seen in a text.", ID, ON, WHEN, THEN, CITES, EXPLAIN);

    private RuleKeys() {}

    private static Kind<List<Fields>> conditions() {
        return Kinds.list(Kinds.mapping(() -> CONDITION), 50);
    }
}

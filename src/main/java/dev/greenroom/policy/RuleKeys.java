package dev.greenroom.policy;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.time.Duration;
import java.util.List;

/** The keys of a rule: what it looks for, and what it does. */
final class RuleKeys {
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

    static final Key<Fields> WHEN = Key.required(
            "when",
            Kinds.mapping(() -> ConditionKeys.CONDITION),
            "What the rule looks for, in what was found or in the text as a whole.",
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

    static final Shape OUTCOME = Shape.of(
                    "outcome", "What becomes of a text that a rule speaks of.", VERDICT, MASK, HOLD, ON_TIMEOUT)
            .needsOneOf(VERDICT, MASK, HOLD);

    static final Key<Fields> THEN = Key.required(
            "then",
            Kinds.shorthand(() -> OUTCOME, VERDICT.name()),
            "What becomes of the text: allow, mask, block, { mask: \"***\" } or { hold: 45s, on_timeout: refuse }.",
            "block");

    static final Key<String> WARN = Key.of("warn", Kinds.choice("warn"), "The author is warned.");

    static final Key<Duration> COOL_DOWN = Key.of(
                    "cool_down", Kinds.time("1ms", "24h"), "The author's questions are not taken for so long.")
            .example("5m");

    static final Key<Duration> TIMEOUT = Key.of(
                    "timeout", Kinds.time("1ms", "14d"), "The platform is asked to silence the author for so long.")
            .example("10m");

    static final Shape ACTION = Shape.of("action", "What is done about the author.", WARN, COOL_DOWN, TIMEOUT)
            .needsOneOf(WARN, COOL_DOWN, TIMEOUT);

    static final Key<List<Fields>> DO = Key.of(
                    "do",
                    Kinds.oneOrMore(Kinds.shorthand(() -> ACTION, WARN.name()), 5),
                    "What is done about the author of the question: warn, { cool_down: 5m } or { timeout: 10m }.")
            .example("[warn, { cool_down: 5m }]");

    static final Key<String> CITES = Key.of(
                    "cites", Kinds.text(200), "The clause of the platform's rules that it rests on.")
            .example("twitch/hateful-conduct");

    static final Key<List<Entry<Placed<String>>>> EXPLAIN = Key.required(
            "explain",
            Kinds.entries(CommonKeys.TAG, Kinds.text(1_000).placed(), 50),
            "A sentence for the moderator in each language, with places for {span}, {target}, {context}, {category}, {term} and {author}.",
            "{ en: \"Calls for violence against {target}.\" }");

    static final Shape RULE =
            Shape.of("rule", "What to do when something is seen in a text.", ID, ON, WHEN, THEN, DO, CITES, EXPLAIN);

    private RuleKeys() {}
}

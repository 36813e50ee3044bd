package dev.greenroom.policy;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.util.List;

/** The keys of files under {@code policies/}, but for those of a rule. */
final class PolicyKeys {
    private static final int MOST_RULES = 500;

    static final Key<String> POLICY = Key.required(
            "policy", CommonKeys.ID, "The policy's name, which channels and `extends` refer to.", "twitch");

    static final Key<List<Placed<String>>> EXTENDS = Key.of(
                    "extends",
                    CommonKeys.NAMES,
                    "The policy whose rules, limits, lines and canary it takes over, or several, of which each stands before those named earlier.")
            .example("[twitch, kids-friendly]");

    static final Key<List<Placed<String>>> LANGUAGES = Key.of(
                    "languages",
                    CommonKeys.NAMES,
                    "The languages that it is meant for; each has a file under languages/.")
            .example("[en, fr]");

    static final Key<Placed<String>> TIMEZONE = Key.of(
                    "timezone", Kinds.text(60).placed(), "The time zone of the hours in its rules; UTC when left out.")
            .example("Europe/Paris");

    static final Key<List<Fields>> RULES = Key.of(
            "rules",
            Kinds.list(Kinds.mapping(() -> RuleKeys.RULE), MOST_RULES),
            "The rules. One with an id that a parent has takes the parent's place, new ones stand before those taken over. For each finding the first that matches speaks; of all that spoke, the strictest verdict wins.");

    static final Key<List<Entry<String>>> OFF = Key.of(
                    "off",
                    Kinds.entries(CommonKeys.ID, Kinds.text(), MOST_RULES),
                    "Rules of parents that are left out, by id, each with the reason.")
            .example("{ swearing: we swear on this channel }");

    static final Key<List<Entry<String>>> CITES = Key.of(
                    "cites",
                    Kinds.entries(CommonKeys.ID, Kinds.text(200), MOST_RULES),
                    "The clause of the platform's rules that a rule rests on, by the rule's id.")
            .example("{ slur: twitch/hateful-conduct }");

    static final Key<List<Entry<String>>> REFUSAL = Key.of(
                    "refusal",
                    CommonKeys.BY_LANGUAGE,
                    "What is said in the place of what was blocked, rejected or has expired, by language.")
            .example("{ en: \"Let's talk about something else.\" }");

    static final Key<Fields> LIMITS = Key.of(
            "limits",
            Kinds.mapping(() -> LimitKeys.LIMITS),
            "How much may come in. What is left out is as the parent has it.");

    static final Key<Placed<String>> CANARY = Key.of(
                    "canary",
                    Kinds.text(500).placed(),
                    "A text that this policy blocks as question and as answer; every gate proves itself with it. Without one the lamp stays red.")
            .example("\"death to all spammers\"");

    static final Shape POLICY_FILE = Shape.of(
            "policy",
            "What to do about what is seen: rules, limits and the lines that are said instead.",
            POLICY,
            EXTENDS,
            LANGUAGES,
            TIMEZONE,
            CANARY,
            RULES,
            OFF,
            CITES,
            REFUSAL,
            LIMITS,
            TestKeys.TESTS);

    private PolicyKeys() {}
}

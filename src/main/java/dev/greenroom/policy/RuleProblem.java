package dev.greenroom.policy;

import dev.greenroom.yaml.Code;
import dev.greenroom.yaml.Severity;
import java.util.Locale;

/** What can be wrong with rule files, beside what can be wrong with any YAML file. */
enum RuleProblem implements Code {
    UNKNOWN_POLICY(Severity.ERROR, "No file under `policies/` has a policy of this name."),
    UNKNOWN_RULE(Severity.ERROR, "No rule of the policy or of those that it extends has this id."),
    UNKNOWN_LANGUAGE(Severity.ERROR, "No file under `languages/` is about this language."),
    UNKNOWN_CATEGORY(Severity.ERROR, "No lexicon, frame or language file names this category."),
    UNKNOWN_CONTEXT(Severity.ERROR, "No file under `cues/` or `contexts/` names this context."),
    UNKNOWN_TARGET(Severity.ERROR, "No file under `groups/` has a group or a kind of groups of this name."),
    UNKNOWN_PREDICATE(Severity.ERROR, "No file under `predicates/` has a predicate of this name."),
    UNKNOWN_LINK(Severity.ERROR, "No file under `languages/` has links of this name."),
    UNKNOWN_INFLECTION(Severity.ERROR, "The language file has no inflection of this name."),
    UNKNOWN_PLACE(Severity.ERROR, "An explanation has places for a few things only."),
    CIRCLE(Severity.ERROR, "Policies extend one another in a circle."),
    DUPLICATE_RULE(Severity.ERROR, "A policy file has two rules of the same id."),
    DUPLICATE_POLICY(Severity.ERROR, "Two files under `policies/` have the same policy name."),
    BAD_PHRASE(Severity.ERROR, "A bracket has no partner, or the phrase stands for too many phrases."),
    EMPTY_PHRASE(Severity.ERROR, "The phrase has nothing in it that could be found in a text."),
    TOO_DEEP(Severity.ERROR, "Conditions stand too deep inside one another."),
    BAD_THEN(Severity.ERROR, "The rule does not say what to do in a form that is known."),
    CANARY_NOT_CAUGHT(Severity.ERROR, "The policy's canary is not blocked, so the lamp would be red."),
    UNUSED_FILE(Severity.WARNING, "The file lies in no folder that is read.");

    private final Severity severity;
    private final String about;

    RuleProblem(Severity severity, String about) {
        this.severity = severity;
        this.about = about;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String about() {
        return about;
    }
}

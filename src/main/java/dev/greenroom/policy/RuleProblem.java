package dev.greenroom.policy;

import dev.greenroom.yaml.Code;
import dev.greenroom.yaml.Severity;

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
    BAD_PATTERN(
            Severity.ERROR,
            "A regular expression is not one that RE2 knows, is too large, or matches the empty string and so every text."),
    EMPTY_CONDITION(Severity.ERROR, "A condition asks for nothing, so it would hold for every text."),
    NO_TIME(Severity.ERROR, "Hours that end when they begin are none."),
    NOBODY_TO_ACT_ON(Severity.ERROR, "A rule on answers only has no author to act on."),
    PLACE_WITHOUT_FINDING(
            Severity.ERROR, "An explanation has a place for a finding, but its rule is about the text as a whole."),
    NOTHING_EXPECTED(Severity.ERROR, "A test does not say what should happen."),
    TWO_TESTS_IN_ONE(Severity.ERROR, "A test has a conversation and a text of its own beside it."),
    BAD_TIME(Severity.ERROR, "The time of a test is none."),
    BAD_FACTS(Severity.ERROR, "The facts of a test are more or longer than an avatar may tell."),
    UNKNOWN_TIMEZONE(Severity.ERROR, "The time zone is not known."),
    CANARY_NOT_CAUGHT(Severity.ERROR, "The policy's canary is not blocked, so the lamp would be red."),
    NO_REASON(Severity.ERROR, "A rule is left out without a reason."),
    UNREACHABLE_RULE(
            Severity.WARNING,
            "The rule never speaks: its bounds exclude one another, or an earlier rule takes all that it asks for."),
    NEVER_FOUND(Severity.WARNING, "A rule asks for a category that no lexicon and no frame finds."),
    UNUSED_LEXICON(Severity.WARNING, "Findings have a category that no rule of any policy asks for by name."),
    UNUSED_GROUP(Severity.WARNING, "No frame, phrase, term or rule refers to the group or its kind."),
    UNUSED_PREDICATE(Severity.WARNING, "No frame refers to the predicate."),
    UNUSED_LINK(Severity.WARNING, "No frame refers to the links."),
    UNUSED_CUE(Severity.WARNING, "The cue can never reach a finding."),
    SWALLOWS_TERM(
            Severity.WARNING,
            "An allowlist entry is itself a term of a lexicon, so it excuses every use of it. Say what must stand near."),
    DUPLICATE_TERM(
            Severity.WARNING, "A phrase stands in two term lists with different weights; the worse of them counts."),
    MISSING_EXPLANATION(Severity.WARNING, "A rule has no explanation in a language that the policy is meant for."),
    EXPIRED(Severity.WARNING, "The allowlist entry no longer holds. Remove it, or give it a new date."),
    EXPIRES_SOON(Severity.WARNING, "The allowlist entry expires within two weeks."),
    UNUSED_FILE(Severity.WARNING, "The file lies in no folder that is read.");

    private final Severity severity;
    private final String about;

    RuleProblem(Severity severity, String about) {
        this.severity = severity;
        this.about = about;
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

package dev.greenroom.policy;

import static dev.greenroom.policy.CommonKeys.INFLECT;
import static dev.greenroom.policy.CommonKeys.LANGUAGE;
import static dev.greenroom.policy.CommonKeys.UNIT;

import dev.greenroom.detect.Category;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.util.List;

/** The keys of files under {@code lexicons/}. */
final class LexiconKeys {
    static final Key<String> LEXICON =
            Key.required("lexicon", CommonKeys.ID, "The list's name in traces, after the language.", "slurs");

    static final Key<Category> CATEGORY = Key.required(
            "category",
            CommonKeys.CATEGORY,
            "What kind of harm the terms are, as a path; rules refer to it. A new name makes a new category.",
            "hate/slur");

    /** What a term says for itself in the place of what its list says. */
    static final Key<Category> OWN_CATEGORY =
            Key.of("category", CommonKeys.CATEGORY, "The category of this term, where it is not the list's.");

    static final Key<Double> SEVERITY = Key.of(
                    "severity", UNIT, "How bad a term is where it is meant, from 0 (nothing) to 1.")
            .standard(0.5);

    static final Key<Double> SURENESS = Key.of(
                    "sureness", UNIT, "How sure it is that a term is meant when its letters are met, from 0 to 1.")
            .standard(0.9);

    static final Key<Double> EXPOSURE = Key.of(
            "exposure",
            UNIT,
            "How likely an automatic moderator is to flag a term whatever stands around it. Without it, severity × sureness.");

    static final Key<Boolean> RELATION = Key.of(
                    "relation",
                    Kinds.flag(),
                    "Whether the terms say something of somebody (a slogan), so that negation changes them.")
            .standard(false);

    static final Key<Boolean> RECLAIMED = Key.of(
                    "reclaimed", Kinds.flag(), "Whether people use the terms of themselves without harm.")
            .standard(false);

    static final Key<Boolean> DEED =
            Key.of("deed", Kinds.flag(), CommonKeys.ABOUT_DEED).standard(false);

    static final Key<Placed<String>> TARGET = Key.of(
                    "target",
                    Kinds.text(60).placed(),
                    "The group that the terms are about (see groups/), for explanations.")
            .example("jews");

    static final Key<List<Placed<String>>> TEXT = Key.of(
                    "text",
                    CommonKeys.PHRASES,
                    "The word or phrase that is looked for, or several. Case, accents, punctuation and disguises do not matter. `(a|b|)` stands for alternatives, `{jews}` or `{protected}` for every name of that group or kind.")
            .example("kill yourself");

    static final Key<List<Placed<String>>> FORMS = Key.of(
                    "forms", CommonKeys.PHRASES, "Irregular forms, which take no endings.")
            .example("[shitty, bullshit]");

    static final Key<List<Placed<String>>> PATTERN = Key.of(
                    "pattern",
                    Kinds.oneOrMore(Kinds.text(1_000).placed(), 50),
                    "A regular expression for spellings that cannot be listed, as RE2 knows it, of at most "
                            + Regex.LONGEST
                            + " characters. It matches whole words of one sentence, in small letters without accents and without punctuation.")
            .example("\"bl+o+r+b+s?\"");

    static final Key<List<Placed<String>>> NEAR = Key.required(
            "near",
            CommonKeys.PHRASES,
            "Words of which one stands in the text, in what was said before it, or in the question, where this is meant.",
            "[kitten, purrs]");

    static final Key<Boolean> HARMLESS = Key.of("harmless", Kinds.flag(), "Whether nothing harmful is meant by it.")
            .standard(false);

    static final Key<String> SENSE_CONTEXT = Key.of(
                    "context", CommonKeys.ID, "What rules and explanations call a harmless sense.")
            .standard("other-sense");

    static final Key<Boolean> SENSE_EXPOSED = Key.of(
                    "exposed",
                    Kinds.flag(),
                    "Whether an automatic moderator would still flag the word in a harmless sense.")
            .standard(true);

    static final Shape SENSE = Shape.of(
            "sense",
            "Something else that a term may mean, told by what stands near. What it does not say for itself holds as the term says.",
            NEAR,
            HARMLESS,
            SENSE_CONTEXT,
            SENSE_EXPOSED,
            OWN_CATEGORY,
            SEVERITY,
            SURENESS,
            EXPOSURE,
            TARGET);

    static final Key<List<Fields>> SENSES = Key.of(
                    "senses",
                    Kinds.list(Kinds.mapping(() -> SENSE), 20),
                    "Other things that it may mean. The first for which what stands near speaks is meant; without one, what the term says.")
            .example("[{ near: [kitten, purrs], harmless: true }]");

    static final Shape TERM = Shape.of(
                    "term",
                    "A word or phrase that is a finding by itself. What it does not say for itself holds as the list says.",
                    TEXT,
                    FORMS,
                    PATTERN,
                    OWN_CATEGORY,
                    SEVERITY,
                    SURENESS,
                    EXPOSURE,
                    RELATION,
                    RECLAIMED,
                    DEED,
                    TARGET,
                    INFLECT,
                    SENSES)
            .needsOneOf(TEXT, PATTERN);

    static final Key<List<Fields>> TERMS = Key.required(
            "terms",
            Kinds.list(Kinds.shorthand(() -> TERM, TEXT.name()), CommonKeys.MOST),
            "What is looked for: plain texts, or mappings for terms that differ from the list.",
            "[blorb, { text: zib, severity: 0.9 }]");

    static final Shape LEXICON_FILE = Shape.of(
            "lexicon",
            "Words and phrases that are a finding by themselves.",
            LEXICON,
            LANGUAGE,
            CATEGORY,
            SEVERITY,
            SURENESS,
            EXPOSURE,
            RELATION,
            RECLAIMED,
            DEED,
            TARGET,
            INFLECT,
            TERMS);

    private LexiconKeys() {}
}

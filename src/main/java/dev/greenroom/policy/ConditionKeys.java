package dev.greenroom.policy;

import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kind;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.util.List;

/** The keys of what a rule asks of a finding and of the text; see {@link SurroundingsKeys} for what stands around it. */
final class ConditionKeys {
    private static final Kind<List<Bound>> UNIT = Kinds.oneOrMore(
            Kinds.parsed(
                    "a comparison with a number from 0 to 1, such as \">= 0.8\"",
                    "(>=|<=|>|<) *(0|1|0?\\.[0-9]{1,4}|1\\.0+)",
                    Bound::unit),
            4);

    private static final Kind<List<Bound>> LENGTH = Kinds.oneOrMore(
            Kinds.parsed(
                    "a comparison with a number of characters, such as \"> 200\"",
                    "(>=|<=|>|<) *[0-9]{1,9}",
                    Bound::whole),
            4);

    static final Key<List<Placed<String>>> CATEGORY = Key.of(
                    "category",
                    CommonKeys.NAMES,
                    "The finding is of one of these categories or of one under it: `hate` covers `hate/slur`.")
            .example("hate/threat");

    static final Key<List<Bound>> HARM = Key.of(
                    "harm", UNIT, "How harmful it is once its context is taken into account.")
            .example("\">= 0.8\"");

    static final Key<List<Bound>> EXPOSURE = Key.of(
                    "exposure", UNIT, "How likely an automatic moderator is to flag it whatever stands around it.")
            .example("\">= 0.6\"");

    static final Key<List<Bound>> SEVERITY =
            Key.of("severity", UNIT, "How bad it is where it is meant.").example("\">= 0.5\"");

    static final Key<List<Bound>> SURENESS =
            Key.of("sureness", UNIT, "How sure it is that it was seen.").example("\">= 0.5\"");

    static final Key<List<Placed<String>>> CONTEXT = Key.of(
                    "context", CommonKeys.NAMES, "One of these contexts changes its meaning.")
            .example("place-name");

    static final Key<List<Placed<String>>> TARGET = Key.of(
                    "target", CommonKeys.NAMES, "It is about one of these groups.")
            .example("jews");

    static final Key<Placed<String>> MATCHES = Key.of(
                    "matches",
                    Kinds.text(1_000).placed(),
                    "It holds something that this pattern matches: a regular expression as RE2 knows it, of at most "
                            + Regex.LONGEST + " characters, whatever the case of the letters.")
            .example("\"top ?[0-9]+\"");

    static final Key<List<Bound>> LENGTH_OF =
            Key.of("length", LENGTH, "How many characters it has.").example("\"> 200\"");

    static final Key<Boolean> WHOLE_TEXT =
            Key.of("whole_text", Kinds.flag(), "Whether the finding is all that the text says.");

    static final Shape SPAN_OF =
            Shape.of("span", "What is asked of the words that were found.", MATCHES, LENGTH_OF, WHOLE_TEXT);

    static final Key<Fields> SPAN = Key.of("span", Kinds.mapping(() -> SPAN_OF), "The words that were found are such.")
            .example("{ whole_text: true }");

    static final Shape TEXT_OF = Shape.of("text", "What is asked of the whole text.", MATCHES, LENGTH_OF);

    static final Key<Fields> TEXT = Key.of("text", Kinds.mapping(() -> TEXT_OF), "The whole text is such.")
            .example("{ length: \"> 200\" }");

    static final Shape QUESTION_OF = Shape.of(
            "question",
            "What is asked of the question that led to an answer: a pattern, or a finding in it.",
            MATCHES,
            CATEGORY,
            HARM,
            EXPOSURE,
            SEVERITY,
            SURENESS,
            CONTEXT,
            TARGET);

    static final Key<Fields> QUESTION = Key.of(
                    "question", Kinds.mapping(() -> QUESTION_OF), "The question that led to this answer is such.")
            .example("{ category: baiting }");

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
            SPAN,
            TEXT,
            QUESTION,
            SurroundingsKeys.PLATFORM,
            SurroundingsKeys.MODE,
            SurroundingsKeys.TIME,
            SurroundingsKeys.FACTS,
            SurroundingsKeys.AUTHOR,
            ALL,
            ANY,
            NONE);

    private ConditionKeys() {}

    private static Kind<List<Fields>> conditions() {
        return Kinds.list(Kinds.mapping(() -> CONDITION), 50);
    }
}

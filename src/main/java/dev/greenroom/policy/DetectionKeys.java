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

/** The keys of files under {@code predicates/}, {@code cues/} and {@code frames/}. */
final class DetectionKeys {
    static final Key<String> PREDICATE_ID =
            Key.required("id", CommonKeys.ID, "A name that frames refer to; the same in every language.", "wish-death");

    static final Key<List<Placed<String>>> PHRASES = Key.of(
                    "phrases", CommonKeys.PHRASES, "The words that say it. `(a|b|)` stands for alternatives.")
            .example("[should die, must die]");

    static final Key<List<Placed<String>>> WHEN_NEGATED = Key.of(
                    "when_negated", CommonKeys.PHRASES, "Words that say it only when they are negated.")
            .example("[deserve to live]");

    static final Shape PREDICATE = Shape.of(
                    "predicate",
                    "Something that can be said of somebody.",
                    PREDICATE_ID,
                    PHRASES,
                    WHEN_NEGATED,
                    INFLECT)
            .needsOneOf(PHRASES, WHEN_NEGATED);

    static final Key<List<Fields>> PREDICATES = Key.required(
            "predicates",
            Kinds.list(Kinds.mapping(() -> PREDICATE), CommonKeys.MOST),
            "What can be said of somebody.",
            "[{ id: wish-death, phrases: [should die] }]");

    static final Shape PREDICATE_FILE =
            Shape.of("predicates", "What can be said of somebody in a language.", LANGUAGE, PREDICATES);

    static final Key<String> CONTEXT = Key.required(
            "context",
            CommonKeys.ID,
            "What the words make of a finding near them, for rules and explanations.",
            "condemned");

    static final Key<String> SCOPE = Key.of(
                    "scope",
                    Kinds.choice("words", "sentence", "neighbours", "text"),
                    "How far they reach: so many words `before` or `after`, the sentence, the sentences before and after it as well, or the whole text.")
            .standard("sentence");

    static final Key<Integer> BEFORE = Key.of(
                    "before",
                    Kinds.whole(0, 50),
                    "For the scope `words`: how many words before the predicate they may stand.")
            .standard(0);

    static final Key<Integer> AFTER = Key.of(
                    "after",
                    Kinds.whole(0, 50),
                    "For the scope `words`: how many words after the predicate they may stand.")
            .standard(0);

    static final Key<Double> CUE_HARM =
            Key.of("harm", UNIT, "What the finding's harm is multiplied with.").standard(1.0);

    static final Key<Boolean> QUOTED = Key.of(
                    "quoted", Kinds.flag(), "Whether they count only for what stands in quotation marks.")
            .standard(false);

    static final Key<List<String>> TO = Key.of(
                    "to",
                    Kinds.oneOrMore(Kinds.choice("relations", "words", "deeds"), 3),
                    "What they change: what is said of somebody (`relations`), bare `words`, or `deeds`, which are done by saying them. Nothing but such a cue changes a deed.")
            .standard(List.of("relations", "words"), "[relations, words]");

    static final Key<List<Placed<String>>> CUE_PHRASES = Key.required(
            "phrases", CommonKeys.PHRASES, "The words. `(a|b|)` stands for alternatives.", "[it is wrong to]");

    static final Shape CUE = Shape.of(
            "cue",
            "Words that change the meaning of a finding near them.",
            CONTEXT,
            SCOPE,
            BEFORE,
            AFTER,
            CUE_HARM,
            QUOTED,
            TO,
            CUE_PHRASES);

    static final Key<List<Fields>> CUES = Key.required(
            "cues",
            Kinds.list(Kinds.mapping(() -> CUE), CommonKeys.MOST),
            "Words that change the meaning of a finding near them.",
            "[{ context: condemned, harm: 0.2, phrases: [it is wrong to] }]");

    static final Shape CUE_FILE = Shape.of(
            "cues",
            "Words of a language that negate, condemn, report or otherwise change what is said.",
            LANGUAGE,
            CUES);

    static final Key<String> FRAME_ID = Key.required("id", CommonKeys.ID, "Its name in traces.", "wish-of-death");

    static final Key<Category> FRAME_CATEGORY =
            Key.required("category", CommonKeys.CATEGORY, "What kind of harm it is, for rules.", "hate/threat");

    static final Key<Double> FRAME_SEVERITY =
            Key.of("severity", UNIT, "How bad it is where it is meant.").standard(0.8);

    static final Key<Double> FRAME_SURENESS =
            Key.of("sureness", UNIT, "How sure it is that it was seen.").standard(0.9);

    static final Key<Double> FRAME_EXPOSURE = Key.of(
            "exposure",
            UNIT,
            "How likely an automatic moderator is to flag the same words whatever stands around them. Without it, severity × sureness × 0.6.");

    static final Key<List<Placed<String>>> FRAME_PREDICATES = Key.required(
            "predicates",
            CommonKeys.NAMES,
            "Names of what is said (see predicates/); one of them is met.",
            "[wish-death]");

    static final Key<List<Placed<String>>> TARGETS = Key.required(
            "targets",
            CommonKeys.NAMES,
            "Of whom: names of groups or of kinds of groups (see groups/).",
            "[protected]");

    static final Key<String> ORDER = Key.of(
                    "order", Kinds.choice("target-first", "predicate-first", "any"), "Which of the two comes first.")
            .standard("any");

    static final Key<Integer> NEAR = Key.of("near", Kinds.whole(0, 30), "The most words between the two.")
            .standard(4);

    static final Key<Placed<String>> LINK = Key.of(
                    "link",
                    Kinds.text(60).placed(),
                    "Name of links (see languages/), one of which stands between the two.")
            .example("be");

    static final Key<Boolean> FROM_QUESTION = Key.of(
                    "from_question",
                    Kinds.flag(),
                    "Whether the target may stand in the question, or in what was said before.")
            .standard(false);

    static final Key<Boolean> FRAME_DEED =
            Key.of("deed", Kinds.flag(), CommonKeys.ABOUT_DEED).standard(false);

    static final Key<List<Placed<String>>> ALSO = Key.of(
                    "also",
                    CommonKeys.NAMES,
                    "Names of groups or of kinds of groups, one of which must stand as near to what is said, on either side; for what only three words together show.")
            .example("[places]");

    static final Shape FRAME = Shape.of(
            "frame",
            "A relation that is a finding: somebody, and what is said of them, in one sentence.",
            FRAME_ID,
            FRAME_CATEGORY,
            FRAME_SEVERITY,
            FRAME_SURENESS,
            FRAME_EXPOSURE,
            FRAME_PREDICATES,
            TARGETS,
            ORDER,
            NEAR,
            LINK,
            FROM_QUESTION,
            FRAME_DEED,
            ALSO);

    static final Key<List<Fields>> FRAMES = Key.of(
                    "frames",
                    Kinds.list(Kinds.mapping(() -> FRAME), CommonKeys.MOST),
                    "Who and what together are a finding.")
            .example("[{ id: wish-of-death, category: hate/threat, predicates: [wish-death], targets: [protected] }]");

    static final Key<String> EVIDENCE_ID = Key.required("id", CommonKeys.ID, "Its name in traces.", "deceit");

    static final Key<Double> EVIDENCE_WEIGHT = Key.required(
            "weight",
            UNIT,
            "How sure it makes alone that the sentence is hostile. Several pieces leave the product of the doubt that each leaves: 0.4 and 0.5 make 0.7.",
            "0.45");

    static final Key<String> STANCE = Key.required(
            "stance",
            Kinds.choice("trait", "deed", "harm", "fate", "feeling", "beside", "around"),
            "How the words stand to the name: what they are (`trait`), what they do (`deed`), what is to be done to them (`harm`, before the name) or to become of them (`fate`, behind the name and a modal), what is felt about them (`feeling`), anywhere near (`beside`), or only strengthening what else is said in the sentence (`around`).",
            "trait");

    static final Key<List<Placed<String>>> EVIDENCE_TARGETS = Key.of(
                    "targets",
                    CommonKeys.NAMES,
                    "Of whom: names of groups or of kinds of groups (see groups/). Without it, `protected`.")
            .example("[protected]");

    static final Key<Integer> EVIDENCE_NEAR = Key.of("near", Kinds.whole(0, 30), "The most words between the two.")
            .standard(10);

    static final Shape EVIDENCE_PIECE = Shape.of(
            "evidence",
            "A class of words that makes it surer that a sentence is hostile.",
            EVIDENCE_ID,
            FRAME_CATEGORY,
            FRAME_SEVERITY,
            EVIDENCE_WEIGHT,
            STANCE,
            FRAME_PREDICATES,
            EVIDENCE_TARGETS,
            EVIDENCE_NEAR);

    static final Key<List<Fields>> EVIDENCE = Key.of(
                    "evidence",
                    Kinds.list(Kinds.mapping(() -> EVIDENCE_PIECE), CommonKeys.MOST),
                    "Pieces that are weighed together, sentence by sentence, where no single phrase decides.")
            .example("[{ id: deceit, category: hate/inferiority, weight: 0.45, stance: trait, predicates: [deceit] }]");

    static final Shape FRAME_FILE = Shape.of(
                    "frames", "Who and what together are a finding, in any language.", FRAMES, EVIDENCE)
            .needsOneOf(FRAMES, EVIDENCE);

    private DetectionKeys() {}
}

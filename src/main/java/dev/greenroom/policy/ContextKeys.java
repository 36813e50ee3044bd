package dev.greenroom.policy;

import static dev.greenroom.policy.CommonKeys.UNIT;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.time.LocalDate;
import java.util.List;

/** The keys of files under {@code contexts/}: the allowlists. */
final class ContextKeys {
    static final Key<String> ID = Key.required(
            "id", CommonKeys.ID, "What kind of names these are, for rules and explanations.", "place-name");

    static final Key<Double> HARM = Key.of(
                    "harm", UNIT, "What the harm of a finding inside such a name is multiplied with.")
            .standard(0.1);

    static final Key<Boolean> EXPOSED = Key.of(
                    "exposed",
                    Kinds.flag(),
                    "Whether an automatic moderator would still flag it. If so its exposure stays, and a rule may hold it.")
            .standard(true);

    static final Key<List<Placed<String>>> NEEDS_NEAR = Key.of(
                    "needs_near",
                    CommonKeys.PHRASES,
                    "Words of which one must stand in the text, in what was said before it, or in the question. Without it the name counts everywhere.")
            .example("[village, hamlet]");

    static final Key<List<Placed<String>>> TEXT =
            Key.required("text", CommonKeys.PHRASES, "The name, in one or several spellings.", "La Mort-aux-Juifs");

    static final Key<List<Entry<String>>> SAY_INSTEAD = Key.of(
                    "say_instead",
                    CommonKeys.BY_LANGUAGE,
                    "What could be said in its place, by language, for the reviewer.")
            .example("{ en: a hamlet in the Loiret }");

    static final Key<String> SOURCE = Key.of("source", Kinds.text(500), "Where one can look it up.")
            .example("https://fr.wikipedia.org/wiki/Courtemaux");

    static final Key<List<Placed<String>>> ASKED = Key.of(
                    "asked",
                    CommonKeys.PHRASES,
                    "The kind of question that it belongs to: words of which one must stand in the question.")
            .example("[village, place name]");

    static final Key<LocalDate> EXPIRES = Key.of(
                    "expires", Kinds.date(), "The last day on which it holds. You are warned two weeks before.")
            .example("2027-03-31");

    static final Key<String> ASKED_BY = Key.of("asked_by", Kinds.phrase(200), "Who asked for it: a person or a ticket.")
            .example("\"ticket 4711\"");

    static final Shape NAME = Shape.of(
            "name",
            "A proper name or phrase that may hold words of harm. It excuses only what stands inside it.",
            TEXT,
            NEEDS_NEAR,
            ASKED,
            EXPOSED,
            SAY_INSTEAD,
            SOURCE,
            EXPIRES,
            ASKED_BY);

    static final Key<List<Fields>> NAMES = Key.required(
            "names",
            Kinds.list(Kinds.shorthand(() -> NAME, TEXT.name()), CommonKeys.MOST),
            "The names: plain texts, or mappings for names that differ from the list.",
            "[{ text: Dildo, needs_near: [newfoundland] }]");

    static final Shape CONTEXT = Shape.of("context", "Names of one kind.", ID, HARM, EXPOSED, NEEDS_NEAR, ASKED, NAMES);

    static final Key<List<Fields>> CONTEXTS = Key.required(
            "contexts",
            Kinds.list(Kinds.mapping(() -> CONTEXT), CommonKeys.MOST),
            "Kinds of names that may hold words of harm.",
            "[{ id: place-name, names: [Montcuq] }]");

    static final Shape CONTEXT_FILE =
            Shape.of("contexts", "Names of places, people, works and things that may hold words of harm.", CONTEXTS);

    private ContextKeys() {}
}

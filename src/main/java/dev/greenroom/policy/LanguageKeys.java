package dev.greenroom.policy;

import static dev.greenroom.policy.CommonKeys.INFLECT;
import static dev.greenroom.policy.CommonKeys.LANGUAGE;

import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kind;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import dev.greenroom.yaml.Shape;
import java.util.List;

/** The keys of files under {@code languages/} and {@code groups/}. */
final class LanguageKeys {
    private static final Kind<String> LABEL = Kinds.text(200);

    static final Key<String> REFUSAL = Key.required(
            "refusal",
            Kinds.text(500),
            "What is said in the place of what was blocked, rejected or has expired.",
            "\"Let's talk about something else.\"");

    static final Key<String> SOMEONE = Key.of(
                    "someone", LABEL, "What an explanation says for {target} when nobody in particular is meant.")
            .standard("?");

    static final Key<List<Entry<List<Placed<String>>>>> INFLECTIONS = Key.of(
                    "inflections",
                    Kinds.entries(
                            CommonKeys.ID, Kinds.oneOrMore(Kinds.phrase(20).placed(), 50), 50),
                    "Endings that a word may take, by a name of your choice that `inflect` refers to. \"\" is the word itself.")
            .example("{ noun: [\"\", s] }");

    static final Key<List<Entry<List<Placed<String>>>>> LINKS = Key.of(
                    "links",
                    Kinds.entries(CommonKeys.ID, CommonKeys.PHRASES, 50),
                    "Words that bind who is spoken of to what is said of them, by a name that a frame's `link` refers to.")
            .example("{ be: [is, are, was, were] }");

    static final Key<List<String>> ORDINARY = Key.of(
                    "ordinary",
                    Kinds.oneOrMore(Kinds.text(2_000), 500),
                    "Words that are themselves and never the misspelling, or one half, of another; as many to a line as you like, with spaces between.")
            .example("[\"the and of\", kite]");

    static final Key<List<String>> SOUNDS = Key.of(
                    "sounds",
                    Kinds.oneOrMore(Kinds.text(20), 500),
                    "How letters are said: `ph f` says that ph sounds like f. `e$` is an e at the end of a word, which is not heard.")
            .example("[ph f, ck k, e$]");

    static final Key<List<Entry<List<String>>>> SPOKEN = Key.of(
                    "spoken",
                    Kinds.entries(Kinds.text(100), Kinds.oneOrMore(Kinds.text(100), 100), 500),
                    "What a voice must not say, and ways of writing it that sound the same.")
            .example("{ faggot: [fag it, fa gut] }");

    static final Key<List<Entry<Placed<String>>>> CATEGORIES = Key.of(
                    "categories",
                    Kinds.entries(CommonKeys.CATEGORY.as(Object::toString), LABEL.placed(), 500),
                    "What explanations call each category. One without a name of its own is called by the one above it.")
            .example("{ hate/slur: a slur }");

    static final Key<List<Entry<Placed<String>>>> CONTEXTS = Key.of(
                    "contexts",
                    Kinds.entries(CommonKeys.ID, LABEL.placed(), 500),
                    "What explanations call each context; `none` is said where there is none.")
            .example("{ place-name: a real place name }");

    static final Shape LANGUAGE_FILE = Shape.of(
            "language",
            "What is needed to read rules in a language and to speak about decisions in it.",
            LANGUAGE,
            REFUSAL,
            SOMEONE,
            INFLECTIONS,
            LINKS,
            ORDINARY,
            SOUNDS,
            SPOKEN,
            CATEGORIES,
            CONTEXTS);

    static final Key<String> GROUP_ID = Key.required(
            "id", CommonKeys.ID, "A name that frames, rules and phrases refer to; the same in every language.", "jews");

    static final Key<String> KIND = Key.of(
                    "kind",
                    CommonKeys.ID,
                    "What kind of somebody or something this is, for frames that are about all of a kind. `pronoun`, `subject` and `object` stand for whom the words around name.")
            .standard("protected");

    static final Key<String> CALL =
            Key.of("call", LABEL, "What explanations say for {target}.").example("Jewish people");

    static final Key<List<Placed<String>>> NAMES = Key.required(
            "names",
            CommonKeys.PHRASES,
            "What they are called in texts. `(a|b|)` stands for alternatives.",
            "[jew, jews, jewish people]");

    static final Key<List<Placed<String>>> ADJECTIVES = Key.of(
                    "adjectives",
                    CommonKeys.PHRASES,
                    "Names that are adjectives of things, too, in a language where those stand behind their noun. They name people only at the beginning of a clause or behind a word of the link `before-people` of the language.")
            .standard(List.of())
            .example("[asiatique, asiatiques]");

    static final Shape GROUP = Shape.of(
            "group", "Somebody or something that can be spoken of.", GROUP_ID, KIND, CALL, NAMES, ADJECTIVES, INFLECT);

    static final Key<List<Fields>> GROUPS = Key.required(
            "groups",
            Kinds.list(Kinds.mapping(() -> GROUP), CommonKeys.MOST),
            "Who can be spoken of.",
            "[{ id: jews, call: Jews, names: [jew, jews] }]");

    static final Shape GROUP_FILE = Shape.of(
            "groups", "Who can be spoken of in a language: protected groups, persons, events.", LANGUAGE, GROUPS);

    private LanguageKeys() {}
}

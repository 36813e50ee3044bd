package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Key;
import dev.greenroom.yaml.Kind;
import dev.greenroom.yaml.Kinds;
import dev.greenroom.yaml.Placed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kinds of values and keys that several kinds of rule files share. */
final class CommonKeys {
    static final int LONGEST_PHRASE = 600;

    /** At most so many items stand in one list. */
    static final int MOST = 5_000;

    /** A name that other files or rules refer to. */
    static final Kind<String> ID = Kinds.matching(
            "a short name of letters, digits, '-', '_' and '.'", "[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,63}");

    static final Kind<String> TAG =
            Kinds.matching("a language's tag of two or three letters such as 'fr'", "[a-z]{2,3}");

    static final Kind<Category> CATEGORY = Kinds.matching(
                    "a category, lower-case words joined by '/' such as 'hate/slur'", "[a-z0-9-]+(/[a-z0-9-]+)*")
            .as(Category::new);

    static final Kind<Double> UNIT = Kinds.number(0, 1);

    static final Kind<List<Placed<String>>> PHRASES =
            Kinds.oneOrMore(Kinds.phrase(LONGEST_PHRASE).placed(), MOST);

    /** One or several names that something else gives; where each stands is remembered. */
    static final Kind<List<Placed<String>>> NAMES =
            Kinds.oneOrMore(Kinds.text(200).placed(), MOST);

    /** A sentence in several languages, by tag. */
    static final Kind<List<Entry<String>>> BY_LANGUAGE = Kinds.entries(TAG, Kinds.text(1_000), 50);

    static final Key<String> LANGUAGE = Key.required(
            "language", TAG, "The language of the words in this file, as a tag of two or three letters.", "fr");

    static final Key<String> INFLECT = Key.of(
                    "inflect",
                    Kinds.text(60),
                    "Name of an inflection of the language (see languages/): the phrase is found with each of its endings.")
            .example("noun");

    /** What {@code deed} means, of terms and frames alike. */
    static final String ABOUT_DEED =
            "Whether saying it does it (an order to the avatar, a bait). Then negation, quotation and the like change nothing; only cues with `to: deeds` do.";

    private CommonKeys() {}

    /** Values by the names that stand before them, in the order of the file. */
    static <T> Map<String, T> byName(List<Entry<T>> entries) {
        Map<String, T> byName = new LinkedHashMap<>();
        entries.forEach(entry -> byName.put(entry.name(), entry.value()));
        return byName;
    }
}

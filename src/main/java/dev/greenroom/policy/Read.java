package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Element;
import dev.greenroom.yaml.Nearest;
import dev.greenroom.yaml.YamlItem;
import dev.greenroom.yaml.YamlMap;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What several readers of rule files need: required keys, languages, categories, phrases. */
final class Read {
    private static final int LONGEST_PHRASE = 600;

    private Read() {}

    static String language(YamlMap file) {
        Optional<String> tag = file.string("language");
        if (tag.isEmpty()) {
            file.missing("language", "the language's tag, such as 'fr'");
            return "und";
        }
        if (!tag.get().matches("[a-z]{2,3}")) {
            file.problem(
                    "language",
                    "bad-language",
                    "a language is a tag of two or three letters such as 'fr', found '" + tag.get() + "'");
        }
        return tag.get();
    }

    static String required(YamlMap map, String key, String expected) {
        Optional<String> value = map.string(key);
        if (value.isEmpty() && !map.keys().contains(key)) {
            map.missing(key, expected);
        }
        return value.orElse("?");
    }

    static Optional<Category> category(YamlMap map, String key) {
        return map.string(key).flatMap(path -> {
            try {
                return Optional.of(new Category(path));
            } catch (IllegalArgumentException e) {
                map.problem(key, "bad-category", String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /** Adds the phrases that an item stands for, each with the element that {@code meaning} makes of it. */
    static void phrases(
            Pack pack, YamlItem item, String language, List<String> endings, Function<Pack.Written, Element> meaning) {
        Optional<String> text = item.text();
        if (text.isEmpty()) {
            item.problem("wrong-type", "this should be a text");
            return;
        }
        if (text.get().length() > LONGEST_PHRASE) {
            item.problem("too-long", "a phrase has at most " + LONGEST_PHRASE + " characters");
            return;
        }
        for (Pack.Written written : pack.write(item, text.get(), language, endings)) {
            if (!pack.detector.phrase(written.phrase(), meaning.apply(written))) {
                item.problem("empty-phrase", "'" + text.get() + "' has no letter, digit or symbol that could be found");
                return;
            }
        }
    }

    /** Tells that a name is not known, with the nearest one that is. */
    static String unknown(String what, String name, Collection<String> known) {
        return "'" + name + "' is not a " + what + " that the rule files know; "
                + Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(known.isEmpty() ? "there is none yet" : "known: " + String.join(", ", known));
    }
}

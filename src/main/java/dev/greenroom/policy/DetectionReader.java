package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Element;
import dev.greenroom.detect.Element.Order;
import dev.greenroom.detect.Element.Scope;
import dev.greenroom.text.Views;
import dev.greenroom.yaml.YamlItem;
import dev.greenroom.yaml.YamlMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code lexicons/}, {@code predicates/}, {@code cues/}, {@code frames/} and {@code contexts/}. */
final class DetectionReader {
    private static final Category UNKNOWN = new Category("unknown");

    private DetectionReader() {}

    /** What a term list says of all its terms, and a term may say for itself. */
    private record Weights(
            Category category,
            double severity,
            double sureness,
            @Nullable Double exposure,
            boolean relation,
            boolean reclaimed,
            @Nullable String target,
            List<String> endings) {

        static Weights read(YamlMap map, Pack pack, String language, Weights otherwise) {
            return new Weights(
                    Read.category(map, "category").orElse(otherwise.category),
                    map.number("severity", 0, 1).orElse(otherwise.severity),
                    map.number("sureness", 0, 1).orElse(otherwise.sureness),
                    map.number("exposure", 0, 1).orElse(otherwise.exposure),
                    map.bool("relation").orElse(otherwise.relation),
                    map.bool("reclaimed").orElse(otherwise.reclaimed),
                    map.string("target").orElse(otherwise.target),
                    pack.endings(map, language, otherwise.endings));
        }

        Element.Term term(String id, String entry, Pack.Written written) {
            String about = written.target().isEmpty() ? target : written.target();
            double seen = exposure == null ? severity * sureness : exposure;
            return new Element.Term(id, entry, category, severity, sureness, seen, relation, reclaimed, about);
        }
    }

    static void lexicon(YamlMap file, Pack pack) {
        String language = Read.language(file);
        String id = language + "/" + Read.required(file, "lexicon", "the list's name, such as 'slurs'");
        Weights none = new Weights(UNKNOWN, 0.5, 0.9, null, false, false, null, List.of(""));
        Weights all = Weights.read(file, pack, language, none);
        if (!file.keys().contains("category")) {
            file.missing("category", "the category of the terms, such as 'hate/slur'");
        }
        for (YamlItem item : file.mixed("terms")) {
            Optional<YamlMap> map = item.map();
            Weights own = map.map(m -> Weights.read(m, pack, language, all)).orElse(all);
            List<YamlItem> texts = map.map(m -> m.mixed("text")).orElse(List.of(item));
            String entry = texts.isEmpty() ? "" : texts.get(0).text().orElse("");
            pack.entries.add(new Contents.Entry(id, entry));
            texts.forEach(text -> Read.phrases(pack, text, language, own.endings, w -> own.term(id, entry, w)));
            map.ifPresent(m -> {
                if (!m.keys().contains("text")) {
                    m.missing("text", "the word or phrase that is looked for");
                }
                m.mixed("forms")
                        .forEach(form -> Read.phrases(pack, form, language, List.of(""), w -> own.term(id, entry, w)));
                m.finish();
            });
            pack.categories.add(own.category.path());
        }
        file.finish();
    }

    static void predicates(YamlMap file, Pack pack) {
        String language = Read.language(file);
        for (YamlMap map : file.maps("predicates")) {
            String id = Read.required(map, "id", "a short name such as 'should-die'");
            pack.predicates.add(id);
            List<String> endings = pack.endings(map, language, List.of(""));
            for (YamlItem item : map.mixed("phrases")) {
                Read.phrases(pack, item, language, endings, w -> new Element.Predicate(id, false));
            }
            for (YamlItem item : map.mixed("when_negated")) {
                Read.phrases(pack, item, language, endings, w -> new Element.Predicate(id, true));
            }
            map.finish();
        }
        file.finish();
    }

    static void cues(YamlMap file, Pack pack) {
        String language = Read.language(file);
        for (YamlMap map : file.maps("cues")) {
            String context = Read.required(map, "context", "what the cue makes of a finding, such as 'negated'");
            pack.contexts.add(context);
            Set<String> to = new HashSet<>(map.strings("to"));
            Element.Cue cue = new Element.Cue(
                    context,
                    map.oneOf("scope", List.of("words", "sentence", "neighbours", "text"))
                            .map(name -> Scope.valueOf(name.toUpperCase(Locale.ROOT)))
                            .orElse(Scope.SENTENCE),
                    map.integer("before", 0, 50).orElse(0),
                    map.integer("after", 0, 50).orElse(0),
                    map.number("harm", 0, 1).orElse(1.0),
                    map.bool("quoted").orElse(false),
                    to.isEmpty() || to.contains("relations"),
                    to.isEmpty() || to.contains("words"));
            for (YamlItem item : map.mixed("phrases")) {
                Read.phrases(pack, item, language, List.of(""), w -> cue);
            }
            map.finish();
        }
        file.finish();
    }

    static void frames(YamlMap file, Pack pack) {
        for (YamlMap map : file.maps("frames")) {
            double severity = map.number("severity", 0, 1).orElse(0.8);
            double sureness = map.number("sureness", 0, 1).orElse(0.9);
            Optional<Category> category = Read.category(map, "category");
            if (category.isEmpty()) {
                map.missing("category", "the category of what the frame sees, such as 'hate/threat'");
            }
            pack.categories.add(category.orElse(UNKNOWN).path());
            Set<String> targets = known(map, "targets", "target or kind of targets", pack.targets, pack.kinds);
            Set<String> predicates = known(map, "predicates", "predicate", pack.predicates, Set.of());
            String id = Read.required(map, "id", "a short name such as 'wish-of-death'");
            pack.entries.add(new Contents.Entry(id, ""));
            pack.detector.frame(new Element.Frame(
                    id,
                    category.orElse(UNKNOWN),
                    severity,
                    sureness,
                    map.number("exposure", 0, 1).orElse(severity * sureness * 0.6),
                    predicates,
                    targets,
                    map.oneOf("order", List.of("target-first", "predicate-first", "any"))
                            .map(name -> Order.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT)))
                            .orElse(Order.ANY),
                    map.integer("near", 0, 30).orElse(4),
                    known(map, "link", "link", pack.links, Set.of()).stream()
                            .findFirst()
                            .orElse(null),
                    map.bool("from_question").orElse(false)));
            map.finish();
        }
        file.finish();
    }

    private static Set<String> known(YamlMap map, String key, String what, Set<String> known, Set<String> alsoKnown) {
        Set<String> names = new HashSet<>();
        for (YamlItem item : map.mixed(key)) {
            String name = item.text().orElse("");
            names.add(name);
            if (!known.contains(name) && !alsoKnown.contains(name)) {
                Set<String> all = new java.util.LinkedHashSet<>(alsoKnown);
                all.addAll(known);
                item.problem("unknown-name", Read.unknown(what, name, all));
            }
        }
        return names;
    }

    static void contexts(YamlMap file, Pack pack) {
        for (YamlMap map : file.maps("contexts")) {
            String id = Read.required(map, "id", "what kind of names these are, such as 'place-name'");
            pack.contexts.add(id);
            double harm = map.number("harm", 0, 1).orElse(0.1);
            boolean exposed = map.bool("exposed").orElse(true);
            List<String> needs = map.strings("needs_near");
            for (YamlItem item : map.mixed("names")) {
                name(item, pack, id, harm, exposed, needs);
            }
            map.finish();
        }
        file.finish();
    }

    private static void name(YamlItem item, Pack pack, String id, double harm, boolean exposed, List<String> needs) {
        Optional<YamlMap> map = item.map();
        List<String> own =
                map.map(m -> m.strings("needs_near")).filter(l -> !l.isEmpty()).orElse(needs);
        boolean seen = map.flatMap(m -> m.bool("exposed")).orElse(exposed);
        Element.Name name = new Element.Name(
                id, own.stream().map(Views::phrase).filter(p -> !p.isBlank()).toList(), harm, seen);
        List<YamlItem> texts = map.map(m -> m.mixed("text")).orElse(List.of(item));
        texts.forEach(text -> Read.phrases(pack, text, "und", List.of(""), w -> name));
        map.ifPresent(m -> {
            m.texts("say_instead");
            m.string("source");
            m.finish();
        });
    }
}

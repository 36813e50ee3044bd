package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Element;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Placed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code lexicons/}: words and phrases that are a finding by themselves. */
final class LexiconReader {
    private static final Category UNKNOWN = new Category("unknown");

    private LexiconReader() {}

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

        static Weights ofList(Fields list, Pack pack, String language) {
            return new Weights(
                    list.get(LexiconKeys.CATEGORY).orElse(UNKNOWN),
                    list.value(LexiconKeys.SEVERITY),
                    list.value(LexiconKeys.SURENESS),
                    list.get(LexiconKeys.EXPOSURE).orElse(null),
                    list.value(LexiconKeys.RELATION),
                    list.value(LexiconKeys.RECLAIMED),
                    target(list, pack),
                    pack.endings(list, language, List.of("")));
        }

        Weights of(Fields term, Pack pack, String language) {
            String own = target(term, pack);
            return new Weights(
                    term.get(LexiconKeys.OWN_CATEGORY).orElse(category),
                    term.get(LexiconKeys.SEVERITY).orElse(severity),
                    term.get(LexiconKeys.SURENESS).orElse(sureness),
                    term.get(LexiconKeys.EXPOSURE).orElse(exposure),
                    term.get(LexiconKeys.RELATION).orElse(relation),
                    term.get(LexiconKeys.RECLAIMED).orElse(reclaimed),
                    own == null ? target : own,
                    pack.endings(term, language, endings));
        }

        private static @Nullable String target(Fields fields, Pack pack) {
            List<Placed<String>> named = fields.get(LexiconKeys.TARGET).stream().toList();
            Read.known(named, "target", RuleProblem.UNKNOWN_TARGET, pack.targets);
            return named.isEmpty() ? null : named.get(0).value();
        }

        Element.Term term(String id, Pack.Written written) {
            String about = written.target().isEmpty() ? target : written.target();
            double seen = exposure == null ? severity * sureness : exposure;
            return new Element.Term(id, category, severity, sureness, seen, relation, reclaimed, about);
        }
    }

    static void lexicon(Fields file, Pack pack) {
        String language = file.get(CommonKeys.LANGUAGE).orElse(Pack.NO_LANGUAGE);
        String id = language + "/" + file.get(LexiconKeys.LEXICON).orElse(Read.NAMELESS);
        Weights all = Weights.ofList(file, pack, language);
        for (Fields term : file.all(LexiconKeys.TERMS)) {
            Weights own = all.of(term, pack, language);
            Read.phrases(pack, term.all(LexiconKeys.TEXT), language, own.endings, w -> own.term(id, w));
            Read.phrases(pack, term.all(LexiconKeys.FORMS), language, List.of(""), w -> own.term(id, w));
            pack.categories.add(own.category.path());
        }
    }
}

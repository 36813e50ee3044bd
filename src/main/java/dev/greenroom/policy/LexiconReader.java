package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Context;
import dev.greenroom.detect.Element;
import dev.greenroom.detect.PhraseSet;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
            boolean deed,
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
                    list.value(LexiconKeys.DEED),
                    target(list, pack),
                    pack.endings(list, language, List.of("")));
        }

        /** What a term or a sense says for itself. */
        Weights of(Fields term, Pack pack, String language) {
            String own = target(term, pack);
            return new Weights(
                    term.get(LexiconKeys.OWN_CATEGORY).orElse(category),
                    term.get(LexiconKeys.SEVERITY).orElse(severity),
                    term.get(LexiconKeys.SURENESS).orElse(sureness),
                    term.get(LexiconKeys.EXPOSURE).orElse(exposure),
                    term.knows(LexiconKeys.RELATION)
                            ? term.get(LexiconKeys.RELATION).orElse(relation)
                            : relation,
                    term.knows(LexiconKeys.RECLAIMED)
                            ? term.get(LexiconKeys.RECLAIMED).orElse(reclaimed)
                            : reclaimed,
                    term.knows(LexiconKeys.DEED) ? term.get(LexiconKeys.DEED).orElse(deed) : deed,
                    own == null ? target : own,
                    term.knows(CommonKeys.INFLECT) ? pack.endings(term, language, endings) : endings);
        }

        private static @Nullable String target(Fields fields, Pack pack) {
            List<Placed<String>> named = fields.get(LexiconKeys.TARGET).stream().toList();
            Read.known(named, "target", RuleProblem.UNKNOWN_TARGET, pack.targets);
            named.forEach(target -> pack.ledger.used(Ledger.Thing.GROUP, target.value()));
            return named.isEmpty() ? null : named.get(0).value();
        }

        Element.Term term(String id, String entry, Pack.Written written, List<Element.Sense> senses) {
            String about = written.target().isEmpty() ? target : written.target();
            double seen = exposure == null ? severity * sureness : exposure;
            return new Element.Term(
                    id, entry, category, severity, sureness, seen, relation, reclaimed, about, senses, deed);
        }
    }

    static void lexicon(Fields file, Pack pack) {
        String language = file.get(CommonKeys.LANGUAGE).orElse(Pack.NO_LANGUAGE);
        String id = language + "/" + file.get(LexiconKeys.LEXICON).orElse(Read.NAMELESS);
        Weights all = Weights.ofList(file, pack, language);
        for (Fields term : file.all(LexiconKeys.TERMS)) {
            term(term, id, language, all, pack);
        }
    }

    private static void term(Fields term, String id, String language, Weights all, Pack pack) {
        Weights own = all.of(term, pack, language);
        pack.category(own.category, term.place(LexiconKeys.OWN_CATEGORY), own.severity * own.sureness);
        List<Placed<String>> texts = term.all(LexiconKeys.TEXT);
        List<Placed<String>> patterns = term.all(LexiconKeys.PATTERN);
        String entry = Stream.concat(texts.stream(), patterns.stream())
                .findFirst()
                .map(Placed::value)
                .orElse("");
        pack.entries.add(new Contents.Entry(id, entry));
        pack.ledger.term(new Contents.Entry(id, entry), term.place());
        List<Meaning> meanings = meanings(term, own, language, pack);
        Function<Pack.Written, Element.Term> element = written -> own.term(
                id,
                entry,
                written,
                meanings.stream().map(m -> m.sense(id, entry, written)).toList());
        Read.phrases(pack, texts, language, own.endings, element::apply);
        Read.phrases(pack, term.all(LexiconKeys.FORMS), language, List.of(""), element::apply);
        for (Placed<String> pattern : patterns) {
            pack.spelling(pattern, element.apply(new Pack.Written(new PhraseSet.Text(pattern.value()), "")));
        }
    }

    /** A sense as it was read, before the phrases of its term are known. */
    private record Meaning(
            List<String> near, Weights weights, @Nullable Context context) {
        Element.Sense sense(String id, String entry, Pack.Written written) {
            return new Element.Sense(near, weights.term(id, entry, written, List.of()), context);
        }
    }

    private static List<Meaning> meanings(Fields term, Weights own, String language, Pack pack) {
        List<Meaning> meanings = new ArrayList<>();
        for (Fields sense : term.all(LexiconKeys.SENSES)) {
            List<String> near = Read.folded(sense.all(LexiconKeys.NEAR));
            Weights weights = own.of(sense, pack, language);
            pack.category(weights.category, sense.place(LexiconKeys.OWN_CATEGORY), weights.severity * weights.sureness);
            if (!near.isEmpty()) {
                meanings.add(new Meaning(near, weights, context(sense, pack)));
            }
        }
        return meanings;
    }

    private static @Nullable Context context(Fields sense, Pack pack) {
        if (!sense.value(LexiconKeys.HARMLESS)) {
            return null;
        }
        String context = sense.value(LexiconKeys.SENSE_CONTEXT);
        pack.contexts.add(context);
        return new Context(context, "", 0, sense.value(LexiconKeys.SENSE_EXPOSED));
    }
}

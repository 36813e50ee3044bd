package dev.greenroom.policy;

import dev.greenroom.detect.Element;
import dev.greenroom.yaml.Entry;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code languages/} and {@code groups/}: a language's inflections and labels, and who can be spoken of. */
final class LanguageReader {
    private LanguageReader() {}

    static void language(Fields file, Pack pack) {
        String tag = file.get(CommonKeys.LANGUAGE).orElse(Pack.NO_LANGUAGE);
        Map<String, List<String>> inflections = new LinkedHashMap<>();
        file.all(LanguageKeys.INFLECTIONS).forEach(entry -> inflections.put(entry.name(), texts(entry.value())));
        pack.inflections.put(tag, inflections);
        for (Entry<List<Placed<String>>> link : file.all(LanguageKeys.LINKS)) {
            pack.links.add(link.name());
            pack.ledger.defined(Ledger.Thing.LINK, link.name(), link.key());
            Element element = new Element.Link(link.name(), tag);
            Read.phrases(pack, link.value(), tag, List.of(""), phrase -> element);
        }
        file.get(LanguageKeys.ORDINARY).orElse(List.of()).forEach(pack.detector::ordinary);
        List<String> sounds = file.get(LanguageKeys.SOUNDS).orElse(List.of());
        for (Entry<List<String>> written : file.all(LanguageKeys.SPOKEN)) {
            written.value().forEach(said -> pack.detector.spoken(sounds, said, written.name()));
        }
        Map<String, String> categories = labels(file.all(LanguageKeys.CATEGORIES));
        pack.categories.addAll(categories.keySet());
        pack.labels.put(
                tag,
                new Wording.Labels(
                        categories,
                        labels(file.all(LanguageKeys.CONTEXTS)),
                        pack.targetLabels.computeIfAbsent(tag, key -> new HashMap<>()),
                        file.value(LanguageKeys.SOMEONE),
                        file.get(LanguageKeys.REFUSAL).orElse("")));
    }

    static void groups(Fields file, Pack pack) {
        String tag = file.get(CommonKeys.LANGUAGE).orElse(Pack.NO_LANGUAGE);
        file.all(LanguageKeys.GROUPS).forEach(group -> group(group, tag, pack));
    }

    private static void group(Fields group, String tag, Pack pack) {
        String id = group.get(LanguageKeys.GROUP_ID).orElse(Read.NAMELESS);
        String kind = group.value(LanguageKeys.KIND);
        pack.targets.add(id);
        pack.groupKinds.putIfAbsent(id, kind);
        pack.ledger.defined(Ledger.Thing.GROUP, id, group.place(LanguageKeys.GROUP_ID));
        pack.kinds.add(kind);
        group.get(LanguageKeys.CALL)
                .ifPresent(call -> pack.targetLabels
                        .computeIfAbsent(tag, key -> new HashMap<>())
                        .put(id, call));
        List<String> endings = pack.endings(group, tag, List.of(""));
        names(group.all(LanguageKeys.NAMES), new Element.Target(id, kind), tag, endings, pack);
        names(group.all(LanguageKeys.ADJECTIVES), new Element.Target(id, kind, true), tag, endings, pack);
    }

    private static void names(
            List<Placed<String>> names, Element.Target target, String tag, List<String> endings, Pack pack) {
        Map<String, List<Pack.Named>> known = pack.names.computeIfAbsent(tag, key -> new HashMap<>());
        Read.phrases(pack, names, tag, endings, phrase -> {
            List<Pack.Named> named = phrase.phrases().all().stream()
                    .map(name -> new Pack.Named(name, target.id()))
                    .toList();
            known.computeIfAbsent(target.kind(), key -> new ArrayList<>()).addAll(named);
            known.computeIfAbsent(target.id(), key -> new ArrayList<>()).addAll(named);
            return target;
        });
    }

    private static Map<String, String> labels(List<Entry<Placed<String>>> entries) {
        Map<String, String> labels = new LinkedHashMap<>();
        entries.forEach(entry -> labels.put(entry.name(), entry.value().value()));
        return labels;
    }

    private static List<String> texts(List<Placed<String>> placed) {
        return placed.stream().map(Placed::value).toList();
    }
}

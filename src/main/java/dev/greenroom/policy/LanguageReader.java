package dev.greenroom.policy;

import dev.greenroom.detect.Element;
import dev.greenroom.yaml.YamlItem;
import dev.greenroom.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code languages/} and {@code groups/}: a language's inflections and labels, and who can be spoken of. */
final class LanguageReader {
    private LanguageReader() {}

    static void language(YamlMap file, Pack pack) {
        String tag = Read.language(file);
        Map<String, List<String>> inflections = new HashMap<>();
        file.map("inflections").ifPresent(map -> {
            for (String name : map.keys()) {
                inflections.put(name, map.strings(name));
            }
        });
        pack.inflections.put(tag, inflections);
        file.map("links").ifPresent(map -> {
            for (String name : map.keys()) {
                pack.links.add(name);
                for (YamlItem item : map.mixed(name)) {
                    Read.phrases(pack, item, tag, List.of(""), phrase -> new Element.Link(name));
                }
            }
        });
        file.strings("ordinary").forEach(pack.detector::ordinary);
        List<String> sounds = file.strings("sounds");
        file.map("spoken").ifPresent(map -> {
            for (String written : map.keys()) {
                map.strings(written).forEach(said -> pack.detector.spoken(sounds, said, written));
            }
        });
        Map<String, String> categories = file.texts("categories");
        pack.categories.addAll(categories.keySet());
        Map<String, String> contexts = file.texts("contexts");
        pack.labels.put(
                tag,
                new Wording.Labels(
                        categories,
                        contexts,
                        pack.targetLabels.computeIfAbsent(tag, key -> new HashMap<>()),
                        file.string("someone").orElse("?"),
                        file.string("refusal").orElse("")));
        if (file.string("refusal").isEmpty()) {
            file.missing("refusal", "the line that is said in the place of what was blocked");
        }
        file.finish();
    }

    static void groups(YamlMap file, Pack pack) {
        String tag = Read.language(file);
        for (YamlMap group : file.maps("groups")) {
            group(group, tag, pack);
        }
        file.finish();
    }

    private static void group(YamlMap group, String tag, Pack pack) {
        String id = Read.required(group, "id", "a short name such as 'jews'");
        String kind = group.string("kind").orElse("protected");
        Element.Target target = new Element.Target(id, kind);
        pack.targets.add(id);
        pack.kinds.add(kind);
        group.string("call")
                .ifPresent(call -> pack.targetLabels
                        .computeIfAbsent(tag, key -> new HashMap<>())
                        .put(id, call));
        List<String> endings = pack.endings(group, tag, List.of(""));
        Map<String, List<Pack.Named>> byKind = pack.names.computeIfAbsent(tag, key -> new HashMap<>());
        for (YamlItem item : group.mixed("names")) {
            Read.phrases(pack, item, tag, endings, phrase -> {
                Pack.Named named = new Pack.Named(phrase.phrase(), id);
                byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(named);
                byKind.computeIfAbsent(id, key -> new ArrayList<>()).add(named);
                return target;
            });
        }
        group.finish();
    }
}

package dev.greenroom.app.rules;

import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names by which findings tell what the author's own files describe. */
final class OwnLists {
    /** Where things with an {@code id} of their own are listed, by folder. */
    private static final Map<String, String> LISTED = Map.of("frames/", "frames", "contexts/", "contexts");

    private OwnLists() {}

    /** The term lists such as {@code en/slurs}, and the ids of frames and contexts, cues' contexts among them. */
    static Set<String> of(RuleSet rules) {
        Set<String> names = new TreeSet<>();
        for (String path : rules.own()) {
            String text = rules.files().getOrDefault(path, "");
            new YamlFile(path, text, new Problems()).readMap().ifPresent(file -> add(names, path, file));
        }
        return names;
    }

    private static void add(Set<String> names, String path, YamlMap file) {
        if (path.startsWith("lexicons/")) {
            Optional<String> list = file.string("lexicon");
            list.ifPresent(name -> names.add(file.string("language").orElse("und") + "/" + name));
        }
        if (path.startsWith("cues/")) {
            file.maps("cues").forEach(cue -> cue.string("context").ifPresent(names::add));
        }
        LISTED.forEach((folder, key) -> {
            List<YamlMap> items = path.startsWith(folder) ? file.maps(key) : List.of();
            items.forEach(item -> item.string("id").ifPresent(names::add));
        });
    }
}

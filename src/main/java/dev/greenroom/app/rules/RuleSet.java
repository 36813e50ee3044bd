package dev.greenroom.app.rules;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.yaml.Problems;
import dev.greenroom.yaml.YamlFile;
import dev.greenroom.yaml.YamlMap;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rule files that a tool works on.
 *
 * @param files texts by path relative to the rules' folder
 * @param own the paths that come from the author's folder; all of them where there is no such folder
 * @param policies the policies that the files declare by name, each with its file; those of files that are not YAML
 *     are missing
 */
public record RuleSet(SortedMap<String, String> files, Set<String> own, SortedMap<String, String> policies) {
    static final String POLICIES = "policies/";

    public RuleSet {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        own = Set.copyOf(own);
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    /**
     * Reads them. Blocks on the disk.
     *
     * @throws IOException with a message for the author when a folder or file cannot be read
     */
    public static RuleSet read(RuleFiles source) throws IOException {
        Set<String> own = source.readOverlay().keySet();
        Map<String, String> files = source.read();
        return of(files, own);
    }

    /** @param own the paths of the author's files; empty when there is no folder of theirs */
    static RuleSet of(Map<String, String> files, Set<String> own) {
        return new RuleSet(new TreeMap<>(files), own.isEmpty() ? files.keySet() : own, policies(files));
    }

    private static SortedMap<String, String> policies(Map<String, String> files) {
        SortedMap<String, String> policies = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.startsWith(POLICIES)) {
                name(path, text).ifPresent(name -> policies.put(name, path));
            }
        });
        return policies;
    }

    private static Optional<String> name(String path, String text) {
        Optional<YamlMap> map = new YamlFile(path, text, new Problems()).readMap();
        return map.flatMap(file -> file.string("policy"));
    }
}

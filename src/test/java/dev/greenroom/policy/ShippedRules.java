package dev.greenroom.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rule files of this repository, for tests. */
public final class ShippedRules {
    private static final Path FOLDER = Path.of("rules");

    private static final Map<String, Compilation> COMPILED = new TreeMap<>();

    private ShippedRules() {}

    public static Map<String, String> files() {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                files.put(FOLDER.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policies that ship. */
    public static List<String> names() {
        return files().keySet().stream()
                .filter(path -> path.startsWith("policies/"))
                .map(path -> path.replaceAll("policies/|\\.yaml", ""))
                .toList();
    }

    /** A shipped policy, compiled once for all tests. */
    public static synchronized Policy policy(String name) {
        if (COMPILED.isEmpty()) {
            COMPILED.putAll(PolicyCompiler.compileAll(files(), names(), LocalDate.EPOCH));
        }
        Compilation compilation = COMPILED.get(name);
        if (compilation instanceof Compilation.Rejected rejected) {
            StringBuilder all = new StringBuilder();
            rejected.problems().forEach(problem -> all.append(problem.format()).append('\n'));
            throw new AssertionError(all.toString());
        }
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.policy();
        }
        throw new AssertionError("there is no shipped policy '" + name + "'");
    }
}

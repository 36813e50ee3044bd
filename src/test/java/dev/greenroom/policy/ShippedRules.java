package dev.greenroom.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rule files of this repository, for tests. */
public final class ShippedRules {
    private static final Path FOLDER = Path.of("rules");

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

    public static Policy policy(String name) {
        Compilation compilation = PolicyCompiler.compile(files(), name);
        if (compilation instanceof Compilation.Rejected rejected) {
            StringBuilder all = new StringBuilder();
            rejected.problems().forEach(problem -> all.append(problem.format()).append('\n'));
            throw new AssertionError(all.toString());
        }
        return ((Compilation.Compiled) compilation).policy();
    }
}

package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.yaml.Code;
import dev.greenroom.yaml.Problem;
import dev.greenroom.yaml.YamlProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every message that an author of rules can see, word for word. A case is a folder of rule files, laid over the small
 * ones in {@code policy/base}, and {@code expected.txt}.
 */
class GoldenErrorsTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "policy");
    private static final Path CASES = RESOURCES.resolve("errors");
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final String EXPECTED = "expected.txt";

    /** With it, the expected texts are written instead of compared: read them before you commit them. */
    private static final boolean WRITE = Boolean.getBoolean("greenroom.write");

    @TestFactory
    Stream<DynamicTest> every_mistake_is_told_as_expected() throws IOException {
        return cases().stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(), () -> compare(folder.resolve(EXPECTED), told(folder))));
    }

    @Test
    void every_code_has_a_case_that_shows_it() throws IOException {
        TreeSet<String> shown = new TreeSet<>();
        for (Path folder : cases()) {
            problems(folder).forEach(problem -> shown.add(problem.code()));
        }
        TreeSet<String> known = new TreeSet<>();
        for (Code code : YamlProblem.values()) {
            known.add(code.id());
        }
        for (Code code : RuleProblem.values()) {
            known.add(code.id());
        }
        assertThat(shown).containsExactlyElementsOf(known);
    }

    @Test
    void there_are_enough_cases_to_trust_them() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
    }

    private static void compare(Path expected, String told) throws IOException {
        if (WRITE) {
            Files.writeString(expected, told);
        }
        assertThat(expected)
                .as("write it anew with: mvn test -Dtest=GoldenErrorsTest -Dgreenroom.write=true")
                .content()
                .isEqualTo(told);
    }

    private static String told(Path folder) {
        return problems(folder).stream().map(Problem::format).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<Problem> problems(Path folder) {
        Map<String, String> files = new TreeMap<>(read(RESOURCES.resolve("base")));
        files.putAll(read(folder));
        Compilation compilation = PolicyCompiler.compile(files, "mine", TODAY);
        return compilation instanceof Compilation.Rejected rejected
                ? rejected.problems()
                : ((Compilation.Compiled) compilation).warnings();
    }

    /** Bytes that are no UTF-8 are replaced, as {@code RuleFiles} does. */
    private static Map<String, String> read(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return new ArrayList<>(folders.sorted().toList());
        }
    }
}

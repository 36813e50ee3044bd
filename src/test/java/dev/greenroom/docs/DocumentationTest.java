package dev.greenroom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.config.ConfigExample;
import dev.greenroom.app.config.ConfigReader;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.RuleTest;
import dev.greenroom.policy.ShippedRules;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of settings, rules, files and classes is true. */
class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+)[ ]?([^\\n]*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern VARIABLE = Pattern.compile("GREENROOM_[A-Z_]*[A-Z]");
    /** An option and its value, the text, and what came of it. */
    private static final Pattern CHECKED =
            Pattern.compile("greenroom check (?:--(\\w+) (\"[^\"]*\"|\\w+) (?:\\\\\\n *)?)?\"([^\"]*)\"\\n *(\\{.*})");

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.([a-z]\\w*))?`");
    private static final Pattern DRAWN =
            Pattern.compile("\\b([A-Z][a-z]+(?:[A-Z]\\w*|(?=\\.[a-z])))(?:\\.([a-z]\\w*))?");

    @TempDir
    Path folder;

    @Test
    void settings_on_a_page_can_be_read() throws Exception {
        List<String> blocks = new ArrayList<>();
        each((page, text) -> BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(2).equals("config"))
                .forEach(block -> blocks.add(block.group(3))));
        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            Path file = Files.writeString(folder.resolve("page.yaml"), block);
            assertThat(ConfigReader.read(file, Map.of(), List.of()).warnings()).isEmpty();
        }
    }

    /** A block that nothing reads goes out of date unseen. */
    @Test
    void every_yaml_block_is_either_settings_or_a_rule_file() throws Exception {
        each((page, text) -> BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).matches("ya?ml"))
                .forEach(block -> assertThat(block.group(2))
                        .as("%s: mark this block as 'yaml config' or 'yaml rules=PATH':\n%s", page, block.group(3))
                        .matches("config|rules=[a-z][\\w/.-]*\\.yaml")));
    }

    @Test
    void the_example_file_can_be_read() throws Exception {
        Path example = Path.of("docs", "greenroom.example.yaml");
        assertThat(ConfigReader.read(example, Map.of(), List.of()).warnings()).isEmpty();
    }

    @Test
    void rules_on_a_page_compile_and_pass_their_tests() throws Exception {
        List<Path> withRules = new ArrayList<>();
        each((page, text) -> {
            Map<String, String> own = rules(text);
            if (!own.isEmpty()) {
                withRules.add(page);
                passTheirTests(page, own);
            }
        });
        assertThat(withRules).isNotEmpty();
    }

    /** The policies that a page shows; those that come with Greenroom where it shows none. */
    private static List<String> policies(Map<String, String> own) {
        List<String> names = own.keySet().stream()
                .filter(path -> path.startsWith("policies/"))
                .map(path -> path.substring("policies/".length()).replace(".yaml", ""))
                .toList();
        return names.isEmpty() ? List.of("twitch") : names;
    }

    private static void passTheirTests(Path page, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(ShippedRules.files());
        all.putAll(own);
        PolicyCompiler.compileAll(all, policies(own), LocalDate.EPOCH).forEach((name, compilation) -> {
            assertThat(compilation).as("the rules in %s", page).isInstanceOf(Compilation.Compiled.class);
            passTheirTests(page, own, name, ((Compilation.Compiled) compilation).policy());
        });
    }

    private static void passTheirTests(Path page, Map<String, String> own, String name, Policy policy) {
        for (RuleTest test : RuleTest.in(own)) {
            if (test.isFor(name)) {
                assertThat(test.run(policy).turns())
                        .as("%s: %s", page, test.name())
                        .allMatch(RuleTest.Played::passed);
            }
        }
    }

    /** But for the revision, which every change of the rules changes. */
    @Test
    void what_check_prints_in_the_readme_is_what_it_prints() throws Exception {
        Policy policy = ShippedRules.policy("twitch");
        CheckRequest.Defaults defaults = new CheckRequest.Defaults(Direction.ANSWER, Language.ENGLISH, 20_000);
        List<MatchResult> examples = CHECKED.matcher(Files.readString(Path.of("README.md")))
                .results()
                .toList();
        assertThat(examples).hasSize(3);
        for (MatchResult example : examples) {
            JsonObject asked = new JsonObject().put("text", example.group(3));
            if (example.group(1) != null) {
                asked.put(example.group(1), example.group(2).replace("\"", ""));
            }
            CheckRequest request = CheckRequest.of(asked, defaults);
            JsonObject answer = request.answer(policy.decide(request.utterance()));
            answer.remove("policy_revision");
            JsonObject printed = new JsonObject(example.group(4));
            printed.remove("policy_revision");
            assertThat(new JsonObject(answer.encode())).isEqualTo(printed);
        }
    }

    @Test
    void every_environment_variable_that_is_named_exists() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        VARIABLE.matcher(ConfigExample.render())
                .results()
                .map(MatchResult::group)
                .forEach(known::add);
        each((page, text) -> VARIABLE.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(name -> assertThat(known).as("in %s", page).contains(name)));
    }

    @Test
    void every_link_to_a_file_leads_to_one() throws IOException {
        each((page, text) -> LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains(":") && !target.startsWith("#"))
                .forEach(target -> assertThat(page.resolveSibling(target.replaceFirst("#.*", "")))
                        .as("in %s", page)
                        .exists()));
    }

    @Test
    void every_class_that_the_architecture_names_exists_and_has_the_method_named_with_it() throws IOException {
        Map<String, String> sources = sources();
        String page = Files.readString(Path.of("docs", "architecture.md"));
        Consumer<MatchResult> look = named -> {
            String source = sources.get(named.group(1));
            assertThat(source).as(named.group()).isNotNull();
            if (named.group(2) != null) {
                assertThat(source).as(named.group()).contains(named.group(2) + "(");
            }
        };
        CLASS.matcher(page.replaceAll("(?s)```.*?```", "")).results().forEach(look);
        BLOCK.matcher(page)
                .results()
                .flatMap(block -> DRAWN.matcher(block.group(3)).results())
                .forEach(look);
    }

    private static Map<String, String> rules(String text) {
        Map<String, String> rules = new TreeMap<>();
        BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(2).startsWith("rules="))
                .forEach(block -> rules.put(block.group(2).substring("rules=".length()), block.group(3)));
        return rules;
    }

    /** The source of each class by its name. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("src", "main", "java")), Files.walk(Path.of("src", "test", "java")))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.put(name, Files.readString(file));
            }
        }
        return sources;
    }

    private interface Reader {
        void read(Path page, String text);
    }

    private static void each(Reader reader) throws IOException {
        List<Path> pages = new ArrayList<>(
                List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("rules", "README.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        for (Path page : pages) {
            reader.read(page, Files.readString(page));
        }
    }
}

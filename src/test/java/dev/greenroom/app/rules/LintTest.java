package dev.greenroom.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.SmallPolicy;
import dev.greenroom.yaml.Problem;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LintTest {
    private static final String GOOD = """
            policy: small
            rules:
              - { id: rude, when: { category: rude }, then: block, explain: { en: "Rude." } }
            """;
    private static final String BAD = """
            policy: small
            rulez: []
            rules:
              - { id: rude, when: { category: rud }, then: block, explain: { en: "Rude." } }
            """;

    @Test
    void filesWithoutFaultAreFine() {
        Lint lint = lint(SmallPolicy.files(GOOD), "small");

        assertThat(lint.errors()).isEmpty();
        assertThat(lint.isFine(false)).isTrue();
        assertThat(text(lint, Ink.plain())).contains("in 5 files, policy small");
    }

    @Test
    void allErrorsAreToldByPlaceAndThoseOfASharedFileOnce() {
        // Given
        Map<String, String> files = SmallPolicy.files(BAD);
        files.put("policies/other.yaml", "policy: other\nextends: small\nrules: 7\n");

        // When
        Lint lint = lint(files, "small", "other");

        // Then
        assertThat(lint.isFine(false)).isFalse();
        assertThat(lint.errors().stream().map(p -> p.at().file() + ":" + p.at().line()))
                .containsExactly("policies/other.yaml:3", "policies/small.yaml:2", "policies/small.yaml:4");
        assertThat(lint.problems()).doesNotHaveDuplicates();
    }

    @Test
    void warningsFailOnlyWhereTheyShould() {
        // Given
        Map<String, String> files = SmallPolicy.files(GOOD);
        files.put("notes/idea.yaml", "a: b\n");

        // When
        Lint lint = lint(files, "small");

        // Then
        assertThat(lint.errors()).isEmpty();
        assertThat(lint.warnings().stream().map(Problem::code)).contains("unused-file");
        assertThat(lint.isFine(false)).isTrue();
        assertThat(lint.isFine(true)).isFalse();
    }

    @Test
    void aTerminalShowsPlaceLineCaretAndASummary() {
        Lint lint = lint(SmallPolicy.files(BAD), "small");

        String shown = text(lint, Ink.plain());

        assertThat(shown).contains("policies/small.yaml:2:1: ", " | rulez: []\n", "did you mean 'rules'?", "^");
        assertThat(shown).contains("2 errors, ");
        assertThat(shown.lines().toList()).doesNotContain("");
        assertThat(shown).doesNotContain("\u001B");
        assertThat(text(lint, new Ink(true))).contains("\u001B[31m").contains("\u001B[0m");
        assertThat(text(lint, new Ink(true)).replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(shown);
    }

    @Test
    void aProgramGetsPlacesAsNumbers() {
        JsonObject json = LintJson.of(lint(SmallPolicy.files(BAD), "small"));

        assertThat(json.getInteger("errors")).isEqualTo(2);
        JsonObject first = json.getJsonArray("problems").getJsonObject(0);
        assertThat(first.getString("severity")).isEqualTo("error");
        assertThat(first.getString("code")).isEqualTo("unknown-key");
        assertThat(first.getString("file")).isEqualTo("policies/small.yaml");
        assertThat(first.getInteger("line")).isEqualTo(2);
        assertThat(first.getInteger("column")).isEqualTo(1);
        assertThat(first.getString("source_line")).isEqualTo("rulez: []");
    }

    private static Lint lint(Map<String, String> files, String... policies) {
        return Lint.of(RuleSet.of(files, Set.of()), List.of(policies));
    }

    private static String text(Lint lint, Ink ink) {
        StringWriter out = new StringWriter();
        new LintText(ink).print(lint, new PrintWriter(out));
        return out.toString();
    }
}

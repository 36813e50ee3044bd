package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.text.Language;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {
    private static final String LANGUAGE =
            "language: en\nrefusal: No.\ninflections: { noun: [\"\", s] }\ncontexts: { none: unclear }\n";
    private static final String LEXICON =
            "lexicon: words\nlanguage: en\ncategory: hate/slur\nseverity: 0.9\nsureness: 1\nterms: [blorb, { text: zib, inflect: noun }]\n";

    private static Map<String, String> files(String policy) {
        Map<String, String> files = new TreeMap<>();
        files.put("languages/en.yaml", LANGUAGE);
        files.put("lexicons/en/words.yaml", LEXICON);
        files.put("policies/mine.yaml", policy);
        return files;
    }

    private static final String GOOD = """
            policy: mine
            rules:
              - id: slur
                when: { category: hate/slur, harm: ">= 0.5" }
                then: block
                explain: { en: "A slur: {span}" }
            """;

    private static Policy compiled(Map<String, String> files) {
        Compilation compilation = PolicyCompiler.compile(files, "mine");
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).policy();
    }

    private static Verdict verdict(Policy policy, String text) {
        return policy.decide(Utterance.question(text, Language.ENGLISH)).verdict();
    }

    @Test
    void a_small_policy_compiles_and_decides() {
        // Given
        Policy policy = compiled(files(GOOD));

        // When
        Decision decision = policy.decide(Utterance.question("what a BLORB", Language.ENGLISH));

        // Then
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(decision.reasons().get(0).explanation(Language.FRENCH)).isEqualTo("A slur: BLORB");
        assertThat(verdict(policy, "two zibs")).isEqualTo(Verdict.BLOCK);
        assertThat(verdict(policy, "hello")).isEqualTo(Verdict.ALLOW);
        assertThat(policy.refusal(Language.FRENCH)).isEqualTo("No.");
        assertThat(policy.limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void the_revision_follows_the_files() {
        assertThat(compiled(files(GOOD)).revision())
                .isEqualTo(compiled(files(GOOD)).revision());
        assertThat(compiled(files(GOOD)).revision())
                .isNotEqualTo(compiled(files(GOOD + "# changed\n")).revision());
    }

    @Test
    void a_child_overrides_rules_by_id_and_switches_them_off() {
        // Given
        Map<String, String> files = files("""
                policy: mine
                extends: parent
                off: { slur: "we are a lexicographers' channel" }
                """);
        files.put("policies/parent.yaml", GOOD.replace("policy: mine", "policy: parent"));

        // When, Then
        assertThat(verdict(compiled(files), "blorb")).isEqualTo(Verdict.ALLOW);
        files.put("policies/mine.yaml", "policy: mine\nextends: parent\ncites: { slur: my/clause }\n");
        assertThat(compiled(files)
                        .decide(Utterance.question("blorb", Language.ENGLISH))
                        .reasons()
                        .get(0)
                        .cites())
                .isEqualTo("my/clause");
        files.put("policies/mine.yaml", GOOD.replace("then: block", "then: mask") + "extends: parent\n");
        assertThat(compiled(files)
                        .decide(Utterance.question("hey blorb!", Language.ENGLISH))
                        .outcome())
                .isEqualTo(new Outcome.Mask("hey ***!"));
    }

    @Test
    void policies_that_extend_one_another_in_a_circle_are_rejected() {
        Map<String, String> files = files("policy: mine\nextends: other\n");
        files.put("policies/other.yaml", "policy: other\nextends: mine\n");
        assertThat(PolicyCompiler.compile(files, "mine")).isInstanceOf(Compilation.Rejected.class);
    }

    @Test
    void a_policy_that_is_not_there_is_named_with_its_nearest() {
        Compilation compilation = PolicyCompiler.compile(files(GOOD), "mien");
        assertThat(((Compilation.Rejected) compilation).problems().get(0).message())
                .contains("did you mean 'mine'?");
    }

    @Test
    void files_beyond_the_bounds_are_rejected() {
        Map<String, String> files = files(GOOD);
        files.put("lexicons/big.yaml", "#".repeat(PolicyCompiler.LONGEST_FILE + 1));
        assertThat(PolicyCompiler.compile(files, "mine")).isInstanceOf(Compilation.Rejected.class);
    }

    @Test
    void mutated_files_are_compiled_or_rejected_but_never_throw() {
        long seed = 42;
        java.util.Random random = new java.util.Random(seed);
        String likely = "{}[]:,-|\"' \n\t#&*!>%@`é👍0";
        for (int round = 0; round < 1_500; round++) {
            StringBuilder policy = new StringBuilder(GOOD);
            StringBuilder lexicon = new StringBuilder(LEXICON);
            for (StringBuilder file : java.util.List.of(policy, lexicon)) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    int at = random.nextInt(file.length());
                    file.setCharAt(at, likely.charAt(random.nextInt(likely.length())));
                }
            }
            Map<String, String> files = files(policy.toString());
            files.put("lexicons/en/words.yaml", lexicon.toString());
            assertThat(PolicyCompiler.compile(files, "mine"))
                    .as("seed %s, round %s", seed, round)
                    .isNotNull();
        }
    }
}

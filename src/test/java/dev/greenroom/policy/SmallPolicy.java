package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.yaml.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A policy of a few made-up words, with the rules that a test writes; for tests of what rules mean. */
public final class SmallPolicy {
    private static final String LANGUAGE = """
            language: en
            refusal: No.
            someone: somebody
            categories: { rude: rudeness, pushy: pushiness }
            contexts: { none: unclear, negated: negated }
            """;
    private static final String RUDE = """
            lexicon: rude
            language: en
            category: rude
            severity: 0.9
            sureness: 1
            exposure: 0.7
            terms: [blorb, { text: zib zob, severity: 0.5 }]
            """;
    private static final String PUSHY = """
            lexicon: pushy
            language: en
            category: pushy
            severity: 0.6
            sureness: 0.5
            terms: [right now]
            """;
    private static final String CUES = """
            language: en
            cues:
              - context: negated
                scope: words
                before: 2
                harm: 0.1
                phrases: [not]
            """;

    private SmallPolicy() {}

    public static Map<String, String> files(String policy) {
        Map<String, String> files = new TreeMap<>();
        files.put("languages/en.yaml", LANGUAGE);
        files.put("lexicons/en/rude.yaml", RUDE);
        files.put("lexicons/en/pushy.yaml", PUSHY);
        files.put("cues/en.yaml", CUES);
        files.put("policies/small.yaml", policy);
        return files;
    }

    /** A policy with these rules, written as items of a YAML list. */
    public static Policy with(String rules) {
        return compiled("policy: small\nrules:\n" + rules.indent(2));
    }

    static Policy compiled(String policy) {
        Compilation compilation = PolicyCompiler.compile(files(policy), "small");
        assertThat(compilation).as("%s", compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).policy();
    }

    /** One rule {@code asked} that blocks when {@code when} holds. */
    static Policy when(String when) {
        return with("- { id: asked, when: " + when + ", then: block, explain: { en: \"Because.\" } }");
    }

    static List<Problem> problems(String rules) {
        Compilation compilation = PolicyCompiler.compile(files("policy: small\nrules:\n" + rules.indent(2)), "small");
        assertThat(compilation).isInstanceOf(Compilation.Rejected.class);
        return ((Compilation.Rejected) compilation).problems();
    }
}

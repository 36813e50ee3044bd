package dev.greenroom.policy;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words in which decisions are explained, by language: labels of categories, contexts and targets. */
record Wording(Map<String, Labels> languages) {
    /** The label that stands in for a context where there is none. */
    private static final String NO_CONTEXT = "none";

    /** One language's labels; {@code someone} stands for a target that has no name. */
    record Labels(
            Map<String, String> categories,
            Map<String, String> contexts,
            Map<String, String> targets,
            String someone,
            String refusal) {
        String category(String path) {
            String at = path;
            while (!categories.containsKey(at) && at.contains("/")) {
                at = at.substring(0, at.lastIndexOf('/'));
            }
            return categories.getOrDefault(at, path);
        }
    }

    Wording {
        languages = Map.copyOf(languages);
    }

    Map<String, String> explain(Rule rule, Finding finding, String spanText, @Nullable Author author) {
        return explain(rule, labels -> values(labels, finding, spanText, author));
    }

    /** Where a rule spoke of the text as a whole. */
    Map<String, String> explainText(Rule rule, String text, @Nullable Author author) {
        return explain(rule, labels -> Map.of("span", text, "term", text, "author", name(labels, author)));
    }

    private Map<String, String> explain(Rule rule, Function<Labels, Map<String, String>> values) {
        Map<String, String> explanations = new LinkedHashMap<>();
        rule.explain().forEach((language, template) -> {
            Labels labels = languages.get(language);
            if (labels != null) {
                explanations.put(language, template.fill(values.apply(labels)));
            }
        });
        return explanations;
    }

    private static Map<String, String> values(
            Labels labels, Finding finding, String spanText, @Nullable Author author) {
        Map<String, String> values = new HashMap<>();
        String target = finding.target();
        values.put(
                "target", target == null ? labels.someone() : labels.targets().getOrDefault(target, target));
        values.put("span", spanText);
        values.put("term", spanText);
        values.put("author", name(labels, author));
        values.put("category", labels.category(finding.category().path()));
        String context = finding.mainContext().map(Context::id).orElse(NO_CONTEXT);
        values.put("context", labels.contexts().getOrDefault(context, context));
        return values;
    }

    private static String name(Labels labels, @Nullable Author author) {
        return author == null ? labels.someone() : author.name();
    }
}

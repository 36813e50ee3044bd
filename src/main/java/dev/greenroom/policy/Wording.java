package dev.greenroom.policy;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
        return explain(rule, labels -> place -> switch (place) {
            case "target" -> target(labels, finding);
            case "span", "term" -> spanText;
            case "author" -> name(labels, author);
            case "category" -> labels.category(finding.category().path());
            case "context" -> context(labels, finding);
            default -> "{" + place + "}";
        });
    }

    /** Where a rule spoke of the text as a whole. */
    Map<String, String> explainText(Rule rule, String text, @Nullable Author author) {
        return explain(rule, labels -> place -> switch (place) {
            case "span", "term" -> text;
            case "author" -> name(labels, author);
            default -> "{" + place + "}";
        });
    }

    private Map<String, String> explain(Rule rule, Function<Labels, UnaryOperator<String>> values) {
        Map<String, String> explanations = new LinkedHashMap<>();
        rule.explain().forEach((language, template) -> {
            Labels labels = languages.get(language);
            if (labels != null) {
                explanations.put(language, template.fill(values.apply(labels)));
            }
        });
        return explanations;
    }

    private static String target(Labels labels, Finding finding) {
        String target = finding.target();
        return target == null ? labels.someone() : labels.targets().getOrDefault(target, target);
    }

    private static String context(Labels labels, Finding finding) {
        String context = finding.mainContext().map(Context::id).orElse(NO_CONTEXT);
        return labels.contexts().getOrDefault(context, context);
    }

    private static String name(Labels labels, @Nullable Author author) {
        return author == null ? labels.someone() : author.name();
    }
}

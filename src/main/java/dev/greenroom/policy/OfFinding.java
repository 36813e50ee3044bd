package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Context;
import dev.greenroom.detect.Finding;
import dev.greenroom.text.Span;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule asks of something that was seen in the text. */
sealed interface OfFinding extends Condition {
    boolean holds(String text, Finding finding);

    String contrary(String text, Finding finding);

    @Override
    default boolean holds(Scene scene, @Nullable Finding finding) {
        return finding != null && holds(scene.text(), finding);
    }

    @Override
    default String contrary(Scene scene, @Nullable Finding finding) {
        return finding == null ? "nothing was found, so not " + words() : contrary(scene.text(), finding);
    }

    @Override
    default boolean asksOfFinding() {
        return true;
    }

    private static String oneOf(List<String> names) {
        return names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names);
    }

    /** The finding is of one of these categories, or under one. */
    record OfCategory(List<Category> categories) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            for (Category category : categories) {
                if (finding.category().isUnder(category)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words() {
            return "category under "
                    + oneOf(categories.stream().map(Category::path).toList());
        }

        @Override
        public String contrary(String text, Finding finding) {
            return "category " + finding.category().path() + " is not under "
                    + oneOf(categories.stream().map(Category::path).toList());
        }
    }

    /** A number of the finding compares with a bound. */
    record Axis(String name, ToDoubleFunction<Finding> axis, Bound bound) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return bound.holds(axis.applyAsDouble(finding));
        }

        @Override
        public String words() {
            return name + " " + bound.written();
        }

        @Override
        public String contrary(String text, Finding finding) {
            return name + " " + Bound.shown(axis.applyAsDouble(finding)) + " is not " + bound.written();
        }
    }

    /** One of these contexts changes the finding. */
    record InContext(List<String> contexts) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            for (Context context : finding.contexts()) {
                if (contexts.contains(context.id())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words() {
            return "context " + oneOf(contexts);
        }

        @Override
        public String contrary(String text, Finding finding) {
            String found = finding.contexts().stream().map(Context::id).collect(Collectors.joining(", "));
            return found.isEmpty()
                    ? "there is no context, so not " + oneOf(contexts)
                    : "context " + found + " is not " + oneOf(contexts);
        }
    }

    /** The finding is about one of these. */
    record About(List<String> targets) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return finding.target() != null && targets.contains(finding.target());
        }

        @Override
        public String words() {
            return "target " + oneOf(targets);
        }

        @Override
        public String contrary(String text, Finding finding) {
            return finding.target() == null
                    ? "it is about nobody in particular, so not " + oneOf(targets)
                    : "target " + finding.target() + " is not " + oneOf(targets);
        }
    }

    /** The pattern is found in the words of the finding, as they were written. */
    record SpanMatches(Regex pattern) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return pattern.isIn(finding.span().of(text));
        }

        @Override
        public String words() {
            return "span matches " + pattern;
        }

        @Override
        public String contrary(String text, Finding finding) {
            return "span “" + finding.span().of(text) + "” does not match " + pattern;
        }
    }

    /** The words of the finding are so long, in characters (code points). */
    record SpanLength(Bound bound) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return bound.holds(finding.span().length());
        }

        @Override
        public String words() {
            return "span of " + bound.written() + " characters";
        }

        @Override
        public String contrary(String text, Finding finding) {
            return "span of " + finding.span().length() + " characters is not " + bound.written();
        }
    }

    /** Whether nothing but spaces and punctuation stands beside the finding. */
    record WholeText(boolean wanted) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return aloneIn(text, finding.span()) == wanted;
        }

        private static boolean aloneIn(String text, Span span) {
            int from = text.offsetByCodePoints(0, span.start());
            int to = text.offsetByCodePoints(from, span.length());
            return (text.substring(0, from) + text.substring(to)).codePoints().noneMatch(Character::isLetterOrDigit);
        }

        @Override
        public String words() {
            return wanted ? "the span is the whole text" : "the span is a part of the text";
        }

        @Override
        public String contrary(String text, Finding finding) {
            return wanted ? "there is more in the text than the span" : "the span is the whole text";
        }
    }
}

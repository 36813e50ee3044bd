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

    Phrase contrary(String text, Finding finding);

    @Override
    default boolean holds(Scene scene, @Nullable Finding finding) {
        return finding != null && holds(scene.text(), finding);
    }

    @Override
    default Phrase contrary(Scene scene, @Nullable Finding finding) {
        return finding == null ? Phrase.of("finding.none", words()) : contrary(scene.text(), finding);
    }

    @Override
    default boolean asksOfFinding() {
        return true;
    }

    private static Object oneOf(List<String> names) {
        return names.size() == 1 ? names.get(0) : Phrase.of("one-of", String.join(", ", names));
    }

    /** The finding is of one of these categories, or under one. */
    record OfCategory(List<Category> categories) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return mayHold(finding.category());
        }

        @Override
        public boolean mayHold(Category found) {
            for (Category category : categories) {
                if (found.isUnder(category)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Phrase words() {
            return Phrase.of("category", asked());
        }

        @Override
        public Phrase contrary(String text, Finding finding) {
            return Phrase.of(Trace.OTHER_CATEGORY, finding.category().path(), asked());
        }

        private Object asked() {
            return oneOf(categories.stream().map(Category::path).toList());
        }
    }

    /** A number of the finding compares with a bound. */
    record Axis(String name, ToDoubleFunction<Finding> axis, Bound bound) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return bound.holds(axis.applyAsDouble(finding));
        }

        @Override
        public Phrase words() {
            return Phrase.of("bound", name, bound.written());
        }

        @Override
        public Phrase contrary(String text, Finding finding) {
            return Phrase.of("bound.not", name, Bound.shown(axis.applyAsDouble(finding)), bound.written());
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
        public Phrase words() {
            return Phrase.of("context", oneOf(contexts));
        }

        @Override
        public Phrase contrary(String text, Finding finding) {
            String found = finding.contexts().stream().map(Context::id).collect(Collectors.joining(", "));
            return found.isEmpty()
                    ? Phrase.of("context.none", oneOf(contexts))
                    : Phrase.of("context.not", found, oneOf(contexts));
        }
    }

    /** The finding is about one of these. */
    record About(List<String> targets) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return finding.target() != null && targets.contains(finding.target());
        }

        @Override
        public Phrase words() {
            return Phrase.of("target", oneOf(targets));
        }

        @Override
        public Phrase contrary(String text, Finding finding) {
            return finding.target() == null
                    ? Phrase.of("target.none", oneOf(targets))
                    : Phrase.of("target.not", finding.target(), oneOf(targets));
        }
    }

    /** The pattern is found in the words of the finding, as they were written. */
    record SpanMatches(Regex pattern) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return pattern.isIn(finding.span().of(text));
        }

        @Override
        public Phrase words() {
            return Phrase.of("span.matches", pattern);
        }

        @Override
        public Phrase contrary(String text, Finding finding) {
            return Phrase.of("span.matches.not", finding.span().of(text), pattern);
        }
    }

    /** The words of the finding are so long, in characters (code points). */
    record SpanLength(Bound bound) implements OfFinding {
        @Override
        public boolean holds(String text, Finding finding) {
            return bound.holds(finding.span().length());
        }

        @Override
        public Phrase words() {
            return Phrase.of("span.length", bound.written());
        }

        @Override
        public Phrase contrary(String text, Finding finding) {
            return Phrase.of("span.length.not", finding.span().length(), bound.written());
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
        public Phrase words() {
            return Phrase.of(wanted ? "span.whole" : "span.part");
        }

        @Override
        public Phrase contrary(String text, Finding finding) {
            return Phrase.of(wanted ? "span.whole.not" : "span.whole");
        }
    }
}

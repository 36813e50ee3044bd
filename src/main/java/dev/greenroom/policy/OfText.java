package dev.greenroom.policy;

import dev.greenroom.detect.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule asks of the whole text, or of the question that led to it. */
sealed interface OfText extends Condition {
    @Override
    default boolean asksOfFinding() {
        return false;
    }

    /** The pattern is found in the text, as it was written. */
    record Matches(Regex pattern) implements OfText {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            return pattern.isIn(scene.text());
        }

        @Override
        public String words() {
            return "text matches " + pattern;
        }

        @Override
        public String contrary(Scene scene, @Nullable Finding finding) {
            return "the text does not match " + pattern;
        }
    }

    /** The text is so long, in characters (code points). */
    record Length(Bound bound) implements OfText {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            return bound.holds(length(scene));
        }

        private static int length(Scene scene) {
            return scene.text().codePointCount(0, scene.text().length());
        }

        @Override
        public String words() {
            return "text of " + bound.written() + " characters";
        }

        @Override
        public String contrary(Scene scene, @Nullable Finding finding) {
            return "text of " + length(scene) + " characters is not " + bound.written();
        }
    }

    /** The pattern is found in the question that led to the answer. */
    record QuestionMatches(Regex pattern) implements OfText {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            return scene.question().map(pattern::isIn).orElse(false);
        }

        @Override
        public String words() {
            return "question matches " + pattern;
        }

        @Override
        public String contrary(Scene scene, @Nullable Finding finding) {
            return scene.question().isEmpty() ? Scene.NO_QUESTION : "the question does not match " + pattern;
        }
    }

    /** Something was seen in the question that led to the answer, of which all of this holds. */
    record QuestionHolds(List<OfFinding> parts) implements OfText {
        public QuestionHolds {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            String question = scene.question().orElse("");
            return scene.seenInQuestion().stream()
                    .anyMatch(seen -> parts.stream().allMatch(part -> part.holds(question, seen)));
        }

        @Override
        public String words() {
            return "in the question " + parts.stream().map(OfFinding::words).collect(Collectors.joining(" and "));
        }

        @Override
        public String contrary(Scene scene, @Nullable Finding finding) {
            if (scene.question().isEmpty()) {
                return Scene.NO_QUESTION;
            }
            String seen = scene.seenInQuestion().stream()
                    .map(each -> each.category().path() + " (harm " + Bound.shown(each.harm()) + ")")
                    .collect(Collectors.joining(", "));
            return "not " + words() + "; seen there: " + (seen.isEmpty() ? "nothing" : seen);
        }
    }
}

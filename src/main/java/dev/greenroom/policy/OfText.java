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
            return pattern.isIn(scene.glance());
        }

        @Override
        public Glance signs() {
            return pattern.signs();
        }

        @Override
        public Phrase words() {
            return Phrase.of("text.matches", pattern);
        }

        @Override
        public Phrase contrary(Scene scene, @Nullable Finding finding) {
            return Phrase.of("text.matches.not", pattern);
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
        public Phrase words() {
            return Phrase.of("text.length", bound.written());
        }

        @Override
        public Phrase contrary(Scene scene, @Nullable Finding finding) {
            return Phrase.of("text.length.not", length(scene), bound.written());
        }
    }

    /** The pattern is found in the question that led to the answer. */
    record QuestionMatches(Regex pattern) implements OfText {
        @Override
        public boolean holds(Scene scene, @Nullable Finding finding) {
            return scene.question().map(pattern::isIn).orElse(false);
        }

        @Override
        public Phrase words() {
            return Phrase.of("question.matches", pattern);
        }

        @Override
        public Phrase contrary(Scene scene, @Nullable Finding finding) {
            return scene.question().isEmpty() ? Scene.NO_QUESTION : Phrase.of("question.matches.not", pattern);
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
        public Phrase words() {
            return Phrase.of(
                    "question.holds",
                    Phrase.joined("and", parts.stream().map(OfFinding::words).toList()));
        }

        @Override
        public Phrase contrary(Scene scene, @Nullable Finding finding) {
            if (scene.question().isEmpty()) {
                return Scene.NO_QUESTION;
            }
            String seen = scene.seenInQuestion().stream()
                    .map(each -> each.category().path() + " (harm " + Bound.shown(each.harm()) + ")")
                    .collect(Collectors.joining(", "));
            return Phrase.of("question.holds.not", words(), seen.isEmpty() ? Phrase.of("nothing") : seen);
        }
    }
}

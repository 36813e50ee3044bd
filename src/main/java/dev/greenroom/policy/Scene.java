package dev.greenroom.policy;

import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Finding;
import dev.greenroom.detect.Passage;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text with everything that a condition may ask of it; the costly part is worked out once, when it is asked for. One thread. */
final class Scene {
    static final Phrase NO_QUESTION = Phrase.of("question.unknown");

    /** So much of the beginning of a question is judged when a rule on the answer asks for it, in characters. */
    static final int MOST_OF_QUESTION = 10_000;

    private final Utterance utterance;
    private final Detector detector;
    private final ZoneId zone;
    private @Nullable List<Finding> seenInQuestion;
    private @Nullable Glance glance;

    Scene(Utterance utterance, Detector detector, ZoneId zone) {
        this.utterance = utterance;
        this.detector = detector;
        this.zone = zone;
    }

    Direction direction() {
        return utterance.direction();
    }

    String text() {
        return utterance.text();
    }

    /** What a glance at the text tells. */
    Glance glance() {
        Glance known = glance;
        if (known == null) {
            known = new Glance(text());
            glance = known;
        }
        return known;
    }

    Circumstances around() {
        return utterance.around();
    }

    /** The time zone of the policy's hours. */
    ZoneId zone() {
        return zone;
    }

    Optional<String> question() {
        String question = utterance.question();
        return question == null || question.length() <= MOST_OF_QUESTION
                ? Optional.ofNullable(question)
                : Optional.of(question.substring(0, MOST_OF_QUESTION));
    }

    /** What the detectors see in the question that led to the answer; nothing when it is not known. */
    List<Finding> seenInQuestion() {
        List<Finding> seen = seenInQuestion;
        if (seen == null) {
            seen = question()
                    .map(question -> detector.find(new Passage(question, "", null)))
                    .orElse(List.of());
            seenInQuestion = seen;
        }
        return seen;
    }
}

package dev.greenroom.policy;

import dev.greenroom.yaml.Shape;
import java.util.List;

/** The folders of rule files and what the files in them look like: the one definition that all reading goes by. */
enum RuleFormat {
    LANGUAGES(LanguageKeys.LANGUAGE_FILE),
    GROUPS(LanguageKeys.GROUP_FILE),
    LEXICONS(LexiconKeys.LEXICON_FILE),
    PREDICATES(DetectionKeys.PREDICATE_FILE),
    CUES(DetectionKeys.CUE_FILE),
    FRAMES(DetectionKeys.FRAME_FILE),
    CONTEXTS(ContextKeys.CONTEXT_FILE),
    POLICIES(PolicyKeys.POLICY_FILE),
    TESTS(TestKeys.TEST_FILE);

    private final Shape shape;

    RuleFormat(Shape shape) {
        this.shape = shape;
    }

    /** In the order in which they build on one another. */
    static final List<RuleFormat> IN_ORDER = List.of(values());

    /** The folder's name, such as {@code lexicons}. */
    String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Shape shape() {
        return shape;
    }

    boolean holds(String path) {
        return path.startsWith(folder() + "/");
    }
}

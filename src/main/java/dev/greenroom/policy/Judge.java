package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Finding;
import dev.greenroom.policy.Rule.Then;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Findings against rules. For each finding the first rule that matches speaks; of the rules that ask nothing of a
 * finding, the first that matches speaks of the whole text. Of all that spoke, the strictest verdict wins, and among
 * equals the rule that stands first.
 */
final class Judge {
    private static final int MOST_REASONS = 16;
    private static final int MOST_CATEGORIES = 500;

    private final String revision;
    private final Wording wording;
    private final List<Placed> ofFindings = new ArrayList<>();
    private final List<Placed> ofWholeText = new ArrayList<>();
    /** Those of either that are asked in a direction: half of the rules need not be looked at for each text. */
    private final Map<Direction, Asked> asked = new EnumMap<>(Direction.class);

    private final Decision clean;

    /** @param oneOf characters of which one stands in every text of which the rule speaks */
    private record Placed(Rule rule, int place, Glance oneOf) {
        boolean holds(Scene scene, @Nullable Finding finding) {
            return (oneOf == Glance.ANYTHING || scene.glance().hasAny(oneOf))
                    && rule.when().holds(scene, finding);
        }
    }

    /**
     * @param byCategory those of findings that may speak of one of a category. The categories of rule files are few; those
     *     that platforms name are not known beforehand, so no more than {@value #MOST_CATEGORIES} are kept
     */
    private record Asked(List<Placed> ofFindings, List<Placed> ofWholeText, Map<Category, List<Placed>> byCategory) {
        List<Placed> of(Category category) {
            List<Placed> known = byCategory.get(category);
            if (known == null) {
                known = ofFindings.stream()
                        .filter(placed -> placed.rule.when().mayHold(category))
                        .toList();
                if (byCategory.size() < MOST_CATEGORIES) {
                    byCategory.put(category, known);
                }
            }
            return known;
        }
    }

    Judge(String revision, List<Rule> rules, Wording wording) {
        this.revision = revision;
        this.wording = wording;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            (rule.ofWholeText() ? ofWholeText : ofFindings)
                    .add(new Placed(rule, i, rule.when().signs()));
        }
        for (Direction direction : Direction.values()) {
            asked.put(
                    direction,
                    new Asked(asked(ofFindings, direction), asked(ofWholeText, direction), new ConcurrentHashMap<>()));
        }
        this.clean = new Decision(new Outcome.Allow(), 0, 0, List.of(), revision);
    }

    private static List<Placed> asked(List<Placed> rules, Direction direction) {
        return rules.stream()
                .filter(placed -> placed.rule.on().contains(direction))
                .toList();
    }

    private Asked asked(Direction direction) {
        return Objects.requireNonNull(asked.get(direction));
    }

    /** The decision on a text in which nothing was found; {@code null} when a rule has to be asked all the same. */
    @Nullable
    Decision unasked(Direction direction) {
        return asked(direction).ofWholeText.isEmpty() ? clean : null;
    }

    Decision decide(Scene scene, List<Finding> findings) {
        Asked asked = asked(scene.direction());
        List<Word> words = new ArrayList<>(0);
        double harm = 0;
        double exposure = 0;
        for (Finding finding : findings) {
            harm = Math.max(harm, finding.harm());
            exposure = Math.max(exposure, finding.exposure());
            speak(asked.of(finding.category()), scene, finding, words);
        }
        speak(asked.ofWholeText, scene, null, words);
        if (words.isEmpty()) {
            return findings.isEmpty() ? clean : new Decision(new Outcome.Allow(), harm, exposure, List.of(), revision);
        }
        words.sort(Word.STRICTEST_FIRST);
        List<Reason> reasons = words.stream()
                .limit(MOST_REASONS)
                .map(word -> word.reason(wording, scene))
                .toList();
        return new Decision(carryOut(words, scene.text()), harm, exposure, reasons, actions(words), revision);
    }

    private static void speak(List<Placed> rules, Scene scene, @Nullable Finding finding, List<Word> words) {
        for (int i = 0; i < rules.size(); i++) {
            Placed placed = rules.get(i);
            if (placed.holds(scene, finding)) {
                words.add(new Word(placed.rule, placed.place, finding));
                return;
            }
        }
    }

    private static Outcome carryOut(List<Word> words, String text) {
        Then then = words.get(0).rule().then();
        if (then instanceof Then.Hold hold) {
            return new Outcome.Hold(hold.patience());
        }
        if (then instanceof Then.Block) {
            return new Outcome.Block();
        }
        return then instanceof Then.Mask
                ? new Outcome.Mask(Mask.apply(text, masked(words, text)))
                : new Outcome.Allow();
    }

    private static List<Mask.Piece> masked(List<Word> words, String text) {
        List<Mask.Piece> pieces = new ArrayList<>();
        for (Word word : words) {
            if (word.rule().then() instanceof Then.Mask mask) {
                pieces.add(new Mask.Piece(word.covers(text), mask.replacement()));
            }
        }
        return pieces;
    }

    /** One action of each kind; of several, the longest. */
    private static List<Action.Asked> actions(List<Word> words) {
        Map<String, Action.Asked> byKind = new LinkedHashMap<>();
        for (Word word : words) {
            for (Action action : word.rule().actions()) {
                byKind.merge(
                        action.wire(),
                        new Action.Asked(action, word.rule().id()),
                        (a, b) -> b.action().length().compareTo(a.action().length()) > 0 ? b : a);
            }
        }
        return List.copyOf(byKind.values());
    }

    /** Every rule that is asked, with the reason why it does not match, up to those that speak. */
    List<Trace.Step> steps(Scene scene, List<Finding> findings) {
        List<Trace.Step> steps = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            ask(ofFindings, scene, i, findings.get(i), steps);
        }
        ask(ofWholeText, scene, Trace.WHOLE_TEXT, null, steps);
        return steps;
    }

    private static void ask(
            List<Placed> rules, Scene scene, int number, @Nullable Finding finding, List<Trace.Step> steps) {
        for (Placed placed : rules) {
            Phrase why = placed.rule.whyNot(scene, finding);
            steps.add(
                    new Trace.Step(number, placed.rule.id(), placed.rule.then().verdict(), why));
            if (why == null) {
                return;
            }
        }
    }
}

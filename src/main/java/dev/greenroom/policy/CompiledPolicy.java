package dev.greenroom.policy;

import dev.greenroom.detect.Context;
import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Finding;
import dev.greenroom.detect.Passage;
import dev.greenroom.policy.Rule.Then;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Findings against rules. For each finding the first rule that matches speaks; of all that spoke, the strictest verdict
 * wins, and among equals the rule that stands first.
 */
final class CompiledPolicy implements Policy {
    private static final int MOST_REASONS = 16;
    private static final int LONGEST_SPAN_TEXT = 200;

    private final String revision;
    private final Detector detector;
    private final List<Rule> rules;
    private final Wording wording;
    private final Map<String, String> refusals;
    private final Limits limits;
    private final @Nullable String canary;
    private final Decision clean;

    CompiledPolicy(
            String revision,
            Detector detector,
            List<Rule> rules,
            Wording wording,
            Map<String, String> refusals,
            Limits limits,
            @Nullable String canary) {
        this.revision = revision;
        this.detector = detector;
        this.rules = List.copyOf(rules);
        this.wording = wording;
        this.refusals = Map.copyOf(refusals);
        this.limits = limits;
        this.canary = canary;
        this.clean = new Decision(new Outcome.Allow(), 0, 0, List.of(), revision);
    }

    /** A rule that spoke of a finding. */
    private record Word(Rule rule, int place, Finding finding) {
        static final Comparator<Word> STRICTEST_FIRST = Comparator.comparing(
                        (Word w) -> w.rule.then().verdict())
                .reversed()
                .thenComparingInt(Word::place);
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public Decision decide(Utterance utterance) {
        List<Finding> findings = detector.find(new Passage(utterance.text(), utterance.before(), utterance.question()));
        if (findings.isEmpty()) {
            return clean;
        }
        List<Word> words = new ArrayList<>();
        double harm = 0;
        double exposure = 0;
        for (Finding finding : findings) {
            harm = Math.max(harm, finding.harm());
            exposure = Math.max(exposure, finding.exposure());
            Word word = firstWord(utterance.direction(), finding);
            if (word != null) {
                words.add(word);
            }
        }
        words.sort(Word.STRICTEST_FIRST);
        Outcome outcome = words.isEmpty() ? new Outcome.Allow() : carryOut(words, utterance.text());
        return new Decision(outcome, harm, exposure, reasons(words, utterance.text()), revision);
    }

    @Override
    public Trace explain(Utterance utterance) {
        List<Finding> findings = detector.find(new Passage(utterance.text(), utterance.before(), utterance.question()));
        List<Trace.Look> views = List.of(new Trace.Look("plain", utterance.text()));
        List<Trace.Step> steps = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Word word = firstWord(utterance.direction(), findings.get(i));
            if (word != null) {
                steps.add(new Trace.Step(i, word.rule().id(), ""));
            }
        }
        return new Trace(utterance, decide(utterance), views, findings, steps);
    }

    private @Nullable Word firstWord(Direction direction, Finding finding) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).speaksOf(direction, finding)) {
                return new Word(rules.get(i), i, finding);
            }
        }
        return null;
    }

    private static Outcome carryOut(List<Word> words, String text) {
        Then then = words.get(0).rule().then();
        if (then instanceof Then.Hold hold) {
            return new Outcome.Hold(hold.patience());
        }
        if (then instanceof Then.Block) {
            return new Outcome.Block();
        }
        return then instanceof Then.Mask ? new Outcome.Mask(Mask.apply(text, masked(words))) : new Outcome.Allow();
    }

    private static List<Mask.Piece> masked(List<Word> words) {
        List<Mask.Piece> pieces = new ArrayList<>();
        for (Word word : words) {
            if (word.rule().then() instanceof Then.Mask mask) {
                pieces.add(new Mask.Piece(word.finding().span(), mask.replacement()));
            }
        }
        return pieces;
    }

    private List<Reason> reasons(List<Word> words, String text) {
        List<Reason> reasons = new ArrayList<>();
        for (Word word : words) {
            if (reasons.size() == MOST_REASONS) {
                break;
            }
            Finding finding = word.finding();
            String spanText = shortened(finding.span(), text);
            reasons.add(new Reason(
                    word.rule().id(),
                    finding.category().path(),
                    finding.span(),
                    spanText,
                    finding.mainContext().map(Context::id).orElse(null),
                    wording.explain(word.rule(), finding, spanText),
                    word.rule().cites()));
        }
        return reasons;
    }

    private static String shortened(Span span, String text) {
        return span.length() <= LONGEST_SPAN_TEXT
                ? span.of(text)
                : new Span(span.start(), span.start() + LONGEST_SPAN_TEXT).of(text) + "…";
    }

    @Override
    public int growingTail(String said) {
        return detector.growingTail(said);
    }

    @Override
    public String refusal(Language language) {
        String own = refusals.get(language.tag());
        return own != null
                ? own
                : refusals.getOrDefault(
                        Language.ENGLISH.tag(), refusals.values().iterator().next());
    }

    @Override
    public Optional<String> canary() {
        return Optional.ofNullable(canary);
    }

    @Override
    public List<RuleSummary> rules() {
        return rules.stream()
                .map(rule -> new RuleSummary(rule.id(), rule.on(), rule.then().verdict(), rule.cites()))
                .toList();
    }

    @Override
    public Limits limits() {
        return limits;
    }
}

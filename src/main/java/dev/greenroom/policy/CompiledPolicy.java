package dev.greenroom.policy;

import dev.greenroom.detect.Detector;
import dev.greenroom.detect.Finding;
import dev.greenroom.detect.Passage;
import dev.greenroom.text.Language;
import dev.greenroom.text.View;
import dev.greenroom.text.Views;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A policy as {@link PolicyCompiler} makes it: detectors, rules, and what is said instead. */
final class CompiledPolicy implements Policy {
    private final String revision;
    private final Detector detector;
    private final Judge judge;
    private final Contents contents;
    private final Said said;

    /** What the policy says besides its rules. */
    record Said(
            Map<String, String> refusals,
            Limits limits,
            @Nullable String canary,
            ZoneId zone) {
        Said {
            refusals = Map.copyOf(refusals);
        }
    }

    CompiledPolicy(
            String revision, Detector detector, List<Rule> rules, Wording wording, Contents contents, Said said) {
        this.revision = revision;
        this.detector = detector;
        this.judge = new Judge(revision, rules, wording);
        this.contents = contents;
        this.said = said;
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public Decision decide(Utterance utterance) {
        List<Finding> findings = find(utterance);
        Decision unasked = findings.isEmpty() ? judge.unasked(utterance.direction()) : null;
        return unasked == null ? judge.decide(scene(utterance), findings) : unasked;
    }

    @Override
    public Trace explain(Utterance utterance) {
        List<Finding> findings = find(utterance);
        Scene scene = scene(utterance);
        Decision decision = judge.decide(scene, findings);
        return new Trace(utterance, decision, looks(utterance.text()), findings, judge.steps(scene, findings));
    }

    private List<Finding> find(Utterance utterance) {
        String asked = utterance.direction() == Direction.QUESTION ? utterance.text() : utterance.question();
        List<Finding> found =
                detector.find(new Passage(utterance.text(), utterance.before(), utterance.question(), asked));
        List<Finding> recited = utterance.persona().in(utterance.text(), utterance.before());
        List<Finding> marked = PlatformMark.in(utterance);
        return recited.isEmpty() && marked.isEmpty()
                ? found
                : Stream.of(recited, marked, found)
                        .flatMap(List::stream)
                        .limit(Detector.MOST_FINDINGS)
                        .toList();
    }

    private Scene scene(Utterance utterance) {
        return new Scene(utterance, detector, said.zone());
    }

    private static List<Trace.Look> looks(String text) {
        Views views = Views.of(text);
        List<Trace.Look> looks = new ArrayList<>();
        looks.add(new Trace.Look(Phrase.of("view.plain"), views.folded().text().strip()));
        for (View view : views.uncovered()) {
            looks.add(new Trace.Look(
                    Phrase.of("view.uncovered", looks.size()), view.text().strip()));
        }
        return looks;
    }

    @Override
    public int growingTail(String text) {
        return detector.growingTail(text);
    }

    @Override
    public String refusal(Language language) {
        String own = said.refusals().get(language.tag());
        return own != null
                ? own
                : said.refusals()
                        .getOrDefault(
                                Language.ENGLISH.tag(),
                                said.refusals().values().iterator().next());
    }

    @Override
    public Optional<String> canary() {
        return Optional.ofNullable(said.canary());
    }

    @Override
    public Limits limits() {
        return said.limits();
    }

    @Override
    public ZoneId zone() {
        return said.zone();
    }

    @Override
    public Contents contents() {
        return contents;
    }
}

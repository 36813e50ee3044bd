package dev.greenroom.policy;

import dev.greenroom.detect.Category;
import dev.greenroom.detect.Element;
import dev.greenroom.detect.Element.Order;
import dev.greenroom.detect.Element.Scope;
import dev.greenroom.detect.Evidence;
import dev.greenroom.detect.Evidence.Stance;
import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Placed;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code predicates/}, {@code cues/} and {@code frames/}. */
final class DetectionReader {
    private static final Category UNKNOWN = new Category("unknown");
    private static final double SEEN_BY_FILTERS = 0.6;

    private DetectionReader() {}

    static void predicates(Fields file, Pack pack) {
        String language = file.get(CommonKeys.LANGUAGE).orElse(Pack.NO_LANGUAGE);
        for (Fields each : file.all(DetectionKeys.PREDICATES)) {
            String id = each.get(DetectionKeys.PREDICATE_ID).orElse(Read.NAMELESS);
            pack.predicates.add(id);
            pack.ledger.defined(Ledger.Thing.PREDICATE, id, each.place(DetectionKeys.PREDICATE_ID));
            List<String> endings = pack.endings(each, language, List.of(""));
            Element said = new Element.Predicate(id, false, language);
            Element denied = new Element.Predicate(id, true, language);
            Read.phrases(pack, each.all(DetectionKeys.PHRASES), language, endings, w -> said);
            Read.phrases(pack, each.all(DetectionKeys.WHEN_NEGATED), language, endings, w -> denied);
        }
    }

    static void cues(Fields file, Pack pack) {
        String language = file.get(CommonKeys.LANGUAGE).orElse(Pack.NO_LANGUAGE);
        for (Fields each : file.all(DetectionKeys.CUES)) {
            String context = each.get(DetectionKeys.CONTEXT).orElse(Read.NAMELESS);
            pack.contexts.add(context);
            reaches(each);
            List<String> to = each.value(DetectionKeys.TO);
            Element cue = new Element.Cue(
                    context,
                    Scope.valueOf(each.value(DetectionKeys.SCOPE).toUpperCase(Locale.ROOT)),
                    each.value(DetectionKeys.BEFORE),
                    each.value(DetectionKeys.AFTER),
                    each.value(DetectionKeys.CUE_HARM),
                    each.value(DetectionKeys.QUOTED),
                    to.isEmpty() || to.contains("relations"),
                    to.isEmpty() || to.contains("words"),
                    to.contains("deeds"));
            Read.phrases(pack, each.all(DetectionKeys.CUE_PHRASES), language, List.of(""), w -> cue);
        }
    }

    /** A cue of so many words, of which it reaches none. */
    private static void reaches(Fields cue) {
        boolean ofWords = cue.value(DetectionKeys.SCOPE).equals("words");
        if (ofWords && cue.value(DetectionKeys.BEFORE) == 0 && cue.value(DetectionKeys.AFTER) == 0) {
            cue.problem(
                    DetectionKeys.SCOPE,
                    RuleProblem.UNUSED_CUE,
                    "this cue reaches no word: say how many words 'before' or 'after' the predicate it may stand, or "
                            + "take the scope 'sentence'");
        }
    }

    static void frames(Fields file, Pack pack) {
        for (Fields each : file.all(DetectionKeys.FRAMES)) {
            Category category = each.get(DetectionKeys.FRAME_CATEGORY).orElse(UNKNOWN);
            String id = each.get(DetectionKeys.FRAME_ID).orElse(Read.NAMELESS);
            pack.category(
                    category,
                    each.place(DetectionKeys.FRAME_CATEGORY),
                    each.value(DetectionKeys.FRAME_SEVERITY) * each.value(DetectionKeys.FRAME_SURENESS));
            pack.entries.add(new Contents.Entry(id, ""));
            pack.detector.frame(frame(id, each, category, pack));
        }
        file.all(DetectionKeys.EVIDENCE).forEach(each -> evidence(each, pack));
    }

    private static void evidence(Fields piece, Pack pack) {
        String id = piece.get(DetectionKeys.EVIDENCE_ID).orElse(Read.NAMELESS);
        Category category = piece.get(DetectionKeys.FRAME_CATEGORY).orElse(UNKNOWN);
        double severity = piece.value(DetectionKeys.FRAME_SEVERITY);
        double weight = piece.get(DetectionKeys.EVIDENCE_WEIGHT).orElse(0.0);
        pack.category(category, piece.place(DetectionKeys.FRAME_CATEGORY), severity * weight);
        pack.entries.add(new Contents.Entry(id, ""));
        List<Placed<String>> named = piece.all(DetectionKeys.EVIDENCE_TARGETS);
        Set<String> targets = named.isEmpty() ? Set.of("protected") : targets(named, pack);
        pack.detector.evidence(new Evidence(
                id,
                category,
                severity,
                weight,
                Stance.valueOf(piece.get(DetectionKeys.STANCE).orElse("around").toUpperCase(Locale.ROOT)),
                said(piece, pack),
                targets,
                piece.value(DetectionKeys.EVIDENCE_NEAR)));
    }

    private static Set<String> said(Fields of, Pack pack) {
        List<Placed<String>> named = of.all(DetectionKeys.FRAME_PREDICATES);
        named.forEach(each -> pack.ledger.used(Ledger.Thing.PREDICATE, each.value()));
        return new HashSet<>(Read.known(named, "predicate", RuleProblem.UNKNOWN_PREDICATE, pack.predicates));
    }

    private static Set<String> targets(List<Placed<String>> named, Pack pack) {
        Set<String> known = new LinkedHashSet<>(pack.kinds);
        known.addAll(pack.targets);
        named.forEach(each -> pack.ledger.used(Ledger.Thing.GROUP, each.value()));
        return new HashSet<>(Read.known(named, "target or kind of targets", RuleProblem.UNKNOWN_TARGET, known));
    }

    private static Element.Frame frame(String id, Fields frame, Category category, Pack pack) {
        double severity = frame.value(DetectionKeys.FRAME_SEVERITY);
        double sureness = frame.value(DetectionKeys.FRAME_SURENESS);
        List<Placed<String>> link = frame.get(DetectionKeys.LINK).stream().toList();
        link.forEach(each -> pack.ledger.used(Ledger.Thing.LINK, each.value()));
        return new Element.Frame(
                id,
                category,
                severity,
                sureness,
                frame.get(DetectionKeys.FRAME_EXPOSURE).orElse(severity * sureness * SEEN_BY_FILTERS),
                said(frame, pack),
                targets(frame.all(DetectionKeys.TARGETS), pack),
                Order.valueOf(frame.value(DetectionKeys.ORDER).replace('-', '_').toUpperCase(Locale.ROOT)),
                frame.value(DetectionKeys.NEAR),
                Read.known(link, "link", RuleProblem.UNKNOWN_LINK, pack.links).stream()
                        .findFirst()
                        .orElse(null),
                frame.value(DetectionKeys.FROM_QUESTION),
                frame.value(DetectionKeys.FRAME_DEED),
                targets(frame.all(DetectionKeys.ALSO), pack));
    }
}

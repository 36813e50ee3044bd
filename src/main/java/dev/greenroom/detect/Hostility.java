package dev.greenroom.detect;

import dev.greenroom.detect.Element.Predicate;
import dev.greenroom.detect.Element.Target;
import dev.greenroom.detect.Evidence.Stance;
import dev.greenroom.detect.Hits.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what is said of somebody, where no single phrase decides: each piece of evidence makes it a little surer that a
 * sentence is hostile, and what is left of doubt is the product of what each leaves.
 */
final class Hostility {
    /** However much is said, a person may have meant it otherwise. */
    private static final double SUREST = 0.95;

    /** Less harm than this is no finding. */
    private static final double LEAST_HARM = 0.2;

    /** A bond weaker than this is none. */
    private static final double LEAST_WEIGHT = 0.05;

    private final Map<String, List<Evidence>> byPredicate = new HashMap<>();

    Hostility(List<Evidence> evidence) {
        for (Evidence each : evidence) {
            for (String predicate : each.predicates()) {
                byPredicate
                        .computeIfAbsent(predicate, key -> new ArrayList<>(1))
                        .add(each);
            }
        }
    }

    /** A piece of evidence in a text. */
    private record Piece(Evidence evidence, Hit<Predicate> said, Hit<Target> whom, String id, double weight) {
        boolean overlaps(Piece other) {
            return said.first() <= other.said.last() && other.said.first() <= said.last();
        }

        boolean countsAlone() {
            return evidence.stance() != Stance.AROUND;
        }
    }

    /** At most one finding for each sentence. */
    List<Draft> weigh(Reading reading) {
        if (reading.targets().isEmpty()) {
            return List.of();
        }
        Map<Integer, List<Piece>> bySentence = new TreeMap<>();
        Bonds bonds = new Bonds(reading);
        for (Hit<Predicate> said : reading.predicates()) {
            for (Evidence evidence : byPredicate.getOrDefault(said.element().kind(), List.of())) {
                Piece piece = piece(evidence, said, reading, bonds);
                if (piece != null) {
                    bySentence
                            .computeIfAbsent(reading.shape().sentence(said.first()), key -> new ArrayList<>())
                            .add(piece);
                }
            }
        }
        List<Draft> drafts = new ArrayList<>();
        bySentence.values().forEach(pieces -> together(pieces, drafts));
        return drafts;
    }

    /** What a word weighs, bound to whom it fits best. */
    private static @Nullable Piece piece(Evidence evidence, Hit<Predicate> said, Reading reading, Bonds bonds) {
        Piece best = null;
        List<Hit<Target>> targets = reading.targets();
        for (int i = Hits.from(targets, said.first() - evidence.near() - 12); i < targets.size(); i++) {
            Hit<Target> whom = targets.get(i);
            if (whom.first() > said.last() + evidence.near() + 12) {
                break;
            }
            boolean together = reading.shape().together(said.first(), whom.first());
            String id = together ? reading.meant(evidence, said, whom) : null;
            if (id == null) {
                continue;
            }
            double weight = evidence.weight() * bonds.of(evidence, said, whom);
            if (weight > LEAST_WEIGHT
                    && (best == null || weight > best.weight())
                    && reading.isSomebody(whom)
                    && !reading.isSelf(whom)
                    && reading.names().together(said, whom)
                    && said.element().whenNegated() == reading.denied(said, whom)) {
                best = new Piece(evidence, said, whom, id, weight);
            }
        }
        return best;
    }

    private static void together(List<Piece> pieces, List<Draft> drafts) {
        pieces.sort(Comparator.comparing(Piece::countsAlone)
                .thenComparingDouble(Piece::weight)
                .reversed());
        List<Piece> kept = new ArrayList<>();
        for (Piece piece : pieces) {
            if (kept.stream().noneMatch(piece::overlaps)) {
                kept.add(piece);
            }
        }
        Piece strongest = kept.get(0);
        double doubt = 1;
        int first = strongest.said().first();
        int last = strongest.said().last();
        for (Piece piece : kept) {
            doubt *= 1 - piece.weight();
            first = Math.min(first, Math.min(piece.said().first(), piece.whom().first()));
            last = Math.max(last, Math.max(piece.said().last(), piece.whom().last()));
        }
        double sureness = Math.min(SUREST, 1 - doubt);
        if (strongest.countsAlone() && strongest.evidence().severity() * sureness >= LEAST_HARM) {
            drafts.add(Draft.ofEvidence(strongest.evidence(), sureness, strongest.said(), first, last, strongest.id()));
        }
    }
}

package dev.greenroom.policy;

import dev.greenroom.text.Span;
import java.util.Comparator;
import java.util.List;

/** Puts replacements in the place of spans; spans that touch or overlap become one. */
final class Mask {
    record Piece(Span span, String replacement) {}

    private Mask() {}

    static String apply(String text, List<Piece> pieces) {
        List<Piece> sorted = pieces.stream()
                .sorted(Comparator.comparingInt(piece -> piece.span().start()))
                .toList();
        StringBuilder out = new StringBuilder();
        int done = 0;
        int at = 0;
        for (Piece piece : sorted) {
            if (piece.span().end() <= done) {
                continue;
            }
            if (piece.span().start() >= done) {
                int from = text.offsetByCodePoints(at, piece.span().start() - done);
                out.append(text, at, from).append(piece.replacement());
                at = from;
                done = piece.span().start();
            }
            at = text.offsetByCodePoints(at, piece.span().end() - done);
            done = piece.span().end();
        }
        return out.append(text, at, text.length()).toString();
    }
}

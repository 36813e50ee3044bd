package dev.greenroom.limit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is left of a message once case, accents, punctuation, stretched letters and repeated words are gone. Short
 * messages are alike when that is equal. Longer ones also when most of their three-letter shingles are the same and
 * their numbers are, so that a copied text with a few letters changed is recognised, and "number 4" is not "number 5".
 *
 * @param folded the normal form
 * @param numbers its tokens that contain a digit
 * @param shingles hashes of its three-character pieces, sorted, each once; empty for a short text
 */
record Fingerprint(String folded, List<String> numbers, int[] shingles) {
    /** A message is compared by at most so many of its first characters. */
    private static final int MOST_CHARS = 2_000;

    /** Below this length one other word is another question. */
    private static final int LONG_ENOUGH = 24;

    private static final double ALIKE = 0.85;

    static Fingerprint of(String text) {
        String part = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
        List<String> tokens = withoutPeriod(tokens(part));
        String folded = tokens.isEmpty() ? unstretched(part.strip()) : String.join(" ", tokens);
        List<String> numbers = tokens.stream()
                .filter(token -> token.chars().anyMatch(Character::isDigit))
                .toList();
        return new Fingerprint(folded, numbers, folded.length() < LONG_ENOUGH ? new int[0] : shinglesOf(folded));
    }

    boolean isLike(Fingerprint other) {
        if (folded.equals(other.folded)) {
            return true;
        }
        return shingles.length > 0
                && other.shingles.length > 0
                && numbers.equals(other.numbers)
                && similarity(shingles, other.shingles) >= ALIKE;
    }

    /** Words of letters and digits, and symbols such as emoji one by one; a word said twice in a row counts once. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        plain.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(point);
            } else if (!isInvisible(point)) {
                add(tokens, word.toString());
                word.setLength(0);
                if (Character.getType(point) == Character.OTHER_SYMBOL) {
                    add(tokens, Character.toString(point));
                }
            }
        });
        add(tokens, word.toString());
        return tokens;
    }

    /** Accents, joiners and the tag characters that chat clients append to send the same line twice. */
    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void add(List<String> tokens, String raw) {
        String token = unstretched(raw);
        if (!token.isEmpty()
                && (tokens.isEmpty() || !tokens.get(tokens.size() - 1).equals(token))) {
            tokens.add(token);
        }
    }

    /** {@code coooool} and {@code cool} both become {@code col}; digits keep their runs, since 100 is not 10. */
    private static String unstretched(String word) {
        StringBuilder once = new StringBuilder(word.length());
        int before = -1;
        for (int point : word.codePoints().toArray()) {
            if (point != before || Character.isDigit(point)) {
                once.appendCodePoint(point);
            }
            before = point;
        }
        return once.toString();
    }

    /** {@code a b a b a b} is {@code a b}. */
    private static List<String> withoutPeriod(List<String> tokens) {
        for (int period = 1; period <= tokens.size() / 2; period++) {
            if (tokens.size() % period == 0 && repeats(tokens, period)) {
                return tokens.subList(0, period);
            }
        }
        return tokens;
    }

    private static boolean repeats(List<String> tokens, int period) {
        return tokens.subList(period, tokens.size()).equals(tokens.subList(0, tokens.size() - period));
    }

    private static int[] shinglesOf(String folded) {
        int[] hashes = new int[folded.length() - 2];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = folded.charAt(i) * 961 + folded.charAt(i + 1) * 31 + folded.charAt(i + 2);
        }
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }

    /** Jaccard: how many are in both, of those that are in either. */
    private static double similarity(int[] one, int[] two) {
        if (Math.min(one.length, two.length) < ALIKE * Math.max(one.length, two.length)) {
            return 0;
        }
        int both = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < two.length) {
            int order = Integer.compare(one[i], two[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) both / (one.length + two.length - both);
    }
}

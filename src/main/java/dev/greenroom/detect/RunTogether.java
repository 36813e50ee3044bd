package dev.greenroom.detect;

import dev.greenroom.detect.Lexis.Rank;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes words apart that were written without the spaces between them: {@code killalljews}. Immutable. */
final class RunTogether {
    /** A shorter run is left alone: too many words are made of two others. */
    static final int LEAST = 7;

    /** Where it is certain that words were run together, down to so many letters are taken apart. */
    static final int LEAST_HIDDEN = 5;

    private static final int LONGEST = 60;
    /** Words that are made of others have fewer letters. */
    private static final int LONG = 14;

    private static final int LONGEST_WORD = 16;
    private static final int MEAN_LETTERS = 3;
    private static final int LEAST_STRONG = 6;
    private static final int NONE = Integer.MAX_VALUE / 2;

    /** What a run holds: a finding, or both who is spoken of and what is said. */
    private static final int SAYS = 1;

    private static final int NAMES = 2;
    private static final int FINDING = 4;
    private static final int PART = 8;

    /** Letters without a space among them. */
    private record Piece(String words, Rank rank) {}

    private final WordMap<Piece> pieces;
    private final Beginnings beginnings;
    /** What strong words end with: their beginnings when they are read from the last letter to the first. */
    private final Beginnings strongEnds;

    RunTogether(Lexis lexis) {
        Map<String, Piece> known = new HashMap<>();
        lexis.joinable(Respelling.SHORT_WORDS).forEach((word, rank) -> known.put(word, new Piece(word, rank)));
        for (String name : lexis.names()) {
            String letters = name.replace(" ", "");
            if (letters.length() >= LEAST && letters.length() <= LONGEST_WORD) {
                known.putIfAbsent(letters, new Piece(name, Rank.NAME));
            }
        }
        lexis.joinable(Respelling.SHORT_WORDS).forEach((word, rank) -> {
            if (word.length() > MEAN_LETTERS) {
                Misspellings.ones(word).forEach(one -> known.putIfAbsent(one, new Piece(word, rank)));
            }
        });
        pieces = new WordMap<>(known);
        beginnings = new Beginnings(known.keySet());
        strongEnds = new Beginnings(known.entrySet().stream()
                .filter(piece -> piece.getValue().rank() == Rank.STRONG)
                .map(piece -> Misspellings.backwards(piece.getKey()))
                .toList());
    }

    /**
     * The words in the letters from {@code from} to {@code to}, with single spaces between, in as few words as
     * possible; nothing when there are letters left over, or no word that is worth looking for.
     *
     * @param hidden whether it is certain that somebody hid where the words end
     */
    @Nullable
    String apart(String text, int from, int to, boolean hidden) {
        int length = to - from;
        if (length < (hidden ? LEAST_HIDDEN : LEAST) || length > LONGEST) {
            return null;
        }
        int[] fewest = new int[length + 1];
        int[] back = new int[length + 1];
        byte[] worth = new byte[length + 1];
        Arrays.fill(fewest, NONE);
        fewest[0] = 0;
        for (int at = 0; at < length; at++) {
            if (fewest[at] < NONE) {
                reach(text, from, at, length, fewest, back, worth);
            }
        }
        if (fewest[length] < NONE) {
            boolean any = worth[length] != 0 && (hidden || length >= LONG);
            boolean said = (worth[length] & SAYS) != 0 || (worth[length] & PART) != 0 && fewest[length] > 2;
            boolean worthIt = (worth[length] & FINDING) != 0 || (worth[length] & NAMES) != 0 && said;
            // Around a slur by itself stand words, and not what is left of a longer one.
            boolean remains = (worth[length] & (NAMES | SAYS)) == 0
                    && (fewest[length] - 1) * MEAN_LETTERS > length - MEAN_LETTERS - 1;
            boolean plausible = (hidden || !remains) && (any || worthIt) && fewest[length] * MEAN_LETTERS <= length;
            String apart = plausible ? join(text, from, length, back) : null;
            return apart != null && apart.length() > length ? apart : null;
        }
        return withStrongWord(text, from, to);
    }

    private void reach(String text, int from, int at, int length, int[] fewest, int[] back, byte[] worth) {
        int hash = 0;
        for (int end = at + 1; end <= Math.min(length, at + LONGEST_WORD); end++) {
            hash = Beginnings.next(hash, text.charAt(from + end - 1));
            if (!beginnings.mayBegin(hash)) {
                return;
            }
            Piece piece = beginnings.mayBe(hash) ? pieces.get(text, from + at, from + end) : null;
            if (piece != null && fewest[at] + 1 < fewest[end]) {
                fewest[end] = fewest[at] + 1;
                back[end] = at;
                worth[end] = (byte) (worth[at] | worth(piece.rank(), end - at));
            }
        }
    }

    private static int worth(Rank rank, int letters) {
        return switch (rank) {
            case OTHER -> 0;
            case PART -> PART;
            case SAYING -> SAYS;
            case NAME -> letters > MEAN_LETTERS ? NAMES : 0;
            case TERM, STRONG -> letters > MEAN_LETTERS ? FINDING : 0;
        };
    }

    private String join(String text, int from, int length, int[] back) {
        StringBuilder joined = new StringBuilder();
        for (int end = length; end > 0; end = back[end]) {
            Piece piece = Objects.requireNonNull(pieces.get(text, from + back[end], from + end));
            joined.insert(0, piece.words() + (end == length ? "" : " "));
        }
        return joined.toString();
    }

    /** A long slur at either end of something unknown is meant all the same, of two the longer one. */
    private @Nullable String withStrongWord(String text, int from, int to) {
        int most = Math.min(LONGEST_WORD, to - from - 1);
        int ahead = strongAhead(text, from, most);
        int behind = strongBehind(text, to, most);
        if (ahead == 0 && behind == 0) {
            return null;
        }
        int middle = ahead >= behind ? from + ahead : to - behind;
        return text.substring(from, middle) + " " + text.substring(middle, to);
    }

    /** How many letters the longest strong word has that begins at {@code from}; 0 when none does. */
    private int strongAhead(String text, int from, int most) {
        int longest = 0;
        int hash = 0;
        for (int length = 1; length <= most; length++) {
            hash = Beginnings.next(hash, text.charAt(from + length - 1));
            if (!beginnings.mayBegin(hash)) {
                break;
            }
            if (length >= LEAST_STRONG && beginnings.mayBe(hash) && isStrong(text, from, from + length)) {
                longest = length;
            }
        }
        return longest;
    }

    private int strongBehind(String text, int to, int most) {
        int longest = 0;
        int hash = 0;
        for (int length = 1; length <= most; length++) {
            hash = Beginnings.next(hash, text.charAt(to - length));
            if (!strongEnds.mayBegin(hash)) {
                break;
            }
            if (length >= LEAST_STRONG && strongEnds.mayBe(hash) && isStrong(text, to - length, to)) {
                longest = length;
            }
        }
        return longest;
    }

    private boolean isStrong(String text, int from, int to) {
        Piece piece = pieces.get(text, from, to);
        return piece != null && piece.rank() == Rank.STRONG;
    }
}

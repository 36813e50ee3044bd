package dev.greenroom.text;

/**
 * A view in which some words give way to those that they stand for: {@code kahte} to {@code hate}, {@code ki ll} to
 * {@code kill}, {@code killall} to {@code kill all}. What stands between the words stays as it is. Replacements come
 * from left to right and do not overlap.
 */
public final class Rewriting {
    private final View source;
    private final ViewBuilder rewritten;
    private int taken;

    public Rewriting(View source) {
        this.source = source;
        rewritten = new ViewBuilder(source.text().length());
    }

    /** Puts {@code words}, separated by single spaces, in the place of words {@code first} to {@code last} (included). */
    public void replace(int first, int last, String words) {
        copyUpTo(first);
        int letters = 0;
        for (int word = first; word <= last; word++) {
            letters += source.wordEnd(word) - source.wordStart(word);
        }
        boolean oneToOne = letters == letters(words);
        Span whole = source.span(first, last);
        int at = source.wordStart(first);
        int word = first;
        gap(source.gap(first));
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) == ' ') {
                gap(View.SPACE);
                continue;
            }
            if (oneToOne && at == source.wordEnd(word)) {
                at = source.wordStart(++word);
            }
            rewritten.letter(
                    words.charAt(i),
                    oneToOne ? source.from(at) : whole.start(),
                    oneToOne ? source.to(at) : whole.end());
            at++;
        }
        taken = last + 1;
    }

    /** The view with all replacements made. */
    public View view() {
        copyUpTo(source.words());
        gap(source.gap(source.words()));
        return rewritten.build(source.length(), source.reordered());
    }

    private static int letters(String words) {
        int letters = 0;
        for (int i = 0; i < words.length(); i++) {
            letters += words.charAt(i) == ' ' ? 0 : 1;
        }
        return letters;
    }

    private void copyUpTo(int end) {
        for (; taken < end; taken++) {
            gap(source.gap(taken));
            for (int i = source.wordStart(taken); i < source.wordEnd(taken); i++) {
                rewritten.letter(source.text().charAt(i), source.from(i), source.to(i));
            }
        }
    }

    private void gap(int flags) {
        rewritten.gap(flags, rewritten.end());
    }
}

package dev.greenroom.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text in its several readings. The folded view is always made; the others only where the text gives cause:
 * look-alike letters, leet, stretched or spelled-out words, letters on their head. Not safe for use by several threads
 * at once; linear in the length of the text, whatever it holds.
 */
public final class Views {
    private static final int LEAST_TURNED = 3;

    private final String original;
    private final Scan folded;
    private @Nullable List<View> lifted;
    private @Nullable List<View> uncovered;

    private Views(String original) {
        this.original = original;
        this.folded = new Scan(original, Scan.Reading.PLAIN);
    }

    public static Views of(String text) {
        return new Views(text);
    }

    /** Case folded, compatibility forms unified, marks and invisible characters gone. */
    public View folded() {
        return folded.view();
    }

    /** Whether anything in the text may be in disguise. */
    public boolean suspicious() {
        return folded.suspicious();
    }

    /**
     * The disguises of letters lifted: look-alikes and leet read as letters. Two views where a 1 may be an i or an l;
     * {@link #folded} itself where there are only letters; none when nothing is suspicious.
     */
    public List<View> lifted() {
        List<View> made = lifted;
        if (made == null) {
            made = suspicious() ? lift() : List.of();
            lifted = made;
        }
        return made;
    }

    /** As {@link #lifted}, with spelled-out words joined and repeated letters collapsed (see {@link View#run}). */
    public List<View> uncovered() {
        List<View> made = uncovered;
        if (made == null) {
            made = new ArrayList<>(2);
            for (View view : lifted()) {
                made.add(Skeleton.of(view));
            }
            uncovered = made;
        }
        return made;
    }

    /** As {@link #lifted}, with spelled-out words joined and every letter kept; only where a word is spelled out. */
    public List<View> joined() {
        List<View> joined = new ArrayList<>(0);
        for (View view : lifted()) {
            View one = Skeleton.joined(view);
            if (one != null) {
                joined.add(one);
            }
        }
        return joined;
    }

    /** Whether anything beyond ASCII stands in the original. */
    public boolean mayHoldAccents() {
        return !folded.ascii();
    }

    /** Whether a letter beyond ASCII stands in a stretch of the original. */
    public boolean isAccented(Span span) {
        return span.of(original).chars().anyMatch(c -> c >= 0x80);
    }

    private List<View> lift() {
        if (!folded.signsAsLetters()) {
            return List.of(folded.view());
        }
        List<View> views = new ArrayList<>(2);
        Scan first = new Scan(original, Scan.Reading.ONE_IS_I, folded.leety());
        views.add(first.view());
        if (first.ambiguous()) {
            views.add(new Scan(original, Scan.Reading.ONE_IS_L, folded.leety()).view());
        }
        return List.copyOf(views);
    }

    /** With {@code *} in the place of letters that were left out, as in {@code f*ck}; nothing when none were. */
    public @Nullable View censored() {
        return folded.censored() ? new Scan(original, Scan.Reading.CENSORED, false).view() : null;
    }

    /** As a viewer sees it, the right way up, and decoded; none for almost every text. */
    public List<View> turned() {
        if (!folded.overridden() && !folded.encoded() && folded.turned() < LEAST_TURNED) {
            return List.of();
        }
        List<View> views = new ArrayList<>(2);
        if (folded.overridden()) {
            views.add(Turned.displayed(original));
        }
        if (folded.turned() >= LEAST_TURNED) {
            views.add(Turned.upright(original));
        }
        View decoded = folded.encoded() ? Turned.decoded(original) : null;
        if (decoded != null) {
            views.add(decoded);
        }
        return views;
    }

    /** The whole text from the last letter to the first. */
    public View backwards() {
        return Turned.backwards(original);
    }

    /** The text with every letter moved thirteen places on (rot13). */
    public View rotated() {
        return Turned.rotated(original);
    }

    /** A phrase of a rule file as {@link #folded} would show it: words between single spaces. */
    public static String phrase(String text) {
        return of(text).folded().text();
    }
}

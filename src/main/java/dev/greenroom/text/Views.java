package dev.greenroom.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text in its several readings. The folded view is always made; the others only where the text gives cause:
 * look-alike letters, leet, stretched or spelled-out words. Not safe for use by several threads at once; linear in the
 * length of the text, whatever it holds.
 */
public final class Views {
    private final String original;
    private final Scan folded;
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
     * The disguises lifted: look-alikes and leet read as letters, spelled-out words joined, repeated letters collapsed
     * (see {@link View#run}). Two views where a 1 may be an i or an l; none when nothing is suspicious.
     */
    public List<View> uncovered() {
        List<View> made = uncovered;
        if (made == null) {
            made = suspicious() ? uncover() : List.of();
            uncovered = made;
        }
        return made;
    }

    private List<View> uncover() {
        List<View> views = new ArrayList<>(2);
        Scan first = new Scan(original, Scan.Reading.ONE_IS_I);
        views.add(Skeleton.of(first.view()));
        if (first.ambiguous()) {
            views.add(Skeleton.of(new Scan(original, Scan.Reading.ONE_IS_L).view()));
        }
        return List.copyOf(views);
    }

    /** A phrase of a rule file as {@link #folded} would show it: words between single spaces. */
    public static String phrase(String text) {
        return of(text).folded().text();
    }
}

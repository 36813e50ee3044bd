package dev.greenroom.text;

/** How a phrase is compared with a view whose repeated letters were collapsed. */
public final class Disguise {
    private static final int STRETCH = 3;

    private Disguise() {}

    /** A folded phrase as it stands in an uncovered view: repeated letters once. */
    public static String collapse(String folded) {
        return Skeleton.collapse(folded);
    }

    /**
     * Whether {@code folded}, whose collapsed form stands at {@code begin} of the view, is really meant there: each
     * letter stands as often as in the phrase, or is stretched to three or more. So "coooon" may be "coon" and "con",
     * but "as" is never "ass".
     */
    public static boolean fits(View view, int begin, String folded) {
        int at = begin;
        for (int i = 0; i < folded.length(); ) {
            int end = i + 1;
            while (end < folded.length() && folded.charAt(end) == folded.charAt(i)) {
                end++;
            }
            int stands = view.run(at++);
            int wanted = end - i;
            if (stands != wanted && (stands < STRETCH || stands < wanted)) {
                return false;
            }
            i = end;
        }
        return true;
    }
}

package dev.greenroom.text;

import java.util.Arrays;
import java.util.List;

/** A text as models count it: its words as {@link Views#folded} shows them, in order. Any thread. */
public final class Words {
    private Words() {}

    /** Empty where there is no word. */
    public static List<String> of(String text) {
        String folded = Views.phrase(text);
        return folded.isBlank() ? List.of() : Arrays.asList(folded.strip().split(" +"));
    }
}

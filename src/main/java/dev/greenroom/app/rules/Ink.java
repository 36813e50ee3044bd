package dev.greenroom.app.rules;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours for a terminal, or none. What is coloured may hold any characters: nothing in it is taken for markup. */
public final class Ink {
    private final boolean coloured;

    public Ink(boolean coloured) {
        this.coloured = coloured;
    }

    /** What the command line uses: colours on a terminal, none where {@code NO_COLOR} is set. */
    public static Ink of(Ansi ansi) {
        return new Ink(ansi.enabled());
    }

    /** No colours. */
    public static Ink plain() {
        return new Ink(false);
    }

    public String good(String text) {
        return in(text, Style.fg_green);
    }

    public String bad(String text) {
        return in(text, Style.fg_red, Style.bold);
    }

    public String doubtful(String text) {
        return in(text, Style.fg_yellow);
    }

    public String strong(String text) {
        return in(text, Style.bold);
    }

    public String faint(String text) {
        return in(text, Style.faint);
    }

    private String in(String text, IStyle... styles) {
        if (!coloured || text.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        for (IStyle style : styles) {
            result.append(style.on());
        }
        return result.append(text).append(Style.reset.off()).toString();
    }
}

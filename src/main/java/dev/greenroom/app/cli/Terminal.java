package dev.greenroom.app.cli;

import dev.greenroom.app.rules.Ink;
import dev.greenroom.app.rules.Progress;
import dev.greenroom.app.rules.ProgressLine;
import java.io.Console;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Where the command line writes to: what it can show there. */
final class Terminal {
    private static final String CLEARED = "\u001B[H\u001B[2J\u001B[3J";

    private final CommandLine line;

    Terminal(CommandLine line) {
        this.line = line;
    }

    PrintWriter out() {
        return line.getOut();
    }

    PrintWriter err() {
        return line.getErr();
    }

    /** Colours as picocli decides on them: none into a file, none where {@code NO_COLOR} is set. */
    Ink ink() {
        return Ink.of(line.getColorScheme().ansi());
    }

    /** Clears the screen, where there is one. */
    void clear() {
        if (line.getColorScheme().ansi().enabled()) {
            out().print(CLEARED);
            out().flush();
        }
    }

    /**
     * A line that shows how far {@code work} is, while it is done. Only where a person looks on: Java tells whether
     * input and output are a terminal, not whether stderr is, so a redirected output shows none.
     */
    <T, E extends Exception> T watched(Work<T, E> work) throws E {
        if (!isInteractive()) {
            return work.with(Progress.NONE);
        }
        try (ProgressLine progress = new ProgressLine(err(), System::nanoTime)) {
            return work.with(progress);
        }
    }

    /** Something that takes a while and tells how far it is. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T with(Progress progress) throws E;
    }

    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console also without a terminal, and this method to tell.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}

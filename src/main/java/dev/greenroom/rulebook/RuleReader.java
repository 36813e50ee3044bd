package dev.greenroom.rulebook;

import dev.greenroom.policy.Compilation;
import dev.greenroom.yaml.Position;
import dev.greenroom.yaml.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files where they have changed, and compiles them. Whatever goes wrong becomes a problem for their author.
 * Blocks; for workers.
 */
final class RuleReader {
    private final RuleSource source;
    private final PolicyReloader.Compiler compiler;

    RuleReader(RuleSource source, PolicyReloader.Compiler compiler) {
        this.source = source;
        this.compiler = compiler;
    }

    /** What a look at the files gave. */
    sealed interface Found {
        /** They are as they were. */
        record Same() implements Found {}

        /** @param files texts by path, empty when they could not be read */
        record Changed(String fingerprint, Map<String, String> files, Compilation compilation) implements Found {}
    }

    /**
     * @param known the fingerprint of the files that were read last; absent to read them in any case
     * @throws IOException when nobody can say whether they have changed, as when their folder is gone
     */
    Found look(@Nullable String known) throws IOException {
        // Taken before the files are read: a change in between is then seen at the next look.
        String now = source.fingerprint();
        if (now.equals(known)) {
            return new Found.Same();
        }
        Map<String, String> files;
        try {
            files = source.read();
        } catch (IOException e) {
            return new Found.Changed(now, Map.of(), new Compilation.Rejected(List.of(unreadable(e))));
        }
        return new Found.Changed(now, files, compile(files));
    }

    /** Never throws: what the compiler throws is a problem like any other. */
    Compilation compile(Map<String, String> files) {
        try {
            return compiler.compile(files);
        } catch (RuntimeException | StackOverflowError e) {
            return new Compilation.Rejected(List.of(new Problem(
                    "compiler-failed", new Position("rules", 1, 1), "the compiler failed: " + words(e), null)));
        }
    }

    static Problem unreadable(Throwable failure) {
        return new Problem("unreadable", new Position("rules", 1, 1), words(failure), null);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}

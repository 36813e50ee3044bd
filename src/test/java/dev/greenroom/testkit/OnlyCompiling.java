package dev.greenroom.testkit;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.app.cli.Actions;
import dev.greenroom.app.config.Config;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command line asks of the rest of the program, where it only compiles rules; anything else fails the test. */
public class OnlyCompiling implements Actions {
    @Override
    public int run(Config config) throws Exception {
        throw new AssertionError("nothing is to be run");
    }

    @Override
    public int rehearse(RehearsalWish wish, Loader load) throws Exception {
        throw new AssertionError("nothing is to be rehearsed");
    }

    @Override
    public int verifyJournal(Path dataDir, PrintWriter out) {
        throw new AssertionError("nothing is to be verified");
    }

    @Override
    public int signIn(Config config, String platform, PrintWriter out) {
        throw new AssertionError("nobody signs in here");
    }

    @Override
    public int signOut(Config config, String platform, PrintWriter out) {
        throw new AssertionError("nobody signs out here");
    }

    @Override
    public int connections(Config config, PrintWriter out) {
        throw new AssertionError("nobody asks for connections here");
    }

    @Override
    public RuleFiles rules(@Nullable Path folder) {
        return RuleFiles.packaged(folder);
    }

    @Override
    public Policy compile(Map<String, String> files, String policyName, @Nullable Path model) throws Exception {
        Compilation compilation = PolicyCompiler.compile(files, policyName);
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.policy();
        }
        throw new IllegalArgumentException(
                ((Compilation.Rejected) compilation).problems().get(0).format());
    }
}

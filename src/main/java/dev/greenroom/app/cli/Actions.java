package dev.greenroom.app.cli;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.ConfigReader;
import dev.greenroom.app.rehearse.Scenario;
import dev.greenroom.policy.Policy;
import dev.greenroom.text.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands do with the rest of the program. A failure's message is shown to the person who typed the command. */
public interface Actions {
    /** Runs until stopped; answers with the exit code. */
    int run(Config config) throws Exception;

    /**
     * Runs before a make-believe platform until stopped; answers with the exit code.
     *
     * @param load makes the settings of these further ones, by which Greenroom finds the platform
     */
    int rehearse(RehearsalWish wish, Loader load) throws Exception;

    /**
     * What is to be rehearsed.
     *
     * @param platform such as {@code twitch}
     * @param speed 2 is twice as fast as written
     * @param isOnce whether it ends with the scenario
     */
    record RehearsalWish(String platform, Scenario scenario, Language language, double speed, boolean isOnce) {}

    /** Reads the settings. */
    @FunctionalInterface
    interface Loader {
        Config with(List<ConfigReader.Option> more) throws Exception;
    }

    /** Verifies the journal of a data folder, tells what was found, and answers with the exit code: 0 when it is whole. */
    int verifyJournal(Path dataDir, PrintWriter out) throws Exception;

    /** Signs in to {@code twitch} or {@code youtube} by a code; answers with the exit code. */
    int signIn(Config config, String platform, PrintWriter out) throws Exception;

    /** Signs out and has the tokens revoked; answers with the exit code. */
    int signOut(Config config, String platform, PrintWriter out) throws Exception;

    /** Tells how every sign-in stands. */
    int connections(Config config, PrintWriter out) throws Exception;

    /** The rule files that come with the program, with those of {@code folder} laid over them where there is one. */
    RuleFiles rules(@Nullable Path folder);

    /**
     * Compiles rule files, as {@link RuleFiles#read} gives them.
     *
     * @param model document categorizer that weighs what they see, absent when there is none
     */
    Policy compile(Map<String, String> files, String policyName, @Nullable Path model) throws Exception;
}

package dev.greenroom.app.cli;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.app.config.ConfigException;
import dev.greenroom.app.rules.RuleSet;
import dev.greenroom.yaml.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The rule files and the policies that a tool works on. */
final class RuleSetOptions {
    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of rule files, laid over those that come with Greenroom; without it, these alone.")
    private @Nullable Path folder;

    @CommandLine.Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "The policy that is meant (default: each one that the files declare).")
    private @Nullable String policy;

    private final Actions actions;

    RuleSetOptions(Actions actions) {
        this.actions = actions;
    }

    RuleFiles files() {
        return actions.rules(folder);
    }

    boolean hasFolder() {
        return folder != null;
    }

    /** Reads the files; a failure is a message for who typed the command. */
    RuleSet read() throws ConfigException {
        RuleSet rules;
        try {
            rules = RuleSet.read(files());
        } catch (IOException e) {
            throw new ConfigException(List.of("The rules cannot be read: " + e.getMessage()));
        }
        requireKnown(rules);
        return rules;
    }

    /** The policy that was named, absent where all are meant. */
    @Nullable
    String policy() {
        return policy;
    }

    /** The policies that are meant. */
    List<String> policies(RuleSet rules) {
        return policy == null ? List.copyOf(rules.policies().keySet()) : List.of(policy);
    }

    private void requireKnown(RuleSet rules) throws ConfigException {
        if (policy != null && !rules.policies().containsKey(policy)) {
            String known = String.join(", ", rules.policies().keySet());
            throw new ConfigException(List.of("No file declares a policy '" + policy + "'; "
                    + Nearest.to(policy, rules.policies().keySet())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("there are: " + known)));
        }
    }
}

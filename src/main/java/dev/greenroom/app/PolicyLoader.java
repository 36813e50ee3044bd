package dev.greenroom.app;

import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.yaml.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles rule files and tells their author what is wrong with them. */
final class PolicyLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyLoader.class);

    /** Rule files that make no policy; the message names every problem with its place. */
    static final class RejectedRules extends Exception {
        private static final long serialVersionUID = 1L;

        RejectedRules(List<Problem> problems) {
            super(problems.stream().map(Problem::format).collect(Collectors.joining("\n")));
        }
    }

    private PolicyLoader() {}

    static Policy compile(Map<String, String> files, String policyName) throws RejectedRules {
        return compiled(files, policyName).policy();
    }

    /** The policy with its warnings, which are logged. */
    static Compilation.Compiled compiled(Map<String, String> files, String policyName) throws RejectedRules {
        Compilation compilation = PolicyCompiler.compile(files, policyName, RuleFiles.today());
        if (compilation instanceof Compilation.Rejected rejected) {
            throw new RejectedRules(rejected.problems());
        }
        Compilation.Compiled compiled = (Compilation.Compiled) compilation;
        compiled.warnings()
                .forEach(warning -> LOG.atWarn()
                        .addKeyValue("at", warning.at())
                        .addKeyValue("code", warning.code())
                        .log(warning.message()));
        return compiled;
    }
}

package dev.greenroom.policy;

import dev.greenroom.yaml.Problem;
import java.util.List;

/** What came of compiling rule files: a whole policy, or none and all the reasons. */
public sealed interface Compilation {
    /** @param warnings what does not keep the policy from working, but may not be what its author meant */
    record Compiled(Policy policy, List<Problem> warnings) implements Compilation {
        public Compiled {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param problems at least one */
    record Rejected(List<Problem> problems) implements Compilation {
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("A rejection names at least one problem");
            }
        }
    }
}

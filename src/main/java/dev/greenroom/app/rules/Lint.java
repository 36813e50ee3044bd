package dev.greenroom.app.rules;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.yaml.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with rule files, for several policies at once.
 *
 * @param policies those that were compiled
 * @param files how many files were read
 * @param errors what keeps them from being used, by place
 * @param warnings what is doubtful, by place
 */
public record Lint(List<String> policies, int files, List<Problem> errors, List<Problem> warnings) {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing((Problem p) -> p.at().file())
            .thenComparingInt(p -> p.at().line())
            .thenComparingInt(p -> p.at().column())
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    public Lint {
        policies = List.copyOf(policies);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Compiles each of {@code policies}; what is wrong with a file that several of them use is told once. */
    public static Lint of(RuleSet rules, Collection<String> policies) {
        Set<Problem> errors = new LinkedHashSet<>();
        Set<Problem> warnings = new LinkedHashSet<>();
        for (Compilation compilation : PolicyCompiler.compileAll(rules.files(), policies, RuleFiles.today())
                .values()) {
            if (compilation instanceof Compilation.Rejected rejected) {
                rejected.problems().forEach(problem -> (problem.isError() ? errors : warnings).add(problem));
            } else if (compilation instanceof Compilation.Compiled compiled) {
                warnings.addAll(compiled.warnings());
            }
        }
        return new Lint(List.copyOf(policies), rules.files().size(), sorted(errors), sorted(warnings));
    }

    /** All problems, by place. */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(errors);
        all.addAll(warnings);
        all.sort(BY_PLACE);
        return all;
    }

    /** Whether the files can be used, and when {@code strict}, without any doubt. */
    public boolean isFine(boolean strict) {
        return errors.isEmpty() && (!strict || warnings.isEmpty());
    }

    private static List<Problem> sorted(Collection<Problem> problems) {
        return problems.stream().sorted(BY_PLACE).toList();
    }
}

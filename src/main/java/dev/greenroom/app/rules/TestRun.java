package dev.greenroom.app.rules;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.RuleTest;
import dev.greenroom.policy.Trace;
import dev.greenroom.yaml.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests in rule files: those of a policy's own file against that policy, those of {@code tests/} against the
 * policy that is asked for. Use it once.
 */
public final class TestRun {
    private static final int LONGEST_NAME = 70;

    /**
     * What is run.
     *
     * @param policy only the tests of this policy; all tests when absent
     * @param otherwise the policy of the files in {@code tests/} when none is named
     * @param filter only tests whose file and name have a match of this
     * @param coverage whether to note what the tests touch, which takes longer
     */
    public record Options(
            @Nullable String policy,
            String otherwise,
            @Nullable Pattern filter,
            boolean coverage) {}

    /** A test with where it stands. */
    private record Placed(String file, String name, RuleTest test) {}

    private final RuleSet rules;
    private final Options options;
    private final Progress progress;
    private final LongSupplier nanos;
    private final List<TestReport.File> done = new ArrayList<>();
    private final Set<Problem> rejected = new LinkedHashSet<>();
    private final @Nullable CoverageCount coverage;
    private long run;
    private long all;

    private TestRun(RuleSet rules, Options options, Progress progress, LongSupplier nanos) {
        this.rules = rules;
        this.options = options;
        this.progress = progress;
        this.nanos = nanos;
        this.coverage = options.coverage() ? new CoverageCount(rules) : null;
    }

    /** @param nanos a clock that only goes forward, such as {@code System::nanoTime} */
    public static TestReport run(RuleSet rules, Options options, Progress progress, LongSupplier nanos) {
        return new TestRun(rules, options, progress, nanos).run();
    }

    private TestReport run() {
        long begun = nanos.getAsLong();
        Map<String, Map<String, List<Placed>>> plan = plan();
        all = plan.values().stream()
                .flatMap(files -> files.values().stream())
                .mapToInt(List::size)
                .sum();
        progress.begin("Compiling " + String.join(", ", plan.keySet()));
        Map<String, Compilation> compiled = PolicyCompiler.compileAll(rules.files(), plan.keySet(), RuleFiles.today());
        compiled.forEach((name, compilation) -> run(name, compilation, plan.getOrDefault(name, Map.of())));
        Coverage touched = coverage == null ? null : coverage.count();
        return new TestReport(done, List.copyOf(rejected), touched, since(begun));
    }

    /** The tests by policy and file. */
    private Map<String, Map<String, List<Placed>>> plan() {
        Map<String, Map<String, List<Placed>>> plan = new TreeMap<>();
        untested().forEach(policy -> plan.put(policy, new TreeMap<>()));
        Map<String, Integer> numbers = new TreeMap<>();
        for (RuleTest test : RuleTest.in(rules.files())) {
            String file = test.at().file();
            Placed placed = new Placed(file, name(numbers.merge(file, 1, Integer::sum), test), test);
            for (String policy : isWanted(placed) ? policiesOf(test) : List.<String>of()) {
                plan.computeIfAbsent(policy, key -> new TreeMap<>())
                        .computeIfAbsent(file, key -> new ArrayList<>())
                        .add(placed);
            }
        }
        return plan;
    }

    /** Policies that are compiled whether they have tests or not. */
    private List<String> untested() {
        // What has no tests is not covered either; and an author hears of a policy of their own that does not compile.
        boolean all = options.coverage();
        return options.filter() != null && !all
                ? List.of()
                : policies().stream()
                        .filter(name ->
                                all || rules.own().contains(rules.policies().getOrDefault(name, "")))
                        .toList();
    }

    private Collection<String> policies() {
        return options.policy() == null ? rules.policies().keySet() : List.of(options.policy());
    }

    /** The policies that a test is for; none when the one that is asked for is not among them. */
    private List<String> policiesOf(RuleTest test) {
        String asked = options.policy();
        if (test.policies().isEmpty()) {
            return List.of(asked == null ? options.otherwise() : asked);
        }
        return asked == null
                ? test.policies()
                : test.policies().stream().filter(asked::equals).toList();
    }

    private boolean isWanted(Placed test) {
        Pattern filter = options.filter();
        return filter == null || filter.matcher(test.file() + " " + test.name()).find();
    }

    private void run(String name, Compilation compilation, Map<String, List<Placed>> files) {
        if (compilation instanceof Compilation.Rejected problems) {
            problems.problems().stream().filter(Problem::isError).forEach(rejected::add);
        } else if (compilation instanceof Compilation.Compiled compiled) {
            if (coverage != null) {
                coverage.add(compiled.policy());
            }
            files.forEach((file, tests) -> done.add(run(name, compiled.policy(), file, tests)));
        }
    }

    private TestReport.File run(String name, Policy policy, String file, List<Placed> tests) {
        long begun = nanos.getAsLong();
        List<TestReport.Case> cases = new ArrayList<>();
        for (Placed placed : tests) {
            progress.at("Testing " + name, run++, all, "tests");
            cases.add(run(policy, placed));
        }
        return new TestReport.File(file, name, cases, since(begun));
    }

    private TestReport.Case run(Policy policy, Placed placed) {
        List<String> wrong = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        for (RuleTest.Played played : placed.test().run(policy).turns()) {
            if (coverage != null) {
                coverage.touch(policy, played.trace());
            }
            if (!played.passed()) {
                wrong.add("line " + played.turn().at().line() + ": " + String.join("; ", played.wrong()));
                traces.add(played.trace());
            }
        }
        return new TestReport.Case(placed.name(), wrong.isEmpty() ? null : String.join("; ", wrong), traces);
    }

    private Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    /** Such as {@code 3. answer “who are you?”}, or {@code 4. a newcomer waits}. */
    private static String name(int number, RuleTest test) {
        RuleTest.Turn first = test.turns().get(0);
        String line = test.name().replaceAll("\\s+", " ").strip();
        int length = line.codePointCount(0, line.length());
        String shown =
                length <= LONGEST_NAME ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        boolean named = !test.name().equals(first.text());
        return number + ". " + (named ? shown : first.direction().wire() + " “" + shown + "”");
    }
}

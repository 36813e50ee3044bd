package dev.greenroom.app.rules;

import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.RuleTest;
import dev.greenroom.policy.Trace;
import dev.greenroom.yaml.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private long run;
    private long all;

    private TestRun(RuleSet rules, Options options, Progress progress, LongSupplier nanos) {
        this.rules = rules;
        this.options = options;
        this.progress = progress;
        this.nanos = nanos;
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
        plan.forEach(this::run);
        return new TestReport(done, List.copyOf(rejected), null, since(begun));
    }

    /** The tests by policy and file. */
    private Map<String, Map<String, List<Placed>>> plan() {
        Map<String, Map<String, List<Placed>>> plan = new TreeMap<>();
        Map<String, Integer> numbers = new TreeMap<>();
        for (RuleTest test : RuleTest.in(rules.files())) {
            int number = numbers.merge(test.file(), 1, Integer::sum);
            Placed placed = new Placed(test.file(), name(number, test), test);
            Optional<String> policy = policyOf(test.file());
            if (policy.isPresent() && isWanted(placed)) {
                plan.computeIfAbsent(policy.get(), key -> new TreeMap<>())
                        .computeIfAbsent(test.file(), key -> new ArrayList<>())
                        .add(placed);
            }
        }
        return plan;
    }

    /** The policy that a file's tests are for, absent when that is not the one that is asked for. */
    private Optional<String> policyOf(String file) {
        if (!file.startsWith(RuleSet.POLICIES)) {
            return Optional.of(options.policy() == null ? options.otherwise() : options.policy());
        }
        return rules.policies().entrySet().stream()
                .filter(policy -> policy.getValue().equals(file))
                .map(Map.Entry::getKey)
                .filter(name -> options.policy() == null || options.policy().equals(name))
                .findFirst();
    }

    private boolean isWanted(Placed test) {
        Pattern filter = options.filter();
        return filter == null || filter.matcher(test.file() + " " + test.name()).find();
    }

    private void run(String name, Map<String, List<Placed>> files) {
        progress.at("Compiling " + name, run, all);
        Compilation compilation = PolicyCompiler.compile(rules.files(), name);
        if (compilation instanceof Compilation.Rejected problems) {
            rejected.addAll(problems.problems());
        } else if (compilation instanceof Compilation.Compiled compiled) {
            files.forEach((file, tests) -> done.add(run(name, compiled.policy(), file, tests)));
        }
    }

    private TestReport.File run(String name, Policy policy, String file, List<Placed> tests) {
        long begun = nanos.getAsLong();
        List<TestReport.Case> cases = new ArrayList<>();
        for (Placed placed : tests) {
            progress.at("Testing " + name, run++, all);
            String failure = placed.test().failure(policy).orElse(null);
            List<Trace> traces = failure == null
                    ? List.of()
                    : List.of(policy.explain(placed.test().utterance()));
            cases.add(new TestReport.Case(placed.name(), failure, traces));
        }
        return new TestReport.File(file, name, cases, since(begun));
    }

    private Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    /** Such as {@code 3. answer "who are you?"}. */
    private static String name(int number, RuleTest test) {
        String line = test.text().replaceAll("\\s+", " ").strip();
        int length = line.codePointCount(0, line.length());
        String shown =
                length <= LONGEST_NAME ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        return number + ". " + test.direction().wire() + " “" + shown + "”";
    }
}

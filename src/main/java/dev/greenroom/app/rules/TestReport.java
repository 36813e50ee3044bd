package dev.greenroom.app.rules;

import dev.greenroom.policy.Trace;
import dev.greenroom.yaml.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the tests in rule files.
 *
 * @param files the files with tests, by policy and path
 * @param rejected why policies could not be compiled, and so not be tested; empty when all could
 * @param coverage what the tests touched, absent when nobody asked
 * @param took how long all of it took
 */
public record TestReport(
        List<File> files, List<Problem> rejected, @Nullable Coverage coverage, Duration took) {
    public TestReport {
        files = List.copyOf(files);
        rejected = List.copyOf(rejected);
    }

    /**
     * The tests of one file.
     *
     * @param path relative to the rules' folder
     * @param policy the policy that they were run against
     * @param took how long they took
     */
    public record File(String path, String policy, List<Case> cases, Duration took) {
        public File {
            cases = List.copyOf(cases);
        }

        public List<Case> failures() {
            return cases.stream().filter(c -> c.failure() != null).toList();
        }
    }

    /**
     * One test.
     *
     * @param name its place in the file and what is said, on one line
     * @param failure what went otherwise than expected, absent when it passed
     * @param traces how the decisions came about; only of a failure
     */
    public record Case(String name, @Nullable String failure, List<Trace> traces) {
        public Case {
            traces = List.copyOf(traces);
        }
    }

    public int tests() {
        return files.stream().mapToInt(file -> file.cases().size()).sum();
    }

    public int failures() {
        return files.stream().mapToInt(file -> file.failures().size()).sum();
    }

    /** Whether every test of every policy passed. */
    public boolean isPassed() {
        return rejected.isEmpty() && failures() == 0;
    }
}

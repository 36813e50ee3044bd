package dev.greenroom.app.cli;

import dev.greenroom.app.config.ConfigException;
import dev.greenroom.app.rules.Coverage;
import dev.greenroom.app.rules.JUnitXml;
import dev.greenroom.app.rules.RuleSet;
import dev.greenroom.app.rules.RuleWatch;
import dev.greenroom.app.rules.TestJson;
import dev.greenroom.app.rules.TestReport;
import dev.greenroom.app.rules.TestRun;
import dev.greenroom.app.rules.TestText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the tests that stand in rule files. */
@Command(
        name = "test",
        description = {
            "Runs the tests that stand in rule files and tells how the failing ones came about.",
            "The tests in a policy's file are for that policy, those under tests/ for the policy that you name, else for "
                    + "twitch. Settings are not read, and no model of detect.model is asked: 'rules explain' does both.",
            "",
            "Tests look like this:",
            "  tests:",
            "    - answer: In the end the butler did it.",
            "      expect: { verdict: hold, rule: no-spoilers }"
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every test passed, and the coverage is as high as it should be.",
            "1:A test failed, the rules have errors, or the coverage is too low.",
            "2:Wrong usage, a folder or file that cannot be read, or no tests.",
            "130:Ended by Ctrl-C, as --watch always is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom rules test my-rules",
            "  greenroom rules test my-rules --watch              again after each change",
            "  greenroom rules test my-rules --filter \"butler\"    only these",
            "  greenroom rules test my-rules --coverage-min 90 --junit tests.xml"
        })
final class RulesTestCommand implements Callable<Integer> {
    private static final String OTHERWISE = "twitch";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final RuleSetOptions rules;

    @CommandLine.Option(
            names = "--filter",
            paramLabel = "REGEX",
            description = "Only tests whose file or text has a match; case does not matter.")
    private @Nullable String filter;

    @CommandLine.Option(names = "--coverage", description = "Tells which rules and entries no test touches.")
    private boolean coverage;

    @CommandLine.Option(
            names = "--coverage-min",
            paramLabel = "PERCENT",
            description = "Fails when the tests touch less than this of them, 0 to 100.")
    private @Nullable Double coverageMin;

    @CommandLine.Option(names = "--watch", description = "Runs again whenever a file of DIR changes.")
    private boolean watch;

    @CommandLine.Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Also writes JUnit XML, for build servers.")
    private @Nullable Path junit;

    @CommandLine.Option(names = "--json", description = "Answers with JSON.")
    private boolean json;

    RulesTestCommand(Actions actions) {
        rules = new RuleSetOptions(actions);
    }

    @Override
    public Integer call() throws ConfigException {
        Pattern pattern = pattern();
        requireSense();
        if (!watch) {
            return test(pattern);
        }
        Terminal terminal = terminal();
        new RuleWatch(rules.files(), time -> Thread.sleep(time.toMillis())).run(() -> {
            terminal.clear();
            testAgain(pattern);
            terminal.out().println(terminal.ink().faint("Waiting for changes; Ctrl-C ends."));
            terminal.out().flush();
        });
        return 0;
    }

    /** Rules that cannot be read now may be readable after the next change. */
    private void testAgain(@Nullable Pattern pattern) {
        try {
            test(pattern);
        } catch (ConfigException e) {
            terminal().out().println(terminal().ink().bad(String.valueOf(e.getMessage())));
        }
    }

    private int test(@Nullable Pattern pattern) throws ConfigException {
        RuleSet set = rules.read();
        boolean covering = coverage || coverageMin != null;
        TestRun.Options options = new TestRun.Options(rules.policy(), OTHERWISE, pattern, covering);
        Terminal terminal = terminal();
        TestReport report = terminal.watched(progress -> TestRun.run(set, options, progress, System::nanoTime));
        if (report.rejected().isEmpty() && report.tests() == 0) {
            throw nothing(set);
        }
        if (json) {
            terminal.out().println(TestJson.of(report).encodePrettily());
        } else {
            new TestText(terminal.ink()).print(report, terminal.out());
        }
        terminal.out().flush();
        writeJUnit(report);
        return report.isPassed() && isCovered(report.coverage()) ? 0 : 1;
    }

    private boolean isCovered(@Nullable Coverage covered) {
        if (coverageMin == null || covered == null || covered.percent() >= coverageMin) {
            return true;
        }
        terminal().err().printf("The tests touch %.1f %%, less than %s %%.%n", covered.percent(), coverageMin);
        terminal().err().flush();
        return false;
    }

    private void writeJUnit(TestReport report) throws ConfigException {
        if (junit == null) {
            return;
        }
        try (Writer writer = Files.newBufferedWriter(junit)) {
            JUnitXml.write(report, writer);
        } catch (IOException e) {
            throw new ConfigException(List.of("The JUnit file cannot be written: " + e));
        }
    }

    private ConfigException nothing(RuleSet set) {
        String why = filter != null
                ? "No test matches --filter '" + filter + "'; it is looked for in the file's path and in what is said."
                : "There is no test" + (rules.policy() == null ? "" : " of policy " + rules.policy())
                        + ". Write some under 'tests:' in a policy's file or under tests/.";
        return new ConfigException(List.of(why));
    }

    private @Nullable Pattern pattern() {
        try {
            return filter == null ? null : Pattern.compile(filter, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            throw usage("--filter is not a regular expression: " + e.getDescription() + " near character "
                    + (e.getIndex() + 1));
        }
    }

    private void requireSense() {
        if (watch && !rules.hasFolder()) {
            throw usage("--watch goes with a DIR: the rules that come with Greenroom do not change");
        }
        if (watch && json) {
            throw usage("--watch is for people; leave --json out, or run the tests once");
        }
        if (coverageMin != null && !(coverageMin >= 0 && coverageMin <= 100)) {
            throw usage("--coverage-min should be from 0 to 100, found " + coverageMin);
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Terminal terminal() {
        return new Terminal(Objects.requireNonNull(spec).commandLine());
    }
}

package dev.greenroom.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.policy.SmallPolicy;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TestRunTest {
    private static final String POLICY = """
            policy: small
            rules:
              - { id: rude, when: { category: rude, harm: ">= 0.3" }, then: block, explain: { en: "Rude." } }
              - { id: pushy, when: { category: pushy }, then: { hold: 30s, on_timeout: refuse }, explain: { en: "Hm." } }
            tests:
              - answer: you blorb
                expect: { verdict: block, rule: rude }
            """;
    private static final String TESTS = """
            tests:
              - question: are you not blorb
                expect: { verdict: allow }
              - answer: "tell me right now \\u0007"
                expect: { verdict: block, rule: rude }
            """;

    private final Map<String, String> files = SmallPolicy.files(POLICY);
    private final AtomicLong clock = new AtomicLong();

    TestRunTest() {
        files.put("tests/more.yaml", TESTS);
    }

    @Test
    void everyTestIsRunAndAFailureComesWithItsTrace() {
        TestReport report = run(null, null, false);

        assertThat(report.tests()).isEqualTo(3);
        assertThat(report.failures()).isEqualTo(1);
        assertThat(report.isPassed()).isFalse();
        TestReport.Case failure = report.files().get(1).failures().get(0);
        assertThat(failure.name()).startsWith("2. answer “tell me right now");
        assertThat(failure.traces()).hasSize(1);
        assertThat(failure.traces().get(0).decision().reasons().get(0).rule()).isEqualTo("pushy");
    }

    @Test
    void theTestsOfAPolicysFileAreForThatPolicyAndTheOthersForTheOneNamed() {
        // Given
        files.put("policies/other.yaml", """
                policy: other
                extends: small
                off: { rude: we are rude here }
                tests:
                  - answer: you blorb
                    expect: { verdict: allow }
                """);

        // When
        TestReport all = run(null, null, false);
        TestReport other = run("other", null, false);

        // Then
        assertThat(places(all))
                .containsExactly("other policies/other.yaml", "small policies/small.yaml", "small tests/more.yaml");
        assertThat(places(other)).containsExactly("other policies/other.yaml", "other tests/more.yaml");
        assertThat(other.files().get(0).failures()).isEmpty();
    }

    @Test
    void aPolicyOfTheAuthorThatDoesNotCompileIsToldThoughItHasNoTests() {
        files.put("policies/other.yaml", "policy: other\nextends: smal\n");

        assertThat(run(null, null, false).rejected())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("did you mean 'small'?"));
        assertThat(run(null, "blorb", false).rejected()).isEmpty();
    }

    @Test
    void aFilterLooksAtFilesAndTexts() {
        assertThat(run(null, "BLORB", false).tests()).isEqualTo(2);
        assertThat(run(null, "tests/more.*right now", false).tests()).isEqualTo(1);
        assertThat(run(null, "nowhere", false).tests()).isZero();
    }

    @Test
    void rulesThatDoNotCompileAreNotPassed() {
        files.put("policies/small.yaml", POLICY.replace("category: pushy", "category: pushi"));

        TestReport report = run(null, null, false);

        assertThat(report.isPassed()).isFalse();
        assertThat(report.tests()).isZero();
        assertThat(report.rejected().get(0).message()).contains("did you mean 'pushy'?");
        assertThat(text(report))
                .contains("policies/small.yaml:4:", "Not everything was tested: the rules have 1 error");
    }

    @Test
    void whatNoTestTouchesIsNamed() {
        // Given
        files.put("policies/small.yaml", POLICY.replace("rules:", """
                rules:
                  - { id: never, on: question, when: { category: pushy }, then: block, explain: { en: "Never." } }"""));

        // When
        Coverage coverage = Objects.requireNonNull(run(null, null, true).coverage());

        // Then
        assertThat(coverage.parts().get(0).untouched()).containsExactly("small/never");
        assertThat(coverage.parts().get(0).all()).isEqualTo(3);
        assertThat(coverage.parts().get(1).untouched()).containsExactly("en/rude: zib zob");
        assertThat(coverage.parts().get(2).untouched()).isEmpty();
        assertThat(coverage.percent()).isBetween(70.0, 72.0);
    }

    @Test
    void onlyTheAuthorsOwnFilesAreToBeCovered() {
        TestRun.Options options = new TestRun.Options(null, "small", null, true);
        RuleSet rules = RuleSet.of(files, Set.of("lexicons/en/pushy.yaml"));

        TestReport report = TestRun.run(rules, options, Progress.NONE, clock::get);
        Coverage coverage = Objects.requireNonNull(report.coverage());

        assertThat(coverage.parts().stream().map(Coverage.Part::all)).containsExactly(0, 1, 0);
        assertThat(coverage.percent()).isEqualTo(100);
    }

    @Test
    void aTerminalShowsALineForEachFileThenTheFailuresThenASummary() {
        String shown = text(run(null, null, false));

        assertThat(shown.lines().limit(2))
                .containsExactly(
                        "policies/small.yaml  small  1 passed", "tests/more.yaml      small  1 failed, 1 passed");
        assertThat(shown).contains("FAILED tests/more.yaml 2. answer “tell me right now");
        assertThat(shown).contains("  |   verdict      hold");
        assertThat(shown).endsWith("1 of 3 tests failed in 2 files (0.0 s)" + System.lineSeparator());
    }

    @Test
    void aProgramGetsEveryCase() {
        JsonObject json = TestJson.of(run(null, null, true));

        assertThat(json.getInteger("passed")).isEqualTo(2);
        assertThat(json.getInteger("failed")).isEqualTo(1);
        JsonObject file = json.getJsonArray("files").getJsonObject(1);
        assertThat(file.getJsonArray("cases").getJsonObject(1).getString("failure"))
                .contains("expected block");
        assertThat(json.getJsonObject("coverage").getJsonObject("rules").getInteger("all"))
                .isEqualTo(2);
    }

    @Test
    void aBuildServerGetsXmlThatCountsWhatItHolds() throws Exception {
        // Given
        clock.set(0);
        StringWriter out = new StringWriter();

        // When
        JUnitXml.write(run(null, null, false), out);

        // Then
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
        Element root = xml.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(root.getAttribute("tests")).isEqualTo("3");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getAttribute("errors")).isEqualTo("0");
        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("expected block");
        assertThat(failure.getTextContent()).contains("pushy");
        Element failed = (Element) failure.getParentNode();
        assertThat(failed.getAttribute("classname")).isEqualTo("tests/more.yaml");
        assertThat(failed.getAttribute("name")).contains("right now \uFFFD");
    }

    @Test
    void rulesThatDoNotCompileAreAnErrorForABuildServer() throws Exception {
        files.put("policies/small.yaml", POLICY.replace("category: pushy", "category: pushi"));
        StringWriter out = new StringWriter();

        JUnitXml.write(run(null, null, false), out);

        assertThat(out.toString()).contains("errors=\"1\"", "<error", "policies/small.yaml:4:");
    }

    @Test
    void howFarItIsIsTold() {
        // Given
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String what) {
                told.add(what);
            }

            @Override
            public void at(String what, long done, long all, String unit) {
                told.add(what + " " + done + " of " + all + " " + unit);
            }
        };

        // When
        TestRun.run(RuleSet.of(files, Set.of()), new TestRun.Options(null, "small", null, false), progress, clock::get);

        // Then
        assertThat(told)
                .containsExactly(
                        "Compiling small",
                        "Testing small 0 of 3 tests",
                        "Testing small 1 of 3 tests",
                        "Testing small 2 of 3 tests");
    }

    private TestReport run(@Nullable String policy, @Nullable String filter, boolean coverage) {
        Pattern pattern = filter == null ? null : Pattern.compile(filter, Pattern.CASE_INSENSITIVE);
        TestRun.Options options = new TestRun.Options(policy, "small", pattern, coverage);
        return TestRun.run(RuleSet.of(files, Set.of()), options, Progress.NONE, clock::get);
    }

    private static List<String> places(TestReport report) {
        return report.files().stream().map(f -> f.policy() + " " + f.path()).toList();
    }

    private static String text(TestReport report) {
        StringWriter out = new StringWriter();
        new TestText(Ink.plain()).print(report, new PrintWriter(out));
        return out.toString();
    }
}

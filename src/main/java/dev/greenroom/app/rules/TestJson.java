package dev.greenroom.app.rules;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What came of tests, for programs. */
public final class TestJson {
    private TestJson() {}

    public static JsonObject of(TestReport report) {
        JsonArray files = new JsonArray();
        report.files().forEach(file -> files.add(of(file)));
        JsonArray errors = new JsonArray();
        report.rejected().forEach(problem -> errors.add(LintJson.of(problem, true)));
        JsonObject json = new JsonObject()
                .put("passed", report.tests() - report.failures())
                .put("failed", report.failures())
                .put("seconds", report.took().toMillis() / 1000.0)
                .put("errors", errors)
                .put("files", files);
        Coverage coverage = report.coverage();
        return coverage == null ? json : json.put("coverage", of(coverage));
    }

    private static JsonObject of(TestReport.File file) {
        JsonArray cases = new JsonArray();
        for (TestReport.Case test : file.cases()) {
            JsonObject json = new JsonObject().put("name", test.name()).put("passed", test.failure() == null);
            cases.add(test.failure() == null ? json : json.put("failure", test.failure()));
        }
        return new JsonObject()
                .put("file", file.path())
                .put("policy", file.policy())
                .put("passed", file.cases().size() - file.failures().size())
                .put("failed", file.failures().size())
                .put("cases", cases);
    }

    private static JsonObject of(Coverage coverage) {
        JsonObject json = new JsonObject().put("percent", coverage.percent());
        for (Coverage.Part part : coverage.parts()) {
            json.put(
                    part.kind(),
                    new JsonObject()
                            .put("all", part.all())
                            .put("touched", part.all() - part.untouched().size())
                            .put("untouched", new JsonArray(part.untouched())));
        }
        return json;
    }
}

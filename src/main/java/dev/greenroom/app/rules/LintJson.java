package dev.greenroom.app.rules;

import dev.greenroom.yaml.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is wrong with rule files, for programs. */
public final class LintJson {
    private LintJson() {}

    public static JsonObject of(Lint lint) {
        JsonArray problems = new JsonArray();
        for (Problem problem : lint.problems()) {
            problems.add(of(problem, lint.errors().contains(problem)));
        }
        return new JsonObject()
                .put("policies", new JsonArray(lint.policies()))
                .put("files", lint.files())
                .put("errors", lint.errors().size())
                .put("warnings", lint.warnings().size())
                .put("problems", problems);
    }

    static JsonObject of(Problem problem, boolean isError) {
        return new JsonObject()
                .put("severity", isError ? "error" : "warning")
                .put("code", problem.code())
                .put("file", problem.at().file())
                .put("line", problem.at().line())
                .put("column", problem.at().column())
                .put("message", problem.message())
                .put("source_line", problem.sourceLine());
    }
}

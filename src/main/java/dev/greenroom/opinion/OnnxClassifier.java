package dev.greenroom.opinion;

import dev.greenroom.policy.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A classifier of the user's own, in this process, on workers of its own. The library that runs it is not part of
 * Greenroom's jar. A label called {@value #HARMLESS} carries no score.
 */
public final class OnnxClassifier implements Opinion {
    /** What a label is called that says nothing bad. */
    public static final String HARMLESS = "harmless";

    private final OnnxModel model;
    private final List<String> labels;
    private final WorkerExecutor workers;

    private OnnxClassifier(OnnxModel model, List<String> labels, WorkerExecutor workers) {
        this.model = model;
        this.labels = labels;
        this.workers = workers;
    }

    /**
     * Loads a model and tries it once. Blocks.
     *
     * @param labels what its scores stand for, in its order
     * @throws IllegalArgumentException with what to do about it, when it cannot be used
     */
    public static OnnxClassifier load(Vertx vertx, Path file, List<String> labels, Terms terms) {
        if (labels.stream().allMatch(HARMLESS::equals)) {
            throw new IllegalArgumentException("opinions.onnx.labels names no harm; write such as: harmless, hate");
        }
        try {
            OnnxModel model = OnnxModel.load(file, labels);
            scores(model.scores("Hello there."), labels);
            WorkerExecutor workers = vertx.createSharedWorkerExecutor("onnx", terms.atOnce());
            return new OnnxClassifier(model, List.copyOf(labels), workers);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    "opinions.onnx.model needs ONNX Runtime, which is not here: put the jar of"
                            + " com.microsoft.onnxruntime:onnxruntime at lib/onnxruntime.jar beside greenroom.jar",
                    e);
        } catch (Exception e) {
            throw new IllegalArgumentException("The model " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public Future<Scores> ask(Utterance utterance) {
        return workers.executeBlocking(() -> scores(model.scores(utterance.text()), labels), false)
                .recover(error ->
                        Future.failedFuture(new NoOpinion(Absence.FAILED, "the model failed: " + error.getMessage())));
    }

    @Override
    public Future<Void> close() {
        // Behind the last text on the same workers: the model is not taken away under it.
        return workers.close().onComplete(closed -> free());
    }

    private void free() {
        try {
            model.close();
        } catch (Exception e) {
            throw new IllegalStateException("The model could not be closed", e);
        }
    }

    private static Scores scores(float[] values, List<String> labels) {
        Map<String, Double> scores = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!labels.get(i).equals(HARMLESS)) {
                scores.merge(labels.get(i), (double) values[i], Math::max);
            }
        }
        return new Scores(scores);
    }
}

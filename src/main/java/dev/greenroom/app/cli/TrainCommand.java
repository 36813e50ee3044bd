package dev.greenroom.app.cli;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.app.Training;
import dev.greenroom.detect.DocumentLeaning.Example;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains the document categorizer that {@code detect.model} names. */
@Command(
        name = "train",
        description = {
            "Trains a document categorizer: one weak signal beside the rules.",
            "Without --data it learns from the tests of the rule files: what they block is harmful, what they "
                    + "allow is harmless, the rest is left out. A fifth is held back and tells how good the model is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:The model is written.", "2:Wrong usage, or too little to learn from."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom train --out model.bin",
            "  greenroom train --data chat.csv --text comment --label hateful --harmful 1 --out model.bin",
            "Then set detect.model: model.bin, and compare 'greenroom evaluate' with and without it."
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @CommandLine.Option(names = "--data", paramLabel = "FILE", description = "Examples as CSV, with a header.")
    private @Nullable Path data;

    @CommandLine.Option(names = "--text", paramLabel = "COLUMN", description = "The column of texts (default: text).")
    private String text = "text";

    @CommandLine.Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "The column of labels (default: label).")
    private String label = "label";

    @CommandLine.Option(
            names = "--harmful",
            paramLabel = "LABEL",
            description = "A label that means harmful; may be repeated. Every other label means harmless"
                    + " (default: 1, true, yes, harmful, hate, hateful, toxic).")
    private List<String> harmful = List.of("1", "true", "yes", "harmful", "hate", "hateful", "toxic");

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the model is written (default: greenroom-model.bin).")
    private Path out = Path.of("greenroom-model.bin");

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Chooses what is held back; the same number, the same choice (default: 1).")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        Training training;
        try {
            training = Training.of(examples(), seed);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        Files.write(out, training.model());
        PrintWriter line = Objects.requireNonNull(spec).commandLine().getOut();
        line.print(training.words(out.toString()));
        line.flush();
        return 0;
    }

    private List<Example> examples() throws Exception {
        if (data == null) {
            Path rules = settings.load(List.of()).config().rules();
            return Training.fromTests(RuleFiles.packaged(rules).read());
        }
        Set<String> labels = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        labels.addAll(harmful);
        try {
            return Training.fromCsv(data, text, label, labels);
        } catch (IOException e) {
            throw usage(data + " cannot be read: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}

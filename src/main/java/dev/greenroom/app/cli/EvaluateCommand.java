package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.evaluate.BadSamples;
import dev.greenroom.app.evaluate.Columns;
import dev.greenroom.app.evaluate.Evaluation;
import dev.greenroom.app.evaluate.Labels;
import dev.greenroom.app.evaluate.Report;
import dev.greenroom.app.evaluate.SampleReader;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a policy on texts that people have labelled. */
@Command(
        name = "evaluate",
        description = {
            "Tells how well the policy separates harmful texts from harmless ones in files of labelled texts.",
            "A text is flagged when its verdict is anything but allow. The files are comma-separated values with a "
                    + "header. Where they have columns named question, direction or language, these are used, too."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every text was decided on, whatever the figures.",
            "1:A file could not be read.",
            "2:Wrong usage or settings, or rules that do not compile."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom evaluate texts.csv --text text --label hateful",
            "  greenroom evaluate tweets.csv --text tweet --label class --harmful 0 --group target --worst 5",
            "  greenroom evaluate textes.csv --text message --label note --language fr --json > figures.json"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_WORST = 1_000;
    private static final int PROGRESS_EACH = 5_000;

    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @CommandLine.Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of labelled texts.")
    private List<Path> files = List.of();

    @CommandLine.Option(names = "--text", paramLabel = "COLUMN", description = "Column of the text (default: text).")
    private String text = "text";

    @CommandLine.Option(names = "--label", paramLabel = "COLUMN", description = "Column of the label (default: label).")
    private String label = "label";

    @CommandLine.Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Column whose values are counted one by one.")
    private @Nullable String group;

    @CommandLine.Option(
            names = "--harmful",
            paramLabel = "VALUE",
            split = ",",
            description =
                    "Labels that mean harm; all others mean none. Without it, common labels such as 1, hate, toxic"
                            + " and 0, none, normal are understood.")
    private List<String> harmful = List.of();

    @CommandLine.Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Language of the texts, such as fr (default: en).")
    private @Nullable String language;

    @CommandLine.Option(
            names = "--direction",
            paramLabel = "WAY",
            description = "question or answer: which way the texts travel (default: question).")
    private String direction = "question";

    @CommandLine.Option(
            names = "--worst",
            paramLabel = "N",
            description =
                    "How many of the worst errors of either kind are shown, with what was seen in them (default: 10).")
    private int worst = 10;

    @CommandLine.Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    EvaluateCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        Direction way = SettingOptions.direction(direction, this::usage);
        if (worst < 0 || worst > MOST_WORST) {
            throw usage("--worst is a number from 0 to " + MOST_WORST + ", found " + worst);
        }
        Config config = settings.loadIn(language);
        Policy policy = SettingOptions.policy(
                actions, config, new Terminal(Objects.requireNonNull(spec).commandLine()));
        Evaluation evaluation = new Evaluation(policy, worst);
        Columns columns = new Columns(text, label, group, way, config.language());
        for (Path file : files) {
            read(file, columns, evaluation);
        }
        progressEnds();
        Report report = new Report(evaluation, policy);
        out().println(json ? report.json().encodePrettily() : report.text());
        out().flush();
        return 0;
    }

    private void read(Path file, Columns columns, Evaluation evaluation) throws IOException {
        try (SampleReader samples = new SampleReader(Files.newBufferedReader(file), columns, Labels.of(harmful))) {
            evaluation.run(samples, this::progress);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8 text; convert it first, such as with iconv -t UTF-8", e);
        } catch (BadSamples e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void progress(long texts) {
        if (System.console() != null && texts % PROGRESS_EACH == 0) {
            err().printf("\r%,d texts", texts);
            err().flush();
        }
    }

    private void progressEnds() {
        if (System.console() != null) {
            err().print("\r                    \r");
            err().flush();
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}

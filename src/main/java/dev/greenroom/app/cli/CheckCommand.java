package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import dev.greenroom.gate.CheckRequest;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what would be decided, without a running Greenroom. */
@Command(
        name = "check",
        description = {
            "Tells what would be decided on a text, and why, as a JSON line.",
            "Without TEXT it reads JSON lines from stdin and answers each with one line, in order:",
            "  in:  {\"id\", \"text\", \"direction\", \"question\", \"language\", \"channel\"}",
            "  out: {\"id\", \"verdict\", \"harm\", \"exposure\", \"reasons\", \"policy_revision\"}",
            "Only text is needed; other keys are left alone. A line that cannot be read is answered with:",
            "  {\"line\": 7, \"error\": \"...\"}"
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every text was decided on, whatever the verdicts.",
            "1:At least one line could not be read.",
            "2:Wrong usage or settings, or rules that do not compile."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom check \"La Mort-aux-Juifs is a hamlet\"",
            "  greenroom check --direction question --language fr \"qui es-tu ?\"",
            "  greenroom check < answers.jsonl > decisions.jsonl"
        })
final class CheckCommand implements Callable<Integer> {
    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @CommandLine.Parameters(arity = "0..1", paramLabel = "TEXT", description = "The text; without it, stdin is read.")
    private @Nullable String text;

    @CommandLine.Option(
            names = "--direction",
            paramLabel = "WAY",
            description = "question or answer, where a line does not say (default: answer).")
    private String direction = "answer";

    @CommandLine.Option(
            names = "--question",
            paramLabel = "TEXT",
            description = "The question that led to TEXT, when TEXT is an answer.")
    private @Nullable String question;

    @CommandLine.Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Language of the explanations where a line does not say, such as fr (default: en).")
    private @Nullable String language;

    CheckCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        Direction way = SettingOptions.direction(direction, this::usage);
        if (question != null && text == null) {
            throw usage("--question goes with a TEXT; lines from stdin carry their own \"question\"");
        }
        if (text != null && SettingOptions.isMangled(text)) {
            throw usage(
                    "TEXT did not arrive whole: the terminal's locale cannot write it. Set LC_ALL=C.UTF-8, or give a"
                            + " JSON line on stdin");
        }
        Config config = settings.loadIn(language);
        Policy policy = SettingOptions.policy(
                actions, config, new Terminal(Objects.requireNonNull(spec).commandLine()));
        CheckRequest.Defaults defaults = new CheckRequest.Defaults(way, config.language(), config.textMost());
        return text == null ? checkLines(policy, defaults) : checkOne(policy, defaults, text);
    }

    private int checkOne(Policy policy, CheckRequest.Defaults defaults, String asked) {
        JsonObject json = new JsonObject().put("text", asked).put("question", question);
        try {
            CheckRequest request = CheckRequest.of(json, defaults);
            out().println(request.answer(policy.decide(request.utterance())).encode());
            out().flush();
            return 0;
        } catch (CheckRequest.BadRequest e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private int checkLines(Policy policy, CheckRequest.Defaults defaults) throws IOException {
        if (System.console() != null) {
            line().getErr().println("Reading JSON lines; end with Ctrl-D. 'greenroom check --help' shows how.");
            line().getErr().flush();
        }
        return new CheckLines(policy, defaults).run(System.in, out()) == 0 ? 0 : 1;
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private ParameterException usage(String message) {
        return new ParameterException(line(), message);
    }
}

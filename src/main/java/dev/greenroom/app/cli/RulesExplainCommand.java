package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import dev.greenroom.gate.TraceJson;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Trace;
import dev.greenroom.policy.TraceText;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
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

/** Tells how a decision on a text comes about. */
@Command(
        name = "explain",
        description = {
            "Tells how the decision on a text comes about.",
            "It shows how the text is read, what is found in it, what each rule makes of that, and what is decided."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The text was decided on, whatever the verdict.",
            "2:Wrong usage or settings, or rules that do not compile."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom rules explain \"La Mort-aux-Juifs is a hamlet\"",
            "  greenroom rules explain --question \"un nom ?\" \"La Mort-aux-Juifs.\"",
            "  greenroom rules explain --direction question \"who are you?\"",
            "  greenroom rules explain --policy kids-friendly --json \"Oh damn.\""
        })
final class RulesExplainCommand implements Callable<Integer> {
    private final Actions actions;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @CommandLine.Parameters(paramLabel = "TEXT", description = "The text.")
    private String text = "";

    @CommandLine.Option(
            names = "--direction",
            paramLabel = "WAY",
            description = "question or answer (default: answer).")
    private String direction = "answer";

    @CommandLine.Option(
            names = "--question",
            paramLabel = "TEXT",
            description = "The question that led to TEXT, when TEXT is an answer.")
    private @Nullable String question;

    @CommandLine.Option(names = "--before", paramLabel = "TEXT", description = "What the same speaker has just said.")
    private String before = "";

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "Where it is said, such as twitch, for rules that ask for it.")
    private @Nullable String platform;

    @CommandLine.Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Language of the trace and the explanations, such as fr (default: en).")
    private @Nullable String language;

    @CommandLine.Option(
            names = "--full",
            description = "Names each rule that was asked, also those for other categories; JSON always does.")
    private boolean full;

    @CommandLine.Option(names = "--json", description = "Answers with JSON.")
    private boolean json;

    RulesExplainCommand(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Integer call() throws Exception {
        Direction way = SettingOptions.direction(direction, this::usage);
        if (question != null && way == Direction.QUESTION) {
            throw usage("--question goes with an answer; leave it out, or leave --direction out");
        }
        for (String argument : new String[] {text, question == null ? "" : question, before}) {
            if (SettingOptions.isMangled(argument)) {
                throw usage("A text did not arrive whole: the terminal's locale cannot write it. Set LC_ALL=C.UTF-8");
            }
        }
        Config config = settings.loadIn(language);
        requireLength(config.textMost());
        String channel =
                platform == null ? Circumstances.DEFAULT_CHANNEL : platform + "/" + Circumstances.DEFAULT_CHANNEL;
        Utterance utterance = new Utterance(way, text, before, question, config.language(), Circumstances.in(channel));
        print(SettingOptions.policy(actions, config, terminal()).explain(utterance), config.language());
        return 0;
    }

    private void requireLength(int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw usage("TEXT has " + length + " characters; at most " + most + " are decided on (text.most)");
        }
    }

    private void print(Trace trace, Language in) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(TraceJson.of(trace, in).encodePrettily());
        } else {
            out.print(TraceText.of(trace, in, full));
        }
        out.flush();
    }

    private Terminal terminal() {
        return new Terminal(Objects.requireNonNull(spec).commandLine());
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}

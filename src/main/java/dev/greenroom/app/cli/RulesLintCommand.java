package dev.greenroom.app.cli;

import dev.greenroom.app.config.ConfigException;
import dev.greenroom.app.rules.Lint;
import dev.greenroom.app.rules.LintJson;
import dev.greenroom.app.rules.LintText;
import dev.greenroom.app.rules.RuleSet;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells everything that is wrong with rule files. */
@Command(
        name = "lint",
        description = {
            "Tells everything that is wrong with rule files, with its place and what to write instead.",
            "Errors keep the files from being used; warnings do not. Settings and detect.model are left aside.",
            "With --json the answer is one JSON object:",
            "  {\"policies\", \"files\", \"errors\", \"warnings\", \"problems\": [{\"severity\",",
            "   \"code\", \"file\", \"line\", \"column\", \"message\", \"source_line\"}]}"
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:No errors; with --strict, no warnings either.",
            "1:Errors, or with --strict, warnings.",
            "2:Wrong usage, or a folder or file that cannot be read."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  greenroom rules lint                      the rules that come with Greenroom",
            "  greenroom rules lint my-rules             with yours laid over them",
            "  greenroom rules lint my-rules --strict    for a build",
            "  greenroom rules lint my-rules --policy mychannel --json"
        })
final class RulesLintCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final RuleSetOptions rules;

    @CommandLine.Option(names = "--strict", description = "Warnings fail, too.")
    private boolean strict;

    @CommandLine.Option(names = "--json", description = "Answers with JSON.")
    private boolean json;

    RulesLintCommand(Actions actions) {
        rules = new RuleSetOptions(actions);
    }

    @Override
    public Integer call() throws ConfigException {
        RuleSet set = rules.read();
        Terminal terminal = new Terminal(Objects.requireNonNull(spec).commandLine());
        Lint lint = terminal.watched(progress -> {
            progress.begin("Compiling " + String.join(", ", rules.policies(set)));
            return Lint.of(set, rules.policies(set));
        });
        PrintWriter out = terminal.out();
        if (json) {
            out.println(LintJson.of(lint).encodePrettily());
        } else {
            new LintText(terminal.ink()).print(lint, out);
        }
        out.flush();
        return lint.isFine(strict) ? 0 : 1;
    }
}

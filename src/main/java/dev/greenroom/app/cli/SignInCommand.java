package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Signs in to a platform. */
@Command(
        name = "sign-in",
        description = {
            "Signs in to a platform by a code that you type in on its page, on any device.",
            "The tokens are kept encrypted in the data folder. While Greenroom runs, use its page /connections."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExample:%n",
        footer = "  greenroom sign-in twitch --config greenroom.yaml")
final class SignInCommand extends PlatformCommand {
    SignInCommand(Actions actions) {
        super(actions);
    }

    @Override
    int of(Actions actions, Config config, String platform, PrintWriter out) throws Exception {
        return actions.signIn(config, platform, out);
    }
}

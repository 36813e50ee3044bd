package dev.greenroom.app.cli;

import dev.greenroom.app.config.Config;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Signs out of a platform. */
@Command(
        name = "sign-out",
        description = {
            "Forgets what is kept of a sign-in, and has the platform revoke it.",
            "While Greenroom runs, use its page /connections."
        },
        mixinStandardHelpOptions = true,
        versionProvider = GreenroomCommand.Version.class,
        footerHeading = "%nExample:%n",
        footer = "  greenroom sign-out twitch --config greenroom.yaml")
final class SignOutCommand extends PlatformCommand {
    SignOutCommand(Actions actions) {
        super(actions);
    }

    @Override
    int of(Actions actions, Config config, String platform, PrintWriter out) throws Exception {
        return actions.signOut(config, platform, out);
    }
}

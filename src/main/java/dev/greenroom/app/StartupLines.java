package dev.greenroom.app;

import java.io.PrintStream;
import java.net.URI;

/**
 * What a started Greenroom prints to stdout. Scripts read these lines, so their beginnings stay as they are; the listening
 * line comes last, when everything can be used.
 */
public final class StartupLines {
    public static final String SIGN_IN = "Open the dashboard: ";
    public static final String LISTENING = "Greenroom is listening on ";

    private StartupLines() {}

    /**
     * @param address where it listens, with the port that was really taken
     * @param signIn the one-time link
     * @param isDemo whether scripted chat and avatar are playing
     */
    public static void print(PrintStream out, URI address, URI signIn, boolean isDemo) {
        if (isDemo) {
            out.println("This is the demo: scripted chat and a scripted avatar. GREENROOM_DEMO=false turns it off.");
        }
        out.println("Point your avatar bot's OpenAI base URL at " + address + "/v1");
        out.println(SIGN_IN + signIn);
        out.println(LISTENING + address);
        out.flush();
    }
}

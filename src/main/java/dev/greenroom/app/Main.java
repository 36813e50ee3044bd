package dev.greenroom.app;

import dev.greenroom.app.cli.GreenroomCommand;

/** Entry point of the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = GreenroomCommand.over(new ServerProcess()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }
}

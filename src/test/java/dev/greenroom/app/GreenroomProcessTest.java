package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tests' own helper against a program that prints the same lines. */
@Timeout(60)
class GreenroomProcessTest {
    /** Prints what a started Greenroom prints, and waits to be stopped. */
    static final class Listening {
        private Listening() {}

        public static void main(String[] args) throws Exception {
            System.err.println("port " + System.getenv("GREENROOM_PORT") + ", demo " + System.getenv("GREENROOM_DEMO"));
            StartupLines.print(
                    System.out,
                    URI.create("http://127.0.0.1:4711"),
                    URI.create("http://127.0.0.1:4711/sign-in?code=abc"),
                    true);
            System.in.read();
        }
    }

    /** Complains and ends. */
    static final class Failing {
        private Failing() {}

        public static void main(String[] args) {
            System.err.println("port 1 is taken");
            System.exit(1);
        }
    }

    @Test
    void theAddressAndTheLinkAreReadFromWhatItPrints() {
        try (GreenroomProcess process = start(Listening.class)) {
            assertThat(process.port()).isEqualTo(4711);
            assertThat(process.address()).hasToString("http://127.0.0.1:4711");
            assertThat(process.signIn()).hasToString("http://127.0.0.1:4711/sign-in?code=abc");
            assertThat(process.output()).contains("port 0, demo false", "This is the demo");

            process.kill();
            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void aProcessThatEndsAtOnceIsAFailureThatShowsItsOutput() {
        assertThatThrownBy(() -> start(Failing.class))
                .hasMessageContaining("Greenroom did not come up")
                .hasMessageContaining("port 1 is taken");
    }

    private static GreenroomProcess start(Class<?> program) {
        List<String> command =
                List.of(GreenroomProcess.java(), "-cp", System.getProperty("java.class.path"), program.getName());
        return GreenroomProcess.start(command, Map.of("GREENROOM_DEMO", "false"));
    }
}

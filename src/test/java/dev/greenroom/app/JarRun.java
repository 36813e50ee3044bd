package dev.greenroom.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of the packaged jar that ends by itself.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained about, and its log
 */
record JarRun(int code, String out, String err) {
    private static final long MOST_MINUTES = 3;

    /** Runs it in {@code folder} without any input. */
    static JarRun of(Path folder, Map<String, String> environment, String... arguments) {
        return reading("", folder, environment, arguments);
    }

    /** Runs it in {@code folder} with this input. */
    static JarRun reading(String input, Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = GreenroomProcess.jarCommand(arguments);
        try {
            Path out = Files.createTempFile(folder, "run", ".out");
            Path err = Files.createTempFile(folder, "run", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GREENROOM_"));
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading its input; its code and its words say why.
            }
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command + " did not end; it printed\n" + Files.readString(out) + Files.readString(err));
            }
            return new JarRun(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.greenroom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Greenroom in a process of its own, from the packaged jar, for integration tests. It listens on a free port; nothing of
 * the test's own environment configures it.
 */
public final class GreenroomProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int MOST_LINES = 2_000;

    private final Process process;
    private final Thread reader;
    private final Deque<String> output = new ArrayDeque<>();
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final CompletableFuture<URI> signIn = new CompletableFuture<>();

    private GreenroomProcess(Process process) {
        this.process = process;
        reader = new Thread(this::readAll, "greenroom-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code greenroom run} from the packaged jar and waits until it listens. */
    public static GreenroomProcess start(Map<String, String> environment, String... arguments) {
        List<String> command = jarCommand("run");
        command.addAll(List.of(arguments));
        return start(command, environment);
    }

    static GreenroomProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GREENROOM_"));
        builder.environment().put("GREENROOM_PORT", "0");
        builder.environment().putAll(environment);
        try {
            GreenroomProcess started = new GreenroomProcess(builder.start());
            started.awaitListening();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + command, e);
        }
    }

    /** The packaged jar that the build names. */
    public static Path jar() {
        return Path.of(System.getProperty("greenroom.jar", "target/greenroom.jar"));
    }

    /**
     * Begins a command of the packaged jar. Most of what such a short process does is to compile itself, so it does that
     * less thoroughly.
     */
    static List<String> jarCommand(String... arguments) {
        String jar = jar().toAbsolutePath().toString();
        List<String> command =
                new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar));
        command.addAll(List.of(arguments));
        return command;
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public URI address() {
        return address.join();
    }

    public int port() {
        return address().getPort();
    }

    /** The one-time link. */
    public URI signIn() {
        return signIn.join();
    }

    /** The latest lines of stdout and stderr. */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}: no chance to tidy up. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As Ctrl-C; returns the exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private int awaitExit() {
        try {
            if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                reader.join(STOP.toMillis());
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException("it did not stop within " + STOP + ":\n" + output());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitListening() {
        try {
            address.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("Greenroom did not come up:\n" + output(), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Empties the pipe for as long as the process lives, so that it never waits for its reader. */
    private void readAll() {
        try {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(this::take);
        } catch (UncheckedIOException e) {
            // Killing a process closes its pipe under the reader's hands.
            take("(the process was killed: " + e.getMessage() + ")");
        }
        address.completeExceptionally(new IllegalStateException("it ended"));
    }

    private void take(String line) {
        synchronized (output) {
            output.add(line);
            if (output.size() > MOST_LINES) {
                output.remove();
            }
        }
        if (line.startsWith(StartupLines.SIGN_IN)) {
            signIn.complete(URI.create(line.substring(StartupLines.SIGN_IN.length())));
        } else if (line.startsWith(StartupLines.LISTENING)) {
            address.complete(URI.create(line.substring(StartupLines.LISTENING.length())));
        }
    }
}

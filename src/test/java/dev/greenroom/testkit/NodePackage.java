package dev.greenroom.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A package from npm with a script that uses it, in a folder of its own under {@code target}: npm takes away what it does
 * not know, so two packages do not share one.
 *
 * @param spec name and version, such as {@code openai@6.49.0}
 * @param script a file under {@code node/} of the test resources
 */
public record NodePackage(String spec, String script) {
    /** Where Node is started. */
    public Path home() {
        return Path.of("target", "node-" + name());
    }

    private String name() {
        return spec.substring(0, spec.lastIndexOf('@'));
    }

    /** Whether the script can be run; the package is installed once. Where it cannot be, this says why. */
    public boolean isReady() throws IOException, InterruptedException {
        if (!succeeds("node", "--version") || !succeeds("npm", "--version")) {
            say("Not tested: there is no node or no npm here.");
            return false;
        }
        Files.createDirectories(home());
        try (InputStream copied = NodePackage.class.getResourceAsStream("/node/" + script)) {
            Files.copy(Objects.requireNonNull(copied), home().resolve(script), StandardCopyOption.REPLACE_EXISTING);
        }
        boolean ready = Files.isDirectory(home().resolve("node_modules").resolve(name()))
                || succeeds("npm", "install", "--no-audit", "--no-fund", "--no-save", "--prefix", ".", spec);
        say(ready ? "Testing with " + spec + "." : "Not tested: npm could not install " + spec + ".");
        return ready;
    }

    private void say(String words) {
        System.out.println("[" + name() + "] " + words);
    }

    private boolean succeeds(String... command) throws InterruptedException {
        try {
            Process run = new ProcessBuilder(command)
                    .directory(Files.isDirectory(home()) ? home().toFile() : null)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!run.waitFor(3, TimeUnit.MINUTES)) {
                run.destroyForcibly();
                return false;
            }
            return run.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

package dev.greenroom.dashboard;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Opens headless browsers. Where no Chrome or Chromium is found it gets one: from the system's package manager where it
 * may, else Selenium's own download. It never gives up silently.
 */
public final class Browser {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");

    // It has much to say about versions of a protocol that these tests do not use.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private Browser() {}

    public static ChromeDriver open(Path profile, int width, int height, String... more) {
        Optional<Path> browser = findOrInstall();
        ChromeOptions options = new ChromeOptions();
        browser.ifPresent(path -> options.setBinary(path.toString()));
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--disable-dev-shm-usage",
                "--lang=en-US",
                "--user-data-dir=" + profile.toAbsolutePath());
        options.addArguments(more);
        if (isRoot()) {
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return start(options, browser.flatMap(found -> onPath("chromedriver")), width, height);
    }

    private static ChromeDriver start(ChromeOptions options, Optional<Path> driver, int width, int height) {
        try {
            ChromeDriverService.Builder service = new ChromeDriverService.Builder();
            driver.ifPresent(path -> service.usingDriverExecutable(path.toFile()));
            ChromeDriver opened = new ChromeDriver(service.build(), options);
            opened.manage().window().setSize(new Dimension(width, height));
            opened.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
            return opened;
        } catch (WebDriverException e) {
            throw new IllegalStateException(
                    "The browser test needs Chrome or Chromium with its driver, and none could be started. Install one"
                            + " (Debian and Ubuntu: apt-get install chromium chromium-driver; elsewhere: Google Chrome,"
                            + " whose driver Selenium downloads) and run the tests again.",
                    e);
        }
    }

    private static Optional<Path> findOrInstall() {
        Optional<Path> found = find();
        if (found.isPresent()) {
            return found;
        }
        if (isRoot() && onPath("apt-get").isPresent()) {
            say("No Chrome or Chromium here. Installing the packages chromium and chromium-driver with apt-get ...");
            run("apt-get", "update");
            run("apt-get", "install", "-y", "--no-install-recommends", "chromium", "chromium-driver");
            found = find();
        }
        if (found.isEmpty()) {
            say("No Chrome or Chromium here. Selenium downloads one into its cache ...");
        }
        return found;
    }

    private static Optional<Path> find() {
        Path macOs = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        return BROWSERS.stream()
                .map(Browser::onPath)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Optional.of(macOs).filter(Files::isExecutable));
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            } else if (process.exitValue() != 0) {
                say(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String words) {
        System.out.println("[browser test] " + words);
    }

    /** Keeps a picture of the page as {@code target/screenshots/<name>.png}. */
    public static void shot(ChromeDriver page, String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + ".png"), page.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

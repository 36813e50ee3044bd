package dev.greenroom.app;

import dev.greenroom.rulebook.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule files: those packaged with Greenroom, with a folder laid over them. A file of the folder replaces the packaged
 * one of the same relative path, any other is added. Blocks on the disk; for workers.
 */
public final class RuleFiles implements RuleSource {
    private static final int MOST_FILES = 2_000;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_FILE_BYTES = 4 * 1024 * 1024;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Path home;
    private final @Nullable Path overlay;
    private final Clock clock;

    /** As below, with the day of this machine. */
    public RuleFiles(Path home, @Nullable Path overlay) {
        this(home, overlay, Clock.systemDefaultZone());
    }

    /**
     * @param home the folder or jar that the packaged {@code rules} folder is in
     * @param overlay folder laid over it, if any
     * @param clock tells the day
     */
    RuleFiles(Path home, @Nullable Path overlay, Clock clock) {
        this.home = home;
        this.overlay = overlay;
        this.clock = clock;
    }

    /** The day on which rules are compiled here and now: allowlist entries that have expired are left out. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    /** The packaged rules, from the classes folder or the jar that this class was loaded from. */
    public static RuleFiles packaged(@Nullable Path overlay) {
        CodeSource source = RuleFiles.class.getProtectionDomain().getCodeSource();
        try {
            return new RuleFiles(Path.of(source.getLocation().toURI()), overlay);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Greenroom was loaded from a strange place: " + source.getLocation(), e);
        }
    }

    /**
     * All files, sorted by their path relative to the rules folder, which is written with {@code /}.
     *
     * @throws IOException when the folder is absent or unreadable, or holds too much
     */
    @Override
    public Map<String, String> read() throws IOException {
        Map<String, String> files = new TreeMap<>();
        readPackaged(files);
        readOverlay(files);
        return files;
    }

    /**
     * The files of the folder laid over alone, none without one; named and bounded as in {@link #read}.
     *
     * @throws IOException as {@link #read} does
     */
    public Map<String, String> readOverlay() throws IOException {
        Map<String, String> files = new TreeMap<>();
        readOverlay(files);
        return files;
    }

    /**
     * Changes whenever a file of the folder is added, removed or written, and with the day, so that an allowlist entry
     * which expires overnight goes out of force; cheap enough for every second.
     */
    @Override
    public String fingerprint() throws IOException {
        StringBuilder print = new StringBuilder(LocalDate.now(clock).toString()).append('\n');
        if (overlay != null) {
            for (Path file : list(overlay)) {
                BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
                print.append(file).append('|').append(about.size());
                print.append('|').append(about.lastModifiedTime()).append('\n');
            }
        }
        return print.toString();
    }

    private void readOverlay(Map<String, String> files) throws IOException {
        if (overlay == null) {
            return;
        }
        if (!Files.isDirectory(overlay)) {
            throw new IOException("the rules folder " + overlay + " does not exist or is not a folder");
        }
        readFolder(overlay, files);
    }

    private void readPackaged(Map<String, String> files) throws IOException {
        if (Files.isDirectory(home)) {
            readFolder(home.resolve("rules"), files);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                readFolder(jar.getPath("/rules"), files);
            }
        }
    }

    private static void readFolder(Path folder, Map<String, String> files) throws IOException {
        long bytes = 0;
        for (Path file : list(folder)) {
            byte[] content = content(file);
            bytes += content.length;
            if (bytes > MOST_BYTES) {
                throw new IOException("the rules in " + folder + " are larger than " + MOST_BYTES + " bytes together");
            }
            files.put(folder.relativize(file).toString().replace('\\', '/'), text(content));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, MOST_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = paths.filter(path -> isRuleFile(folder, path))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (found.size() > MOST_FILES) {
                throw new IOException("there are more than " + MOST_FILES + " rule files in " + folder);
            }
            return found;
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Hidden names are left out: editors and mounted volumes keep their own copies there. */
    private static boolean isRuleFile(Path folder, Path path) {
        String name = path.toString();
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return false;
        }
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return Files.isRegularFile(path);
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_FILE_BYTES + 1);
            if (content.length > MOST_FILE_BYTES) {
                throw new IOException(file + " is larger than " + MOST_FILE_BYTES + " bytes");
            }
            return content;
        }
    }

    /** Bytes that are no UTF-8 are replaced by U+FFFD, which the compiler tells with line and column. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}

package dev.greenroom.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The data folder, held by one process at a time and readable by its owner only. Blocking. */
final class DataFolder implements AutoCloseable {
    /**
     * The folders that this process holds. Asked before the lock file is opened: closing a second descriptor of a file
     * gives up a POSIX lock that the same process has on it.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Creates the folder where there is none, and takes it. */
    static DataFolder take(Path wanted) throws IOException {
        Files.createDirectories(wanted, ownerOnly(wanted, "rwx------"));
        Path folder = wanted.toRealPath();
        if (!OURS.add(folder)) {
            throw inUse(folder);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    folder.resolve("greenroom.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                throw inUse(folder);
            }
            return new DataFolder(folder, channel);
        } catch (IOException | RuntimeException error) {
            OURS.remove(folder);
            if (channel != null) {
                channel.close();
            }
            throw error;
        }
    }

    /** The file, created empty and for the owner only where there is none. */
    Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            Files.createFile(file, ownerOnly(folder, "rw-------"));
        } catch (FileAlreadyExistsException expected) {
            // It is there from an earlier run.
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(folder);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    private static IOException inUse(Path folder) {
        return new IOException("Another Greenroom is running on the data folder " + folder
                + ". Stop it, or give this one a folder of its own.");
    }

    private static FileAttribute<?>[] ownerOnly(Path place, String permissions) {
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

package dev.greenroom.chat.replay;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where a recording is kept: JSON lines, one message each, as {@link ReplaySource} describes. */
public interface Script {
    /** A short name for the channel and for people, such as {@code stream.jsonl}. */
    String name();

    /** In bytes, -1 where it is not known. Blocks. */
    long size() throws IOException;

    /** Opens it from the beginning. Blocks. */
    InputStream open() throws IOException;

    /** A file. */
    static Script file(Path path) {
        return new Script() {
            @Override
            public String name() {
                return String.valueOf(path.getFileName());
            }

            @Override
            public long size() throws IOException {
                if (!Files.exists(path)) {
                    throw new NoSuchFileException(path.toAbsolutePath().toString(), null, "there is no such file");
                }
                if (Files.isDirectory(path)) {
                    throw new IOException(path.toAbsolutePath() + " is a folder, name a file of JSON lines in it");
                }
                return Files.size(path);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        };
    }

    /** A resource on the class path, such as {@code demo/chat.jsonl}. */
    static Script resource(String resource) {
        return new Script() {
            @Override
            public String name() {
                return resource.substring(resource.lastIndexOf('/') + 1);
            }

            @Override
            public long size() {
                return -1;
            }

            @Override
            public InputStream open() throws IOException {
                InputStream found = Script.class.getClassLoader().getResourceAsStream(resource);
                if (found == null) {
                    throw new FileNotFoundException("there is no resource " + resource + " on the class path");
                }
                return found;
            }
        };
    }
}

package dev.greenroom.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are kept encrypted, each in a file of its own, with AES-256-GCM; the name is bound to its text, so that
 * files cannot be exchanged. A file that cannot be opened is never written over: a wrong key costs nothing but the
 * message. Blocking; use one from one thread at a time.
 */
public final class Vault {
    private static final int KEY_BYTES = 32;
    private static final int MOST_BYTES = 64 * 1024;
    private static final byte VERSION = 1;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String SEALED = ".sealed";

    private final Path folder;
    private final Path keyFile;
    private final @Nullable Secret ownKey;

    /** What the vault holds cannot be used, and what to do about it. */
    public static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * @param folder created when the first text is kept
     * @param ownKey 32 bytes in Base64; where it is absent, a key is made at the first use and kept beside the folder,
     *     readable by its owner only
     */
    public Vault(Path folder, @Nullable Secret ownKey) {
        this.folder = folder;
        this.keyFile = folder.resolveSibling(folder.getFileName() + ".key");
        this.ownKey = ownKey;
    }

    /** A key as {@code vault.key} takes it. */
    public static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** The text of this name, if there is one; fails with {@link Unusable} when the key is not the one it was kept with. */
    public Optional<String> read(String name) throws IOException {
        byte[] sealed;
        try (var in = Files.newInputStream(file(name))) {
            sealed = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        }
        return Optional.of(open(name, sealed));
    }

    /** Keeps a text in the place of the one before; both are never lost together. */
    public void write(String name, String text) throws IOException {
        read(name);
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
        byte[] sealed;
        try {
            sealed = aead(true).encrypt(text.getBytes(StandardCharsets.UTF_8), bound(name));
        } catch (GeneralSecurityException e) {
            throw new Unusable("The text could not be encrypted: " + e.getMessage());
        }
        byte[] versioned = new byte[sealed.length + 1];
        versioned[0] = VERSION;
        System.arraycopy(sealed, 0, versioned, 1, sealed.length);
        put(file(name), versioned);
    }

    /** Forgets a text; also one that cannot be opened. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private String open(String name, byte[] sealed) throws IOException {
        if (sealed.length < 2 || sealed.length > MOST_BYTES || sealed[0] != VERSION) {
            throw new Unusable(file(name) + " is no file of this vault. Delete it and sign in again.");
        }
        try {
            byte[] text = aead(false).decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), bound(name));
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Unusable(file(name) + " was sealed with another key, or was damaged. Bring back the key that it"
                    + " was sealed with (" + keyName() + "); or delete the file and sign in again.");
        }
    }

    private String keyName() {
        return ownKey == null ? keyFile.toString() : "vault.key";
    }

    private Aead aead(boolean mayMake) throws IOException, GeneralSecurityException {
        return new AesGcmJce(ownKey != null ? decode(ownKey.reveal(), "vault.key") : keyOfFile(mayMake));
    }

    private byte[] keyOfFile(boolean mayMake) throws IOException {
        try {
            return decode(Files.readString(keyFile, StandardCharsets.US_ASCII).strip(), keyFile.toString());
        } catch (NoSuchFileException missing) {
            if (!mayMake || holdsAnything()) {
                throw new Unusable("The key " + keyFile + " is gone, and without it nobody can open what was sealed"
                        + " with it. Bring it back; or delete " + folder + " and sign in again.");
            }
        }
        String made = newKey();
        put(keyFile, made.getBytes(StandardCharsets.US_ASCII));
        return decode(made, keyFile.toString());
    }

    private boolean holdsAnything() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(SEALED));
        }
    }

    /** Whether a text can be a key: 32 bytes in Base64. */
    public static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] decode(String text, String where) throws Unusable {
        if (!isKey(text)) {
            throw new Unusable(
                    where + " should hold a key of 32 bytes in Base64, as 'openssl rand -base64 32' makes it.");
        }
        return Base64.getDecoder().decode(text);
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A name in the vault is a-z, 0-9 and '-', got '" + name + "'");
        }
        return folder.resolve(name + SEALED);
    }

    private static byte[] bound(String name) {
        return ("greenroom/" + name).getBytes(StandardCharsets.UTF_8);
    }

    /** On disk before it takes the place of the old one, and never readable by others. */
    private static void put(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            Files.createFile(part);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(part + " is in the way; is another Greenroom writing here?", e);
        }
        restrict(part, "rw-------");
        try (FileChannel out = FileChannel.open(part, Set.of(StandardOpenOption.WRITE))) {
            out.write(java.nio.ByteBuffer.wrap(bytes));
            out.force(true);
        }
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}

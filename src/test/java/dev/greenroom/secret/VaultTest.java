package dev.greenroom.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = home.resolve("vault");
    }

    @Test
    void whatWasKeptIsReadAgainByTheNextProcessAndStandsNowhereInPlain() throws Exception {
        // Given
        new Vault(folder, null).write("twitch", "a-token-that-nobody-may-see");

        // When
        var text = new Vault(folder, null).read("twitch");

        // Then
        assertThat(text).contains("a-token-that-nobody-may-see");
        assertThat(Files.readAllBytes(folder.resolve("twitch.sealed")))
                .asString()
                .doesNotContain("nobody-may-see");
        assertThat(new Vault(folder, null).read("youtube")).isEmpty();
    }

    @Test
    void theKeyAndWhatItSealsAreForTheOwnerOnly() throws Exception {
        // When
        new Vault(folder, null).write("twitch", "text");

        // Then
        for (Path file : new Path[] {home.resolve("vault.key"), folder.resolve("twitch.sealed")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void anotherKeyOpensNothingAndOverwritesNothing() throws Exception {
        // Given
        Secret right = new Secret(Vault.newKey());
        new Vault(folder, right).write("twitch", "good");
        Vault wrong = new Vault(folder, new Secret(Vault.newKey()));

        // When, Then
        assertThatThrownBy(() -> wrong.read("twitch"))
                .isInstanceOf(Vault.Unusable.class)
                .hasMessageContaining("sealed with another key")
                .hasMessageContaining("vault.key");
        assertThatThrownBy(() -> wrong.write("twitch", "bad")).isInstanceOf(Vault.Unusable.class);
        assertThat(new Vault(folder, right).read("twitch")).contains("good");
    }

    @Test
    void aLostKeyFileIsNotReplacedByANewOne() throws Exception {
        // Given
        new Vault(folder, null).write("twitch", "good");
        Files.move(home.resolve("vault.key"), home.resolve("elsewhere"));

        // When, Then
        assertThatThrownBy(() -> new Vault(folder, null).write("youtube", "more"))
                .hasMessageContaining("is gone")
                .hasMessageContaining("Bring it back");
        Files.move(home.resolve("elsewhere"), home.resolve("vault.key"));
        assertThat(new Vault(folder, null).read("twitch")).contains("good");
    }

    @Test
    void aFileUnderAnotherNameOrWithAFlippedBitDoesNotOpen() throws Exception {
        // Given
        Vault vault = new Vault(folder, null);
        vault.write("twitch", "good");
        Files.copy(folder.resolve("twitch.sealed"), folder.resolve("youtube.sealed"));
        byte[] bytes = Files.readAllBytes(folder.resolve("twitch.sealed"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("twitch.sealed"), bytes);

        // When, Then
        assertThatThrownBy(() -> vault.read("youtube")).isInstanceOf(Vault.Unusable.class);
        assertThatThrownBy(() -> vault.read("twitch")).isInstanceOf(Vault.Unusable.class);
    }

    @Test
    void aWriteThatWasInterruptedLeavesTheOldText() throws Exception {
        // Given
        Vault vault = new Vault(folder, null);
        vault.write("twitch", "good");
        Files.writeString(folder.resolve("twitch.sealed.part"), "half");

        // When
        var before = vault.read("twitch");
        vault.write("twitch", "better");

        // Then
        assertThat(before).contains("good");
        assertThat(vault.read("twitch")).contains("better");
    }
}

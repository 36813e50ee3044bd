package dev.greenroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.app.config.ConfigReader.Loaded;
import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.chat.youtube.Cost;
import dev.greenroom.chat.youtube.YouTubeTarget;
import dev.greenroom.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String TOKEN = "0123456789abcdef";

    private Path folder = Path.of("");

    @BeforeEach
    void setUp(@TempDir Path temporary) {
        folder = temporary;
    }

    @Test
    void nothingWrittenGivesTheDefaultsAndTheDemo() throws Exception {
        // When
        Loaded loaded = ConfigReader.read(null, Map.of("PATH", "/bin"), List.of());

        // Then
        assertThat(loaded.config()).isEqualTo(Config.standard());
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.config().host()).isEqualTo("127.0.0.1");
        assertThat(loaded.config().port()).isEqualTo(8787);
        assertThat(loaded.config().demo()).isTrue();
        assertThat(loaded.config().gateway().bodyMost()).isEqualTo(2 * 1024 * 1024);
    }

    @Test
    void testsFromTheChatBeginWithAWordOrAreOff() throws Exception {
        // Given
        Path other = file("questions: { test_prefix: \"!probe\" }");
        Map<String, String> off = Map.of("GREENROOM_QUESTIONS_TEST_PREFIX", "off");

        // Then
        assertThat(Config.standard().questions().testPrefix()).isEqualTo("!test");
        assertThat(ConfigReader.read(other, Map.of(), List.of())
                        .config()
                        .questions()
                        .testPrefix())
                .isEqualTo("!probe");
        assertThat(ConfigReader.read(other, off, List.of()).config().questions().testPrefix())
                .isEmpty();
        assertThatThrownBy(() -> ConfigReader.read(null, Map.of("GREENROOM_QUESTIONS_TEST_PREFIX", "!ASK"), List.of()))
                .hasMessageContaining("questions.test_prefix should not be one of questions.addresses");
    }

    @Test
    void theFileIsReadIntoItsRecords() throws Exception {
        // Given
        Path file = file("""
                port: 0
                language: fr
                allowed_hosts: [Studio.local, 10.0.0.7]
                llm:
                  base_url: http://127.0.0.1:11434/v1/
                  idle_timeout: 500ms
                chat:
                  twitch: { channel: "#Somebody" }
                  replay: { speed: max }
                """);

        // When
        Config config = ConfigReader.read(file, Map.of(), List.of()).config();

        // Then
        assertThat(config.port()).isZero();
        assertThat(config.language().tag()).isEqualTo("fr");
        assertThat(config.allowedHosts()).containsExactly("studio.local", "10.0.0.7");
        assertThat(config.llm().baseUrl()).isEqualTo(URI.create("http://127.0.0.1:11434/v1"));
        assertThat(config.llm().idleTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.chat().twitchChannel()).isEqualTo("somebody");
        assertThat(config.chat().replaySpeed()).isInfinite();
        assertThat(config.demo()).isFalse();
    }

    @Test
    void environmentBeatsFileAndCommandLineBeatsEnvironment() throws Exception {
        // Given
        Path file = file("port: 1\nqueue: { size: 10 }\npolicy: mine\n");
        Map<String, String> environment = Map.of("GREENROOM_PORT", "2", "GREENROOM_QUEUE_SIZE", "20");

        // When
        Config config = ConfigReader.read(file, environment, List.of(new Option("--port", "port", "3")))
                .config();

        // Then
        assertThat(config.port()).isEqualTo(3);
        assertThat(config.queue().size()).isEqualTo(20);
        assertThat(config.policy()).isEqualTo("mine");
    }

    @Test
    void everythingWrongInTheFileIsToldAtOnceWithItsLine() throws Exception {
        // Given
        Path file = file("port: 70000\nprot: 1\nport: 2\nqueue:\n  sise: 5\n  in_flight: many\nllm: 7\n");

        // When, Then
        assertThatThrownBy(() -> ConfigReader.read(file, Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        ":1:7: error: 'port' should be a whole number from 0 to 65535, found '70000' [wrong-value]")
                .hasMessageContaining(":2:1: error: 'prot' is not known; did you mean 'port'? [unknown-key]")
                .hasMessageContaining(":3:1: error: 'port' stands here a second time")
                .hasMessageContaining(":5:3: error: 'queue.sise' is not known; did you mean 'size'? [unknown-key]")
                .hasMessageContaining(":6:14: error: 'queue.in_flight' should be a whole number")
                .hasMessageContaining(":7:6: error: 'llm' should be a mapping");
    }

    @Test
    void problemsOfAVariableNameIt() {
        // Given
        Map<String, String> environment =
                Map.of("GREENROOM_PORT", "eighty", "GREENROOM_LLM_BASE_URL", "localhost:11434");

        // When, Then
        assertThatThrownBy(() -> ConfigReader.read(null, environment, List.of()))
                .hasMessageContaining("environment variable GREENROOM_PORT: wrong-value")
                .hasMessageContaining("found 'eighty'")
                .hasMessageContaining(
                        "environment variable GREENROOM_LLM_BASE_URL: wrong-value: it should be an address such as");
    }

    @Test
    void anUnknownVariableIsAWarningWithTheNearestName() throws Exception {
        // When
        Loaded loaded = ConfigReader.read(null, Map.of("GREENROOM_PROT", "1"), List.of());

        // Then
        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .contains("GREENROOM_PROT", "did you mean GREENROOM_PORT?");
    }

    @Test
    void anEmptyVariableIsAsGoodAsNone() throws Exception {
        assertThat(ConfigReader.read(null, Map.of("GREENROOM_PORT", ""), List.of())
                        .config()
                        .port())
                .isEqualTo(8787);
    }

    @Test
    void aSecretInTheFileIsAnErrorThatSaysWhereToPutItAndDoesNotRepeatIt() throws Exception {
        // Given
        Path file = file("owner_token: hunter2hunter2hunter2\nllm:\n  api_key: sk-verysecret\n");

        // When, Then
        assertThatThrownBy(() -> ConfigReader.read(file, Map.of(), List.of()))
                .hasMessageContaining(":1:14: error: ", "[secret-in-file]", "GREENROOM_OWNER_TOKEN", "owner_token_file")
                .hasMessageContaining("GREENROOM_LLM_API_KEY")
                .hasMessageContaining("llm.api_key_file")
                .hasMessageContaining(" | owner_token: …")
                .hasMessageNotContainingAny("hunter2", "verysecret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner_tokn: hunter2hunter2",
                "api_key: hunter2hunter2",
                "owner_token: &a hunter2hunter2\nowner_token: *a",
                "llm: {api_key: hunter2hunter2}",
                "llm:\n  api_key:\n    hunter2hunter2",
                "owner_token: 'hunter2hunter2",
                "owner_token hunter2hunter2",
                "port: {x: hunter2hunter2}"
            })
    void aSecretIsNotRepeatedWhereverItStands(String text) throws Exception {
        // Given
        Path file = file(text);

        // When, Then
        assertThatThrownBy(() -> ConfigReader.read(file, Map.of(), List.of()))
                .hasMessageContaining(".yaml:")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void problemsAreToldInTheOrderOfTheFile() throws Exception {
        // Given
        Path file = file("prot: 1\nport: many\nlanguage: en\nlanguage: fr\n");

        // When, Then
        assertThatThrownBy(() -> ConfigReader.read(file, Map.of(), List.of()))
                .hasMessageMatching("(?s).*:1:1: .*unknown-key.*:2:7: .*wrong-value.*:4:1: .*duplicate-key.*");
    }

    @Test
    void secretsComeFromTheEnvironmentOrFromFilesAndAreNeverPrinted() throws Exception {
        // Given
        Path key = Files.writeString(folder.resolve("key"), "sk-verysecret\n");
        Path file = file("llm: { api_key_file: '" + key + "' }\n");

        // When
        Config config = ConfigReader.read(file, Map.of("GREENROOM_OWNER_TOKEN", TOKEN), List.of())
                .config();

        // Then
        assertThat(config.ownerToken()).isEqualTo(new Secret(TOKEN));
        assertThat(config.llm().apiKey()).isEqualTo(new Secret("sk-verysecret"));
        assertThat(config.toString()).doesNotContain(TOKEN, "sk-verysecret").contains("(secret)");
    }

    @Test
    void aShortOwnersTokenIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ConfigReader.read(null, Map.of("GREENROOM_OWNER_TOKEN", "tooshort"), List.of()))
                .hasMessageContaining("GREENROOM_OWNER_TOKEN")
                .hasMessageContaining("at least 16")
                .hasMessageNotContaining("tooshort");
    }

    @Test
    void filesThatAreNotThereAreNamed() {
        Map<String, String> environment =
                Map.of("GREENROOM_OWNER_TOKEN_FILE", folder.resolve("none").toString());

        assertThatThrownBy(() -> ConfigReader.read(folder.resolve("no.yaml"), environment, List.of()))
                .hasMessageContaining("no.yaml: unreadable-file: there is no such file")
                .hasMessageContaining("named by 'owner_token_file': there is no such file");
    }

    @Test
    void settingsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> ConfigReader.read(
                        null, Map.of("GREENROOM_QUEUE_SIZE", "2", "GREENROOM_QUEUE_IN_FLIGHT", "3"), List.of()))
                .hasMessageContaining("queue.in_flight should be at most queue.size");
    }

    @Test
    void theDemoIsOffAsSoonAsSomethingRealIsNamedUnlessItIsAskedFor() throws Exception {
        assertThat(demo(Map.of("GREENROOM_LLM_BASE_URL", "http://localhost:1/v1")))
                .isFalse();
        assertThat(demo(Map.of("GREENROOM_CHAT_TWITCH_CHANNEL", "somebody"))).isFalse();
        assertThat(demo(Map.of("GREENROOM_CHAT_REPLAY_FILE", "chat.jsonl"))).isFalse();
        assertThat(demo(Map.of("GREENROOM_DEMO", "false"))).isFalse();
        assertThat(demo(Map.of("GREENROOM_DEMO", "true", "GREENROOM_CHAT_TWITCH_CHANNEL", "somebody")))
                .isTrue();
        assertThat(ConfigReader.read(file(""), Map.of(), List.of()).config().demo())
                .isFalse();
    }

    @Test
    void everyKeyHasAVariableOfItsOwnAndADefaultThatIsAllowed() {
        assertThat(Keys.ALL)
                .extracting(Key::variable)
                .doesNotHaveDuplicates()
                .allMatch(v -> v.matches("GREENROOM_[A-Z_]+"));
        assertThat(Keys.ALL)
                .extracting(Key::variable)
                .contains(
                        "GREENROOM_PORT",
                        "GREENROOM_HOST",
                        "GREENROOM_LLM_BASE_URL",
                        "GREENROOM_DATA_DIR",
                        "GREENROOM_RULES",
                        "GREENROOM_OWNER_TOKEN",
                        "GREENROOM_DEMO",
                        "GREENROOM_LLM_API_KEY");
    }

    private boolean demo(Map<String, String> environment) throws ConfigException {
        return ConfigReader.read(null, environment, List.of()).config().demo();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("greenroom.yaml"), text);
    }

    @Test
    void aYouTubeChatHasItsKeyFromTheEnvironmentAndItsOwnCosts() throws Exception {
        // When
        Config config = ConfigReader.read(
                        null,
                        Map.of(
                                "GREENROOM_CHAT_YOUTUBE_VIDEO", "https://youtu.be/a-b_c123XYZ?si=x",
                                "GREENROOM_CHAT_YOUTUBE_API_KEY", "not-a-real-key",
                                "GREENROOM_CHAT_YOUTUBE_QUOTA_COSTS", "send=50, poll=1"),
                        List.of())
                .config();

        // Then
        Platforms.YouTube youtube = config.platforms().youtube();
        assertThat(youtube.video()).isEqualTo(new YouTubeTarget.Video("a-b_c123XYZ"));
        assertThat(youtube.quota().costs())
                .containsEntry(Cost.SEND, 50)
                .containsEntry(Cost.POLL, 1)
                .containsEntry(Cost.DELETE, 20);
        assertThat(config.demo()).isFalse();
        assertThat(config.toString()).doesNotContain("not-a-real-key");
    }

    @Test
    void anAddressOfNoYouTubeVideoSaysWhatToWrite() {
        assertThatThrownBy(() -> ConfigReader.read(
                        null, Map.of("GREENROOM_CHAT_YOUTUBE_VIDEO", "https://youtube.com/@me"), List.of()))
                .hasMessageContaining("should be a video id of 11 characters, its address");
    }
}

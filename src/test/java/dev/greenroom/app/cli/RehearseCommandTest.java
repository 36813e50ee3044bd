package dev.greenroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.config.Config;
import dev.greenroom.app.config.ConfigReader.Option;
import dev.greenroom.testkit.OnlyCompiling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RehearseCommandTest {
    private final Recorder actions = new Recorder();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    /** Takes the part of the program; its platform is found by one setting. */
    private static final class Recorder extends OnlyCompiling {
        private @Nullable RehearsalWish wish;
        private @Nullable Config config;

        RehearsalWish wish() {
            return Objects.requireNonNull(wish, "nothing was rehearsed");
        }

        Config config() {
            return Objects.requireNonNull(config, "nothing was loaded");
        }

        @Override
        public int rehearse(RehearsalWish asked, Loader load) throws Exception {
            wish = asked;
            config = load.with(List.of(new Option("--platform", "chat.twitch.server", "ws://127.0.0.1:1")));
            return 7;
        }
    }

    @Test
    void aScenarioAloneRehearsesOnTwitchAtItsOwnSpeedInAFolderOfItsOwn() {
        // When
        assertThat(execute("--scenario", "raid")).isEqualTo(7);

        // Then
        assertThat(actions.wish().platform()).isEqualTo("twitch");
        assertThat(actions.wish().scenario().name()).isEqualTo("raid");
        assertThat(actions.wish().speed()).isEqualTo(1);
        assertThat(actions.wish().isOnce()).isFalse();
        assertThat(actions.config().demo()).isTrue();
        assertThat(actions.config().policy()).isEqualTo("twitch");
        assertThat(actions.config().dataDir().getFileName().toString()).startsWith("greenroom-rehearsal");
        assertThat(actions.config().chat().twitchServer()).hasToString("ws://127.0.0.1:1");
    }

    @Test
    void whatIsSaidOnTheCommandLineHolds() {
        // When
        assertThat(execute(
                        "--platform",
                        "youtube",
                        "--scenario",
                        "quota",
                        "--language",
                        "fr",
                        "--speed",
                        "2.5",
                        "--once",
                        "--port",
                        "0"))
                .isEqualTo(7);

        // Then
        assertThat(actions.wish().platform()).isEqualTo("youtube");
        assertThat(actions.wish().language().tag()).isEqualTo("fr");
        assertThat(actions.wish().speed()).isEqualTo(2.5);
        assertThat(actions.wish().isOnce()).isTrue();
        assertThat(actions.config().port()).isZero();
        assertThat(actions.config().policy()).isEqualTo("youtube");
        assertThat(actions.config().language().tag()).isEqualTo("fr");
    }

    @Test
    void nobodyWhoIsNoPartOfTheRehearsalIsSpokenWith() throws Exception {
        // Given
        Path key = Files.writeString(folder.resolve("key.txt"), "secret-of-google");
        Path file = Files.writeString(folder.resolve("g.yaml"), """
                policy: persona-public-figure
                language: fr
                llm: { base_url: "http://model.example/v1" }
                chat:
                  twitch: { channel: somebody }
                  youtube:
                    video: abcdefghijk
                    client_id: 1234567890-abc.apps.googleusercontent.com
                    client_secret_file: %s
                  replay: { file: chat.jsonl }
                opinions:
                  moderation: { base_url: "http://moderation.example/v1" }
                  guard: { base_url: "http://guard.example/v1" }
                queue: { size: 5 }
                """.formatted(key));

        // When
        assertThat(execute("--scenario", "raid", "--language", "en", "--config", file.toString()))
                .as(err.toString())
                .isEqualTo(7);

        // Then
        Config config = actions.config();
        assertThat(config.llm().baseUrl()).isNull();
        assertThat(config.chat().twitchChannel()).isNull();
        assertThat(config.chat().replayFile()).isNull();
        assertThat(config.platforms().youtube().video()).isNull();
        assertThat(config.platforms().youtube().clientId()).isNull();
        assertThat(config.opinions().moderation()).isNull();
        assertThat(config.opinions().guard()).isNull();
        // And the rest is as it is in earnest
        assertThat(config.policy()).isEqualTo("persona-public-figure");
        assertThat(config.language().tag()).isEqualTo("fr");
        assertThat(config.queue().size()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scenario rade                  | --scenario is one of raid, bait, macron, quota, ban; got 'rade'",
                "--scenario raid --platform kick  | --platform is one of twitch, youtube; got 'kick'",
                "--scenario raid --speed 0        | --speed is a number from 0.1 to 20, got 0.0",
                "--scenario raid --speed NaN      | --speed is a number from 0.1 to 20, got NaN",
                "--scenario raid --language de    | --language is one of en, fr; got 'de'",
                "--once                           | Missing required option: '--scenario=NAME'",
            })
    void aWrongOptionSaysWhatThereIs(String arguments, String taught) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(taught);
        assertThat(actions.wish).isNull();
    }

    private int execute(String... arguments) {
        CommandLine line = GreenroomCommand.over(actions);
        line.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "rehearse";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }
}

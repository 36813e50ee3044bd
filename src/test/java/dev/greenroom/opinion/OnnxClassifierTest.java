package dev.greenroom.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.Metrics;
import dev.greenroom.text.Language;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime itself, with models of a few nodes that are written here. */
class OnnxClassifierTest {
    private static final int SIZE = 64;

    private static Vertx vertx;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Test
    void aModelOfNumbersGetsTheTextAsHashedWords() throws Exception {
        // Given: what holds the word "turnip" is harmful, whatever else it holds
        float[] turnip = HashedWords.of("turnip", SIZE);
        float[] weights = new float[SIZE * 2];
        for (int i = 0; i < SIZE; i++) {
            weights[2 * i] = -20 * turnip[i];
            weights[2 * i + 1] = 20 * turnip[i];
        }
        Path file = Files.write(folder.resolve("numbers.onnx"), TinyOnnx.numbers(SIZE, 2, weights));
        OnnxClassifier model = OnnxClassifier.load(vertx, file, List.of("harmless", "hate"), terms(1));

        // When
        Scores accused = ask(model, "You, TURNIP!");
        Scores quiet = ask(model, "Good evening.");

        // Then
        assertThat(accused.byCategory()).containsOnlyKeys("hate");
        assertThat(accused.byCategory().get("hate")).isGreaterThan(0.95);
        assertThat(quiet.byCategory().get("hate")).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aModelOfWordsGetsTheTextItself() throws Exception {
        // Given
        Path file = Files.write(folder.resolve("words.onnx"), TinyOnnx.words("You turnip.", 0.97f, 0.02f));
        OnnxClassifier model = OnnxClassifier.load(vertx, file, List.of("harassment"), terms(1));

        // Then
        assertThat(ask(model, "You turnip.").byCategory().get("harassment")).isCloseTo(0.97, within(1e-6));
        assertThat(ask(model, "Hello.").byCategory().get("harassment")).isCloseTo(0.02, within(1e-6));
    }

    @Test
    void itsWeightKeepsASureModelBelowAThresholdThatItAloneShouldNotReach() throws Exception {
        // Given
        Path file = Files.write(folder.resolve("words.onnx"), TinyOnnx.words("You turnip.", 0.97f, 0.02f));
        Utterance text = Utterance.answer(null, "You turnip.", Language.ENGLISH);

        // When
        Heard light = hear(file, 0.8, text);
        Heard full = hear(file, 1, text);

        // Then
        assertThat(((Heard.Scored) light).ruling().orElseThrow().verdict()).isEqualTo(Verdict.HOLD);
        assertThat(((Heard.Scored) full).ruling().orElseThrow().verdict()).isEqualTo(Verdict.BLOCK);
    }

    @Test
    void aFileThatCannotBeUsedSaysWhy() throws Exception {
        Path none = folder.resolve("none.onnx");
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "hello");
        Path words = Files.write(folder.resolve("words.onnx"), TinyOnnx.words("a", 1, 0));

        assertThatThrownBy(() -> OnnxClassifier.load(vertx, none, List.of("hate"), terms(1)))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> OnnxClassifier.load(vertx, broken, List.of("hate"), terms(1)))
                .hasMessageContaining("broken.onnx cannot be used: ONNX Runtime says");
        assertThatThrownBy(() -> OnnxClassifier.load(vertx, words, List.of("hate", "violence"), terms(1)))
                .hasMessageContaining("1 scores for 2 labels");
        assertThatThrownBy(() -> OnnxClassifier.load(vertx, words, List.of("harmless"), terms(1)))
                .hasMessageContaining("names no harm");
    }

    @Test
    void hashedWordsAreWhatThePageSaysTheyAre() {
        // FNV-1a of "a" is 0xE40C292C, of "b" 0xE70C2DE5.
        float[] numbers = HashedWords.of("A,  b", 16);
        float third = (float) (1 / Math.sqrt(3));

        assertThat(numbers[0xC]).isEqualTo(third);
        assertThat(numbers[0x5]).isEqualTo(third);
        assertThat(numbers[fnv("a b") & 15]).isEqualTo(third);
        assertThat(HashedWords.of("…", 16)).containsOnly(0);
    }

    private static int fnv(String text) {
        int hash = 0x811C9DC5;
        for (char letter : text.toCharArray()) {
            hash = (hash ^ letter) * 0x01000193;
        }
        return hash;
    }

    private Heard hear(Path file, double weight, Utterance text) throws Exception {
        Terms terms = terms(weight);
        OnnxClassifier model = OnnxClassifier.load(vertx, file, List.of("harassment"), terms);
        Clock clock = Clock.systemUTC();
        Promise<Heard> heard = Promise.promise();
        vertx.runOnContext(go -> new Adviser(vertx, model, terms, new Health(clock), new Metrics(), clock)
                .hear(text)
                .onComplete(heard));
        return heard.future().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Scores ask(OnnxClassifier model, String text) throws Exception {
        return model.ask(Utterance.question(text, Language.ENGLISH))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static Terms terms(double weight) {
        return new Terms(
                "onnx",
                Set.of(Direction.values()),
                Duration.ofSeconds(10),
                2,
                false,
                weight,
                new Thresholds(Map.of("any", 0.5), Map.of("any", 0.9)));
    }
}

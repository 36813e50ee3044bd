package dev.greenroom.chat.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.Standing;
import dev.greenroom.policy.Role;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class ReplaySourceTest {
    private final List<ChatMessage> messages = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private Context context;

    @BeforeEach
    void onOneContext(Vertx injected) {
        vertx = injected;
        context = vertx.getOrCreateContext();
    }

    @Test
    void bothWaysOfNamingKeysArePlayedInOrder() throws Exception {
        // When
        ReplayProgress progress = playAll("""
                {"t": 0, "created_at": "2021-07-15T02:01:48Z", "user": "ann", "body": "one", "badges": [], "emotes": 1}
                {"offset": 1.5, "author": "bob", "text": "deux é 😀"}

                {"offset": 1.5, "author": "cleo", "message": "three"}""");

        // Then
        assertThat(messages).extracting(ChatMessage::text).containsExactly("one", "deux é 😀", "three");
        assertThat(messages).extracting(ChatMessage::id).containsExactly("r0-1", "r0-2", "r0-4");
        assertThat(messages.get(1).authorId()).isEqualTo("bob");
        assertThat(messages.get(1).channel()).isEqualTo("replay/script");
        assertThat(progress.played()).isEqualTo(3);
        assertThat(progress.position()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(progress.bytes()).isEqualTo(progress.size());
    }

    @Test
    void whatARecordingTellsOfAuthorsIsTakenAndNonsenseIsABadLine() throws Exception {
        // When
        ReplayProgress progress = playAll("""
                {"t": 0, "user": "ann", "body": "one", "roles": ["vip"], "account_age_days": 0.5, "first_message": true}
                {"t": 0, "user": "bob", "body": "two"}
                {"t": 0, "user": "bob", "body": "bad", "roles": ["king"]}
                {"t": 0, "user": "bob", "body": "bad", "account_age_days": "old"}""");

        // Then
        assertThat(messages)
                .extracting(ChatMessage::standing)
                .containsExactly(new Standing(Set.of(Role.VIP), Duration.ofHours(12), true), Standing.ORDINARY);
        assertThat(progress.bad()).isEqualTo(2);
    }

    @Test
    void badLinesAreCountedAndTheRestGoesOn() throws Exception {
        // When
        ReplayProgress progress = playAll(String.join(
                "\n",
                "not json",
                "[1,2]",
                "{\"t\": \"0\", \"user\": \"a\", \"body\": \"b\"}",
                "{\"t\": -1, \"user\": \"a\", \"body\": \"b\"}",
                "{\"t\": 1, \"user\": \"\", \"body\": \"b\"}",
                "{\"t\": 1, \"user\": \"a\"}",
                "{\"t\": 1, \"user\": \"a\", \"body\": \"" + "x".repeat(70_000) + "\"}",
                "{\"t\": 1, \"user\": \"a\", \"body\": \"good\"} {}",
                "{\"t\": 1, \"user\": \"a\", \"body\": \"good\"}"));

        // Then
        assertThat(messages).extracting(ChatMessage::text).containsExactly("good");
        assertThat(progress.bad()).isEqualTo(8);
    }

    @Test
    void aBadLineIsExplainedWithItsNumber() {
        assertThat(problem("{\"user\": \"a\", \"body\": \"b\"}")).contains("\"offset\"", "seconds");
        assertThat(problem("{\"t\": 1, \"body\": \"b\"}")).contains("\"author\"");
        assertThat(problem("{\"t\": 1, \"user\": \"a\", \"body\": 4}")).contains("\"text\"");
        assertThat(problem("{\"t\": 1,")).contains("column");
        assertThat(((ReplayLine.Bad) ReplayLine.parse(7, 0, new byte[] {'"', (byte) 0xC3, '"'})).problem())
                .contains("UTF-8");
        assertThat(ReplayLine.parse(7, 0, new byte[] {'x'}).number()).isEqualTo(7);
    }

    @Test
    void aStreamPlaysAtItsSpeedFromItsFirstMessage() throws Exception {
        // Given
        String script = """
                {"t": 3600, "user": "ann", "body": "one"}
                {"t": 3601, "user": "ann", "body": "two"}
                """;
        long begin = System.nanoTime();

        // When
        play(script(script), new Speed(5), false, this::keep);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(195), Duration.ofSeconds(5));
        assertThat(messages).hasSize(2);
    }

    @Test
    void aMessageThatTheConsumerFailsOnIsCountedAndTheRestGoesOn() throws Exception {
        // When
        ReplayProgress progress = play(script(lines(3)), Speed.MAX, false, event -> {
            keep(event);
            throw new IllegalStateException("broken on purpose");
        });

        // Then
        assertThat(messages).hasSize(3);
        assertThat(progress.failed()).isEqualTo(3);
    }

    @Test
    void atFullSpeedTheEventLoopStillTurns() throws Exception {
        // Given
        Promise<Void> other = Promise.promise();

        // When
        play(script(lines(20_000)), Speed.MAX, false, event -> {
            keep(event);
            if (messages.size() == 1_000) {
                context.runOnContext(turn -> other.tryComplete());
            }
            if (messages.size() == 5_000) {
                assertThat(other.future().isComplete()).isTrue();
            }
        });

        // Then
        assertThat(messages).hasSize(20_000);
        assertThat(other.future().isComplete()).isTrue();
    }

    @Test
    void aLoopBeginsAgainWithOtherIdsUntilItIsStopped() throws Exception {
        // Given
        ReplaySource source = new ReplaySource(vertx, Clock.systemUTC(), script(lines(2)), Speed.MAX, true);

        // When
        on(() -> source.start(this::keep));
        await().until(() -> messages.size() >= 6);
        on(source::stop);

        // Then
        assertThat(messages.subList(0, 6)).extracting(ChatMessage::id).doesNotHaveDuplicates();
        assertThat(source.status().state()).isEqualTo(State.ENDED);
        assertThat(source.ended().isComplete()).isTrue();
    }

    @Test
    void aFileThatIsNotThereOrIsAFolderFailsTheStartInWords(@TempDir Path folder) throws Exception {
        for (Path path : List.of(folder.resolve("none.jsonl"), folder)) {
            // Given
            ReplaySource source = new ReplaySource(vertx, Clock.systemUTC(), Script.file(path), Speed.MAX, false);

            // When
            boolean started = on(() -> source.start(this::keep).map(true).otherwise(false));

            // Then
            assertThat(started).isFalse();
            assertThat(source.ended().failed()).isTrue();
            assertThat(source.status().state()).isEqualTo(State.FAILED);
            assertThat(source.status().detail()).contains(folder.toString());
        }
    }

    @Test
    void aFileAndAResourceCanBePlayed(@TempDir Path folder) throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("chat.jsonl"), lines(2));

        // When
        play(Script.file(file), Speed.MAX, false, this::keep);

        // Then
        assertThat(messages).extracting(ChatMessage::channel).containsOnly("replay/chat.jsonl");
        assertThatThrownBy(() -> Script.resource("no/such.jsonl").open()).hasMessageContaining("no/such.jsonl");
    }

    @Test
    void speedsAreReadAndWrongOnesExplained() {
        assertThat(Speed.parse("4x")).isEqualTo(new Speed(4));
        assertThat(Speed.parse(" 0.5X ")).isEqualTo(new Speed(0.5));
        assertThat(Speed.parse("1")).isEqualTo(Speed.AS_IT_WAS);
        assertThat(Speed.parse("MAX")).isEqualTo(Speed.MAX);
        assertThat(Speed.parse("4x")).hasToString("4x");
        for (String wrong : List.of("", "fast", "-1", "0", "1e9", "20000x", "NaN", "x")) {
            assertThatThrownBy(() -> Speed.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("speed");
        }
    }

    private static String problem(String line) {
        return ((ReplayLine.Bad) ReplayLine.parse(1, 0, line.getBytes(StandardCharsets.UTF_8))).problem();
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"t\": ")
                    .append(i)
                    .append(", \"user\": \"u\", \"body\": \"m")
                    .append(i)
                    .append("\"}\n");
        }
        return lines.toString();
    }

    private void keep(ChatEvent event) {
        messages.add(((ChatEvent.Said) event).message());
    }

    private ReplayProgress playAll(String text) throws Exception {
        return play(script(text), Speed.MAX, false, this::keep);
    }

    private ReplayProgress play(Script script, Speed speed, boolean loop, Handler<ChatEvent> sink) throws Exception {
        ReplaySource source = new ReplaySource(vertx, Clock.systemUTC(), script, speed, loop);
        on(() -> source.start(sink));
        ReplayProgress progress = on(source::ended);
        assertThat(source.status().state()).isEqualTo(State.ENDED);
        return progress;
    }

    private <T> T on(Supplier<Future<T>> work) throws Exception {
        Promise<T> result = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(result));
        return result.future().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Script script(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Script() {
            @Override
            public String name() {
                return "script";
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() throws IOException {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}

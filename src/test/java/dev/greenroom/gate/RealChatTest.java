package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.replay.ReplayProgress;
import dev.greenroom.chat.replay.ReplaySource;
import dev.greenroom.chat.replay.Script;
import dev.greenroom.chat.replay.Speed;
import dev.greenroom.hold.Holds;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.LocalRepeatGuard;
import dev.greenroom.limit.RepeatGuard.Sighting;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Limits.Rate;
import dev.greenroom.policy.Outcome;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A recorded Twitch chat, where it is present. */
@ExtendWith(VertxExtension.class)
class RealChatTest {
    private static final Path CHAT =
            Path.of(System.getProperty("greenroom.test.data", "../shared/data"), "chat", "chat_pseudonymised.jsonl");
    private static final int MESSAGES = 3_090;

    private final QuestionFeed feed = new QuestionFeed(new SimpleMeterRegistry());
    private Vertx vertx;
    private Context context;

    @BeforeEach
    void onlyWhereItIs(Vertx injected) {
        if (!Files.exists(CHAT)) {
            System.out.println("The recorded chat is not at " + CHAT.toAbsolutePath() + ": its tests are left out");
        }
        assumeTrue(Files.exists(CHAT));
        vertx = injected;
        context = vertx.getOrCreateContext();
    }

    @Test
    void atFullSpeedEveryMessageIsQueuedOrDroppedForAReason() throws Exception {
        // Given
        Map<DropReason, Integer> drops = new EnumMap<>(DropReason.class);
        int[] queued = {0};
        feed.onQuestion(event -> {
            if (event instanceof QuestionEvent.Dropped dropped) {
                drops.merge(dropped.reason(), 1, Integer::sum);
            } else if (event instanceof QuestionEvent.Queued) {
                queued[0]++;
            }
        });
        QuestionGate gate = gate(feed);
        warmUp();
        ReplaySource source = source();
        long begin = System.nanoTime();

        // When
        on(() -> source.start(event -> gate.accept("replay", event)));
        ReplayProgress progress = on(source::ended);

        // Then
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "Real chat through the question gate: %,.0f messages/s; queued %d, dropped %s%n",
                MESSAGES / seconds, queued[0], drops);
        int dropped = drops.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(progress.played()).isEqualTo(MESSAGES);
        assertThat(progress.bad()).isZero();
        assertThat(progress.failed()).isZero();
        assertThat(queued[0] + dropped).isEqualTo(MESSAGES);
        assertThat(queued[0]).isPositive();
        assertThat(drops).doesNotContainKey(DropReason.CHECK_FAILED);
    }

    @Test
    void aboutAThirdOfItIsRepeatedWithinTwoHundredMessages() throws Exception {
        // Given
        LocalRepeatGuard guard = new LocalRepeatGuard(() -> 0, 10);
        int[] repeated = {0};
        ReplaySource source = source();

        // When
        on(() -> source.start(event -> {
            String text = ((ChatEvent.Said) event).message().text();
            if (guard.see("x", text, 200, Duration.ofHours(1)).result() == Sighting.REPEATED) {
                repeated[0]++;
            }
        }));
        on(source::ended);

        // Then
        System.out.printf("Real chat: %d of %d messages repeat one of the last 200%n", repeated[0], MESSAGES);
        assertThat((double) repeated[0] / MESSAGES).isBetween(0.25, 0.45);
    }

    private ReplaySource source() {
        return new ReplaySource(vertx, Clock.systemUTC(), Script.file(CHAT), Speed.MAX, false);
    }

    /** So that what is printed is not the time that the classes took to load. */
    private void warmUp() throws Exception {
        QuestionGate gate = gate(new QuestionFeed(new SimpleMeterRegistry()));
        ReplaySource source = source();
        on(() -> source.start(event -> gate.accept("replay", event)));
        on(source::ended);
    }

    private QuestionGate gate(QuestionFeed someFeed) {
        JournalDouble journal = new JournalDouble();
        QuestionPolicy usual = QuestionPolicy.DEFAULT;
        QuestionPolicy wide = new QuestionPolicy(
                usual.which(),
                usual.addresses(),
                usual.questionWords(),
                usual.mostCodePoints(),
                new Rate(100_000, Duration.ofSeconds(1)),
                usual.mostInCheck());
        QuestionChecks checks = new QuestionChecks(
                (source, exchange, from, utterance) -> new Decision(new Outcome.Allow(), 0, 0, List.of(), "rev"),
                new LocalRepeatGuard(System::nanoTime, 10),
                new LocalRateLimiter(System::nanoTime, 10_000),
                new LocalRateLimiter(System::nanoTime, 10),
                () -> Limits.DEFAULT,
                () -> wide,
                Language.ENGLISH);
        Holds holds = new Holds(vertx, new HoldStoreDouble(), journal, Clock.systemUTC(), 10);
        QuestionQueue queue =
                new QuestionQueue(vertx, Clock.systemUTC(), QuestionQueue.Bounds.DEFAULT, journal, someFeed);
        return new QuestionGate(
                checks,
                holds,
                queue,
                someFeed,
                new Viewers(Ticker.systemTicker(), 10_000),
                new SplitMessages(
                        utterance -> new Decision(new Outcome.Allow(), 0, 0, List.of(), "rev"), Clock.systemUTC()));
    }

    private <T> T on(Supplier<Future<T>> work) throws Exception {
        Promise<T> result = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(result));
        return result.future().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}

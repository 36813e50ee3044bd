package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.Attached;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.Standing;
import dev.greenroom.gate.QuestionEvent.Withdrawn.Stage;
import dev.greenroom.journal.JournalEntry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class QuestionQueueTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final QuestionFeed feed = new QuestionFeed(meters);
    private final JournalDouble journal = new JournalDouble();
    private final List<QuestionEvent> events = new CopyOnWriteArrayList<>();
    private Vertx vertx;

    @BeforeEach
    void listen(Vertx injected) {
        vertx = injected;
        feed.onQuestion(events::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nobodyIsTakenFromTwiceWhileSomebodyElseWaitsAndEachOnesOrderIsKept(long seed) {
        // Given
        Random random = new Random(seed);
        QuestionQueue queue = queue(new QuestionQueue.Bounds(30, 4, 1, 4, Duration.ofMinutes(2)));
        Map<String, List<String>> waiting = new HashMap<>();
        Map<String, Set<String>> owed = new HashMap<>();
        for (int step = 0; step < 3_000; step++) {
            if (random.nextInt(100) < 60) {
                // When somebody asks
                String viewer = "v" + random.nextInt(12);
                Question question = question("m" + step, viewer);
                int all = waiting.values().stream().mapToInt(List::size).sum();
                int own = waiting.getOrDefault(viewer, List.of()).size();
                Optional<DropReason> refused = queue.offer(question);
                // Then the bounds are kept
                Optional<DropReason> expected = all == 30
                        ? Optional.of(DropReason.QUEUE_FULL)
                        : own == 4 ? Optional.of(DropReason.VIEWER_QUEUE_FULL) : Optional.empty();
                assertThat(refused).as("seed %d step %d", seed, step).isEqualTo(expected);
                if (refused.isEmpty()) {
                    waiting.computeIfAbsent(viewer, name -> new ArrayList<>()).add(question.id());
                }
            } else {
                // When the avatar takes one
                Optional<Question> taken = queue.take();
                taken.ifPresent(question -> {
                    String viewer = question.message().authorId();
                    List<String> own = waiting.getOrDefault(viewer, new ArrayList<>());
                    // Then it is the viewer's oldest, and whoever waited since this viewer's last turn had one, too
                    assertThat(own).as("seed %d", seed).startsWith(question.id());
                    own.remove(0);
                    assertThat(owed.getOrDefault(viewer, Set.of()))
                            .as("seed %d", seed)
                            .isEmpty();
                    owed.values().forEach(names -> names.remove(viewer));
                    owed.put(viewer, othersOf(viewer, waiting));
                    assertThat(queue.take()).as("one at a time").isEmpty();
                    assertThat(queue.done(question.id())).isTrue();
                });
            }
            assertThat(queue.size())
                    .isEqualTo(waiting.values().stream().mapToInt(List::size).sum());
        }
    }

    @Test
    void aQuestionLeavesOnlyWhenTheJournalHasTakenNote() {
        // Given
        QuestionQueue queue = queue(QuestionQueue.Bounds.DEFAULT);
        queue.offer(question("m1", "ann"));
        journal.full = true;

        // When
        Optional<Question> refused = queue.take();
        journal.full = false;
        Optional<Question> taken = queue.take();

        // Then
        assertThat(refused).isEmpty();
        assertThat(taken).isPresent();
        assertThat(journal.entries)
                .containsExactly(new JournalEntry.Released(NOW, "x#m1", "text of m1", 0, 10, "allowed", null));
    }

    @Test
    void twoTakersNeverGetTheSameQuestion() {
        // Given
        QuestionQueue queue = queue(new QuestionQueue.Bounds(10, 5, 2, 4, Duration.ofMinutes(2)));
        QuestionQueue.Waiter first = queue.take(Duration.ofSeconds(30));
        QuestionQueue.Waiter second = queue.take(Duration.ofSeconds(30));

        // When
        queue.offer(question("m1", "ann"));
        queue.offer(question("m2", "bob"));

        // Then
        assertThat(first.question().result())
                .map(question -> question.message().id())
                .hasValue("m1");
        assertThat(second.question().result())
                .map(question -> question.message().id())
                .hasValue("m2");
    }

    @Test
    void aTakerWhoLeavesLosesNothing() {
        // Given
        QuestionQueue queue = queue(QuestionQueue.Bounds.DEFAULT);
        QuestionQueue.Waiter gone = queue.take(Duration.ofSeconds(30));
        gone.cancel();

        // When
        queue.offer(question("m1", "ann"));
        queue.offer(question("m2", "bob"));
        Question taken = queue.take().orElseThrow();
        queue.giveBack(taken.id());

        // Then
        assertThat(gone.question().result()).isEmpty();
        assertThat(queue.take()).map(question -> question.message().id()).hasValue("m1");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void thereIsABoundOnThoseWhoWaitAndTheWaitEnds() {
        // Given
        QuestionQueue queue = queue(new QuestionQueue.Bounds(10, 5, 1, 1, Duration.ofMinutes(2)));

        // When
        QuestionQueue.Waiter first = queue.take(Duration.ofMillis(30));
        QuestionQueue.Waiter tooMany = queue.take(Duration.ofSeconds(30));

        // Then
        assertThat(tooMany.question().result()).isEmpty();
        await().until(() -> first.question().isComplete());
        assertThat(first.question().result()).isEmpty();
    }

    @Test
    void anAvatarThatNeverSaysDoneGivesItsQuestionUp() {
        // Given
        QuestionQueue queue = queue(new QuestionQueue.Bounds(10, 5, 1, 1, Duration.ofMillis(30)));
        queue.offer(question("m1", "ann"));
        Question taken = queue.take().orElseThrow();

        // When
        await().until(() -> queue.inFlight() == 0);

        // Then
        assertThat(queue.done(taken.id())).isFalse();
        await().untilAsserted(() -> assertThat(dropped(DropReason.GIVEN_UP)).isEqualTo(1));
    }

    @Test
    void whatIsWithdrawnLeavesAtOnceAndTheAvatarIsTold() {
        // Given
        QuestionQueue queue = queue(QuestionQueue.Bounds.DEFAULT);
        List<String> told = new ArrayList<>();
        queue.onWithdrawn(question -> told.add(question.message().id()));
        queue.offer(question("m1", "ann"));
        queue.offer(question("m2", "ann"));
        queue.offer(question("m3", "bob"));
        assertThat(queue.take()).isPresent();

        // When
        int withdrawn = queue.withdraw(question -> question.message().authorId().equals("ann"));

        // Then
        assertThat(withdrawn).isEqualTo(2);
        assertThat(told).containsExactly("m1");
        assertThat(events)
                .filteredOn(QuestionEvent.Withdrawn.class::isInstance)
                .extracting(event -> ((QuestionEvent.Withdrawn) event).stage())
                .containsExactly(Stage.WAITING, Stage.WITH_AVATAR);
        assertThat(queue.take()).map(question -> question.message().id()).hasValue("m3");
    }

    @Test
    void aPausedQueueHandsNothingOut() {
        // Given
        QuestionQueue queue = queue(QuestionQueue.Bounds.DEFAULT);
        queue.pause(true);
        QuestionQueue.Waiter waiter = queue.take(Duration.ofSeconds(30));
        queue.offer(question("m1", "ann"));
        assertThat(waiter.question().isComplete()).isFalse();

        // When
        queue.pause(false);

        // Then
        assertThat(waiter.question().result()).isPresent();
    }

    private double dropped(DropReason reason) {
        return meters.counter("greenroom.questions.dropped", "reason", reason.wire())
                .count();
    }

    @Test
    void whoPaidComesFirstButAfterTwoInARowSomebodyElseHasATurn() {
        // Given
        QuestionQueue queue = queue(new QuestionQueue.Bounds(30, 2, 10, 4, Duration.ofMinutes(2)));
        queue.offer(question("a", "ann"));
        queue.offer(question("b", "bob"));
        queue.offer(question("c", "cleo"));
        for (String id : List.of("p", "q", "r")) {
            queue.offer(paid(id, id));
        }

        // When, Then
        assertThat(Stream.generate(queue::take)
                        .limit(6)
                        .map(taken -> taken.orElseThrow().id()))
                .containsExactly("q-p", "q-q", "q-a", "q-r", "q-b", "q-c");
    }

    @Test
    void whatIsPaidForGoesBeforeOnesOwnOthersAndIsNotRefusedForThem() {
        // Given
        QuestionQueue queue = queue(new QuestionQueue.Bounds(30, 2, 10, 4, Duration.ofMinutes(2)));
        queue.offer(question("1", "ann"));
        queue.offer(question("2", "ann"));

        // When
        Optional<DropReason> refused = queue.offer(paid("3", "ann"));
        queue.offer(paid("4", "ann"));

        // Then
        assertThat(refused).isEmpty();
        assertThat(Stream.generate(queue::take)
                        .limit(4)
                        .map(taken -> taken.orElseThrow().id()))
                .containsExactly("q-3", "q-4", "q-1", "q-2");
    }

    @Test
    void aQuestionThatWasDealtWithIsStillToldWhenItIsTakenBack() {
        // Given
        QuestionQueue queue = queue(QuestionQueue.Bounds.DEFAULT);
        List<String> told = new ArrayList<>();
        queue.onWithdrawn(question -> told.add(question.id()));
        queue.offer(question("1", "ann"));
        queue.take();
        queue.done("q-1");

        // When
        queue.withdraw(question -> question.message().id().equals("1"));
        queue.withdraw(question -> question.message().id().equals("1"));

        // Then
        assertThat(told).containsExactly("q-1");
    }

    private static Question paid(String id, String author) {
        ChatMessage message = new ChatMessage(
                id,
                "twitch/x",
                author,
                author,
                "text of " + id,
                NOW,
                Standing.ORDINARY,
                new Attached(Attached.Kind.CHEER, null, new Attached.Support(1_000_000, "bits"), List.of()));
        return new Question("q-" + id, message, "text of " + id, "x#" + id, "allowed", null);
    }

    /** Those who wait now and should have a turn before {@code viewer} has the next one. */
    private static Set<String> othersOf(String viewer, Map<String, List<String>> waiting) {
        Set<String> others = new HashSet<>();
        waiting.forEach((name, own) -> {
            if (!own.isEmpty() && !name.equals(viewer)) {
                others.add(name);
            }
        });
        return others;
    }

    private QuestionQueue queue(QuestionQueue.Bounds bounds) {
        return new QuestionQueue(vertx, Clock.fixed(NOW, ZoneOffset.UTC), bounds, journal, feed);
    }

    static Question question(String id, String author) {
        ChatMessage message = new ChatMessage(id, "twitch/x", author, author, "text of " + id, NOW);
        return new Question("q-" + id, message, "text of " + id, "x#" + id, "allowed", null);
    }
}

package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.Standing;
import dev.greenroom.gate.QuestionEvent.Withdrawn.Stage;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.Holds;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.LocalRepeatGuard;
import dev.greenroom.limit.RateLimiter;
import dev.greenroom.policy.Action;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Limits.Rate;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Role;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class QuestionGateTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final QuestionFeed feed = new QuestionFeed(new SimpleMeterRegistry());
    private final JournalDouble journal = new JournalDouble();
    private final HoldStoreDouble store = new HoldStoreDouble();
    private final List<QuestionEvent> events = new ArrayList<>();
    private final List<String> judged = new ArrayList<>();
    private final List<@Nullable Author> authors = new ArrayList<>();
    private long nanos;
    private Limits limits = new Limits(
            new Rate(3, Duration.ofMinutes(1)), new Rate(60, Duration.ofMinutes(1)), 200, Duration.ofMinutes(2));
    private List<Action.Asked> actions = List.of();
    private RateLimiter rates = new LocalRateLimiter(() -> nanos, 1_000);
    private QuestionPolicy policy = QuestionPolicy.DEFAULT;
    private Holds holds;
    private QuestionQueue queue;
    private QuestionGate gate;
    private Vertx vertx;
    private int next;

    @BeforeEach
    void build(Vertx injected) {
        vertx = injected;
        holds = new Holds(vertx, store, journal, CLOCK, 3);
        queue = new QuestionQueue(vertx, CLOCK, QuestionQueue.Bounds.DEFAULT, journal, feed);
        gate = gateOf(holds);
        feed.onQuestion(events::add);
    }

    @Test
    void anAllowedQuestionIsQueuedWithoutItsCommandAndItsControlCharacters() {
        // When
        say("ann", "!ask what is\u0007 the\u0000 capital of France?");

        // Then
        assertThat(judged).containsExactly("!ask what is\u0007 the\u0000 capital of France?");
        assertThat(queue.take()).hasValueSatisfying(question -> {
            assertThat(question.text()).isEqualTo("what is  the  capital of France?");
            assertThat(question.how()).isEqualTo("allowed");
        });
    }

    @Test
    void aMaskedQuestionIsQueuedMasked() {
        // When
        say("ann", "mask this secret?");

        // Then
        assertThat(queue.take()).map(Question::text).hasValue("mask this ***?");
    }

    @Test
    void aSlurIsJudgedEachTimeItIsRepeatedAndTakesNobodysTokens() {
        // When
        for (int i = 0; i < 5; i++) {
            say("ann", "block me, why not?");
        }
        say("ann", "may I ask something decent?");

        // Then
        assertThat(judged).hasSize(6);
        assertThat(drops()).containsOnly(DropReason.BLOCKED).hasSize(5);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void whatIsNoQuestionIsJudgedButNotQueued() {
        // When
        say("ann", "LUL");
        say("ann", "nice stream today");

        // Then
        assertThat(judged).hasSize(2);
        assertThat(drops()).containsExactly(DropReason.NOT_A_QUESTION, DropReason.NOT_A_QUESTION);
    }

    @Test
    void repetitionsAreDroppedWhoeverSendsThem() {
        // When
        say("ann", "What is your favourite game?");
        say("bob", "WHAT is your favouriiiite game ???");

        // Then
        assertThat(drops()).containsExactly(DropReason.REPEATED);
    }

    @Test
    void aViewersLimitComesBackWithTimeAndFollowsAReload() {
        // When
        for (int i = 0; i < 4; i++) {
            say("ann", "question number " + i + "?");
        }
        say("bob", "question number 9?");
        nanos += Duration.ofSeconds(20).toNanos();
        say("ann", "question number 10?");
        limits = new Limits(new Rate(1, Duration.ofMinutes(1)), limits.channel(), 200, Duration.ofMinutes(2));
        say("ann", "question number 11?");
        say("ann", "question number 12?");

        // Then
        assertThat(drops()).containsExactly(DropReason.VIEWER_LIMIT, DropReason.VIEWER_LIMIT);
        assertThat(queue.size()).isEqualTo(6);
    }

    @Test
    void aChannelsLimitLeavesTheViewersTokens() {
        // Given
        limits = new Limits(
                new Rate(1, Duration.ofHours(1)), new Rate(1, Duration.ofMinutes(1)), 0, Duration.ofMinutes(2));
        say("ann", "first?? yes");

        // When
        say("bob", "second? one");
        nanos += Duration.ofMinutes(1).toNanos();
        say("bob", "second? one");

        // Then
        assertThat(drops()).containsExactly(DropReason.CHANNEL_LIMIT);
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void whatIsTooLongEmptyOrAFloodIsShedUnread() {
        // Given
        policy = new QuestionPolicy(
                QuestionPolicy.Which.QUESTIONS,
                List.of(),
                java.util.Set.of(),
                20,
                new Rate(2, Duration.ofSeconds(1)),
                10);

        // When
        say("ann", "😀".repeat(20));
        say("ann", "😀".repeat(21));
        say("ann", " \u0001\n ");
        say("bob", "one more?");
        say("bob", "two more?");

        // Then
        assertThat(drops())
                .containsExactly(DropReason.NOT_A_QUESTION, DropReason.TOO_LONG, DropReason.EMPTY, DropReason.FLOOD);
        assertThat(judged).hasSize(2);
    }

    @Test
    void aMessageThatComesTwiceIsQueuedOnce() {
        // When
        ChatMessage message = message("ann", "what is this?");
        gate.accept("twitch", new ChatEvent.Said(message));
        gate.accept("twitch", new ChatEvent.Said(message));

        // Then
        assertThat(drops()).containsExactly(DropReason.DUPLICATE);
    }

    @Test
    void aHeldQuestionIsQueuedOnceAPersonApproves() {
        // Given
        say("ann", "hold this, ok?");
        Hold hold = holds.waiting().get(0);
        assertThat(queue.size()).isZero();

        // When
        holds.end(hold.id(), new HoldState.Approved("mia", NOW));
        holds.end(hold.id(), new HoldState.Approved("max", NOW));

        // Then
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.take()).hasValueSatisfying(question -> {
            assertThat(question.text()).isEqualTo("hold this, ok?");
            assertThat(question.how()).isEqualTo("approved");
            assertThat(question.holdId()).isEqualTo(hold.id());
        });
    }

    @Test
    void anEditedQuestionIsQueuedAsEditedAndARejectedOneIsDropped() {
        // Given
        say("ann", "hold one, ok?");
        say("bob", "hold two, ok?");
        say("cleo", "hold three, ok?");

        // When
        holds.end(holds.waiting().get(0).id(), new HoldState.Edited("mia", NOW, "something kinder?"));
        holds.end(holds.waiting().get(0).id(), new HoldState.Rejected("mia", NOW));
        holds.end(holds.waiting().get(0).id(), new HoldState.Expired(NOW));

        // Then
        assertThat(queue.take()).map(Question::text).hasValue("something kinder?");
        assertThat(queue.size()).isZero();
        assertThat(drops()).containsExactly(DropReason.REJECTED, DropReason.EXPIRED);
    }

    @Test
    void aFullGreenRoomOrABrokenDiskDropsTheQuestion() {
        // When
        for (int i = 0; i < 4; i++) {
            say("v" + i, "hold number " + i + "?");
        }
        holds.waiting().forEach(hold -> holds.end(hold.id(), new HoldState.Rejected("mia", NOW)));
        store.broken = true;
        say("dan", "hold while broken?");

        // Then
        assertThat(drops())
                .containsExactly(
                        DropReason.HOLDS_FULL,
                        DropReason.REJECTED,
                        DropReason.REJECTED,
                        DropReason.REJECTED,
                        DropReason.HOLD_FAILED);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aMessageDeletedWhileItIsHeldEndsTheHoldAndIsNeverQueued() {
        // Given
        ChatMessage message = say("ann", "hold this, ok?");
        String hold = holds.waiting().get(0).id();

        // When
        gate.accept("twitch", new ChatEvent.Deleted("twitch/x", message.id()));
        holds.end(hold, new HoldState.Approved("mia", NOW));

        // Then
        assertThat(store.holds.values()).allMatch(kept -> kept.state() instanceof HoldState.Abandoned);
        assertThat(queue.size()).isZero();
        assertThat(withdrawn()).containsExactly(Stage.HELD);
    }

    @Test
    void aMessageDeletedWhileItsHoldIsBeingWrittenEndsTheHold() {
        // Given
        store.slow = true;
        ChatMessage message = say("ann", "hold this, ok?");

        // When
        gate.accept("twitch", new ChatEvent.Deleted("twitch/x", message.id()));
        store.slowInserts.forEach(Promise::complete);

        // Then
        assertThat(store.holds.values()).allMatch(hold -> hold.state() instanceof HoldState.Abandoned);
        assertThat(withdrawn()).containsExactly(Stage.IN_CHECK);
    }

    @Test
    void anAuthorBannedWhileTheLimitsAreAskedIsNotQueued() {
        // Given
        Promise<RateLimiter.Taken> answer = Promise.promise();
        rates = claims -> answer.future();
        gate = gateOf(holds);
        say("ann", "what is this?");

        // When
        gate.accept("twitch", new ChatEvent.AuthorRemoved("twitch/x", "ann"));
        answer.complete(new RateLimiter.Taken.Granted());

        // Then
        assertThat(queue.size()).isZero();
        assertThat(withdrawn()).containsExactly(Stage.IN_CHECK);
    }

    @Test
    void aDeletionOrAClearReachesTheQueueAndTheAvatarButNoOtherChannel() {
        // Given
        List<String> told = new ArrayList<>();
        queue.onWithdrawn(question -> told.add(question.message().authorId()));
        say("ann", "what is one?");
        say("bob", "what is two?");
        assertThat(queue.take()).isPresent();

        // When
        gate.accept("twitch", new ChatEvent.Cleared("twitch/another"));
        assertThat(withdrawn()).isEmpty();
        gate.accept("twitch", new ChatEvent.Cleared("twitch/x"));

        // Then
        assertThat(withdrawn()).containsExactly(Stage.WAITING, Stage.WITH_AVATAR);
        assertThat(told).containsExactly("ann");
    }

    @Test
    void aLimiterOrADeciderThatFailsLetsNothingThrough() {
        // Given
        say("ann", "throw please?");
        rates = claims -> Future.failedFuture("redis is gone");
        gate = gateOf(holds);

        // When
        say("ann", "what is this?");

        rates = claims -> {
            throw new IllegalStateException("broken on purpose");
        };
        gate = gateOf(holds);
        say("ann", "what is that?");

        // Then
        assertThat(drops()).containsExactly(DropReason.CHECK_FAILED, DropReason.CHECK_FAILED, DropReason.CHECK_FAILED);
        assertThat(queue.size()).isZero();
    }

    @Test
    void whatSeveralMessagesSayTogetherIsDecidedOnAndItsBeginningTakenBack() {
        // Given
        say("ann", "who is the ev");
        assertThat(queue.size()).isEqualTo(1);

        // When
        say("ann", "il one?");

        // Then
        assertThat(judged).last().isEqualTo("who is the ev il one?");
        assertThat(events)
                .anyMatch(event -> event instanceof QuestionEvent.Withdrawn withdrawn
                        && withdrawn.message().text().equals("who is the ev"));
    }

    @Test
    void aHoldThatAnEarlierProcessLeftIsQueuedWhenApprovedAndEndsWhenItsAuthorIsBanned() {
        // Given
        say("ann é", "hold one, ok?");
        say("bob", "hold two, ok?");
        Holds later = new Holds(vertx, store, journal, CLOCK, 3);
        later.recover();
        gate = gateOf(later);
        gate.recover();

        // When
        gate.accept("twitch", new ChatEvent.AuthorRemoved("twitch/x", "bob"));
        later.end(later.waiting().get(0).id(), new HoldState.Approved("mia", NOW));

        // Then
        assertThat(later.waiting()).isEmpty();
        assertThat(queue.take()).map(question -> question.message().authorId()).hasValue("ann é");
        assertThat(queue.size()).isZero();
    }

    @Test
    void opinionsAreAskedOnlyAboutWhatWouldReachSomebodyAndCanOnlyTakeAway() {
        // Given
        List<String> asked = new ArrayList<>();
        List<Promise<Decision>> answers = new ArrayList<>();
        gate = gateOf(holds, consulting(asked, answers));

        // When
        say("ann", "block me, why not?");
        say("ann", "LUL");
        say("ann", "what is your name?");
        say("bob", "what is your favourite game?");
        say("cleo", "what is your favourite food?");
        say("cleo", "what is your favourite FOOD ?");
        int queuedUnheard = queue.size();
        answers.get(0).complete(decide("allow"));
        answers.get(1).complete(decide("block"));
        answers.get(2).fail("no opinion, and no reason why");

        // Then
        assertThat(asked)
                .containsExactly("what is your name?", "what is your favourite game?", "what is your favourite food?");
        assertThat(queuedUnheard).isZero();
        assertThat(queue.take()).map(Question::text).hasValue("what is your name?");
        assertThat(queue.size()).isZero();
        assertThat(drops()).contains(DropReason.BLOCKED, DropReason.CHECK_FAILED, DropReason.REPEATED);
    }

    @Test
    void aQuestionThatIsDeletedWhileAnOpinionIsAwaitedIsNotQueued() {
        // Given
        List<Promise<Decision>> answers = new ArrayList<>();
        gate = gateOf(holds, consulting(new ArrayList<>(), answers));
        ChatMessage message = say("ann", "what is your name?");

        // When
        gate.accept("twitch", new ChatEvent.Deleted(message.channel(), message.id()));
        answers.get(0).complete(decide("allow"));

        // Then
        assertThat(queue.size()).isZero();
        assertThat(withdrawn()).containsExactly(Stage.IN_CHECK);
    }

    private Decider consulting(List<String> asked, List<Promise<Decision>> answers) {
        return new Decider() {
            @Override
            public Decision decide(String source, String exchange, int from, Utterance utterance) {
                return QuestionGateTest.this.decide(utterance);
            }

            @Override
            public boolean consults(String source, Utterance utterance) {
                return true;
            }

            @Override
            public Future<Decision> consult(String source, String exchange, int from, Utterance utterance) {
                asked.add(utterance.text());
                Promise<Decision> answer = Promise.promise();
                answers.add(answer);
                return answer.future();
            }
        };
    }

    @Test
    void whoIsInACoolDownIsJudgedButNotHeardUntilItIsOver() {
        // Given
        actions = List.of(
                new Action.Asked(new Action.CoolDown(Duration.ofMinutes(5)), "rude"),
                new Action.Asked(new Action.Warn(), "rude"));
        ChatMessage rude = say("ann", "block me, why not?");
        actions = List.of();

        // When
        say("ann", "may I ask something decent?");
        say("bob", "how is the weather today?");
        nanos += Duration.ofMinutes(5).toNanos();
        say("ann", "and what about this one?");

        // Then
        assertThat(judged).hasSize(4);
        assertThat(drops()).containsExactly(DropReason.BLOCKED, DropReason.COOL_DOWN);
        assertThat(queue.size()).isEqualTo(2);
        assertThat(events)
                .contains(
                        new QuestionEvent.ActionAsked(
                                rude, new Action.Asked(new Action.CoolDown(Duration.ofMinutes(5)), "rude"), ""),
                        new QuestionEvent.ActionAsked(rude, new Action.Asked(new Action.Warn(), "rude"), ""));
    }

    @Test
    void theQuestionThatLedToACoolDownGoesItsOwnWay() {
        // Given
        actions = List.of(new Action.Asked(new Action.CoolDown(Duration.ofMinutes(5)), "rude"));

        // When
        say("ann", "hold this, please?");

        // Then
        assertThat(holds.waiting()).hasSize(1);
    }

    @Test
    void whatBecameOfAnAuthorsMessagesIsKnownWithTheNext() {
        // When
        say("ann", "block me, why not?");
        say("ann", "hold this, please?");
        say("ann", "what now?");

        // Then
        assertThat(authors)
                .extracting(author -> author == null ? null : author.history())
                .containsExactly(Author.History.NONE, new Author.History(1, 0, 1), new Author.History(2, 1, 1));
    }

    @Test
    void moreOfACategoryThanTheLimitLetsThroughIsDropped() {
        // Given
        limits = new Limits(
                limits.viewer(),
                Map.of(),
                limits.channel(),
                Map.of("test", new Rate(1, Duration.ofMinutes(1))),
                0,
                Duration.ofMinutes(2));

        // When
        say("ann", "hold one, ok?");
        say("ann", "hold two, ok?");
        say("bob", "hold three, ok?");

        // Then
        assertThat(drops()).containsExactly(DropReason.CATEGORY_LIMIT);
        assertThat(holds.waiting()).hasSize(2);
    }

    @Test
    void aRoleHasALimitOfItsOwn() {
        // Given
        Rate one = new Rate(1, Duration.ofMinutes(1));
        limits = new Limits(
                one,
                Map.of(Role.VIP, new Rate(2, Duration.ofMinutes(1))),
                limits.channel(),
                Map.of(),
                0,
                Duration.ofMinutes(2));
        Standing vip = new Standing(Set.of(Role.VIP), null, false);

        // When
        for (int i = 0; i < 3; i++) {
            say("ann", "question number " + i + "?");
            gate.accept(
                    "twitch",
                    new ChatEvent.Said(
                            new ChatMessage("v" + i, "twitch/x", "eve", "eve", "me too " + i + "?", NOW, vip)));
        }

        // Then
        assertThat(drops()).containsOnly(DropReason.VIEWER_LIMIT).hasSize(3);
        assertThat(queue.size()).isEqualTo(3);
    }

    private QuestionGate gateOf(Holds someHolds) {
        return gateOf(someHolds, (source, exchange, from, utterance) -> decide(utterance));
    }

    private QuestionGate gateOf(Holds someHolds, Decider decider) {
        QuestionChecks checks = new QuestionChecks(
                decider,
                new LocalRepeatGuard(() -> nanos, 10),
                rates,
                new LocalRateLimiter(() -> nanos, 10),
                () -> limits,
                () -> policy,
                Language.ENGLISH);
        SplitMessages splits = new SplitMessages(
                utterance -> utterance.text().replace(" ", "").contains("evil")
                        ? new Decision(
                                new Outcome.Block(),
                                1,
                                1,
                                List.of(new Reason("r", "c", null, "", null, Map.of("en", "because"), null)),
                                "rev")
                        : new Decision(new Outcome.Allow(), 0, 0, List.of(), "rev"),
                CLOCK);
        return new QuestionGate(checks, someHolds, queue, feed, new Viewers(() -> nanos, 100), splits);
    }

    private Decision decide(String text) {
        return decide(Utterance.question(text, Language.ENGLISH));
    }

    private Decision decide(Utterance utterance) {
        String text = utterance.text();
        authors.add(utterance.around().author());
        judged.add(text);
        Outcome outcome = new Outcome.Allow();
        if (text.startsWith("block")) {
            outcome = new Outcome.Block();
        } else if (text.startsWith("hold")) {
            outcome = new Outcome.Hold(Duration.ofMinutes(1));
        } else if (text.startsWith("mask")) {
            outcome = new Outcome.Mask(text.replace("secret", "***"));
        } else if (text.startsWith("throw")) {
            throw new IllegalStateException("broken on purpose");
        }
        Reason reason = new Reason("r", "test", null, "", null, Map.of("en", "because"), null);
        return new Decision(outcome, 0, 0, List.of(reason), actions, "rev");
    }

    private ChatMessage say(String author, String text) {
        ChatMessage message = message(author, text);
        gate.accept("twitch", new ChatEvent.Said(message));
        return message;
    }

    private ChatMessage message(String author, String text) {
        return new ChatMessage("m" + next++, "twitch/x", author, author, text, NOW);
    }

    private List<DropReason> drops() {
        return events.stream()
                .filter(QuestionEvent.Dropped.class::isInstance)
                .map(event -> ((QuestionEvent.Dropped) event).reason())
                .toList();
    }

    private List<Stage> withdrawn() {
        return events.stream()
                .filter(QuestionEvent.Withdrawn.class::isInstance)
                .map(event -> ((QuestionEvent.Withdrawn) event).stage())
                .toList();
    }
}

package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.FakePolicy;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.Standing;
import dev.greenroom.hold.Holds;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.LocalRepeatGuard;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Limits.Rate;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Role;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moderators' tests on their way through the question gate and the gatekeeper; {@code bad} is what the policy blocks. */
@ExtendWith(VertxExtension.class)
class ModeratorTestsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String CHANNEL = "twitch/x";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final QuestionFeed feed = new QuestionFeed(meters);
    private final JournalDouble journal = new JournalDouble();
    private final List<QuestionEvent> events = new ArrayList<>();
    private final Viewers viewers = new Viewers(() -> 0, 100);
    private final Policy sound = new FakePolicy("rev");
    private Policy active = sound;
    private Mode mode = Mode.OPEN;
    private Language language = Language.ENGLISH;
    private QuestionPolicy questions = QuestionPolicy.DEFAULT;
    private Limits limits =
            new Limits(new Rate(1, Duration.ofHours(1)), new Rate(1, Duration.ofHours(1)), 200, Duration.ofMinutes(2));
    private Holds holds;
    private QuestionQueue queue;
    private Vertx vertx;
    private int next;

    @BeforeEach
    void build(Vertx injected) {
        vertx = injected;
        holds = new Holds(vertx, new HoldStoreDouble(), journal, CLOCK, 3);
        queue = new QuestionQueue(vertx, CLOCK, QuestionQueue.Bounds.DEFAULT, journal, feed);
        feed.onQuestion(events::add);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"BROADCASTER", "MODERATOR"})
    void whoeverRunsTheChatIsToldWhatWouldBecomeOfAText(Role role) {
        // When
        QuestionEvent.Tested tested = tested(say(gate(), role, "!test a bad word?"));

        // Then
        assertThat(tested.decision().verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(tested.words()).isEqualTo("Test: blocked by “no-bad” (harm 1.00, exposure 1.00): It is bad.");
        JournalEntry.Decided entry = onlyEntry();
        assertThat(entry.source()).isEqualTo("test/twitch");
        assertThat(entry.utterance().text()).isEqualTo("a bad word?");
        assertThat(entry.utterance().direction()).isEqualTo(Direction.QUESTION);
        assertThat(entry.effective()).isEqualTo("block");
    }

    @Test
    void aTestIsJudgedAsIfAnOrdinaryViewerHadWrittenIt() {
        // When
        say(gate(), Role.MODERATOR, "!test what now?");

        // Then
        assertThat(onlyEntry().utterance().around().author()).isEqualTo(Author.named("mia"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer: a bad word", "Answer : a bad word", "ANSWER:a bad word"})
    void aTestCanBeAnAnswer(String text) {
        // When
        QuestionEvent.Tested tested = tested(say(gate(), Role.MODERATOR, "!TEST " + text));

        // Then
        assertThat(tested.words()).startsWith("Test, as an answer: blocked by “no-bad”");
        assertThat(onlyEntry().utterance().direction()).isEqualTo(Direction.ANSWER);
        assertThat(onlyEntry().utterance().text()).isEqualTo("a bad word");
    }

    @Test
    void theAnswerIsInTheChannelsLanguage() {
        // Given
        language = new Language("fr");

        // When
        ChatMessage blocked = say(gate(), Role.MODERATOR, "!test a bad word?");
        ChatMessage allowed = say(gate(), Role.MODERATOR, "!test answer: bonjour");

        // Then
        assertThat(tested(blocked).words())
                .isEqualTo("Test : bloqué par « no-bad » (nocivité 1,00, exposition 1,00) : Mauvais.");
        assertThat(tested(allowed).words())
                .isEqualTo("Test, comme réponse : passé, aucune règle ne s’y oppose (nocivité 0,00, exposition 0,00)");
    }

    @Test
    void nothingComesOfATest() {
        // Given
        QuestionGate gate = gate();

        // When
        for (int i = 0; i < 30; i++) {
            say(gate, Role.MODERATOR, "!test is this bad?");
            say(gate, Role.MODERATOR, "!test may I ask something decent?");
        }
        ChatMessage real = say(gate, Role.MODERATOR, "may I ask something decent?");

        // Then
        assertThat(events).hasSize(61).last().isInstanceOf(QuestionEvent.Queued.class);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(holds.waiting()).isEmpty();
        assertThat(viewers.author(real).history()).isEqualTo(new Author.History(1, 0, 0));
        assertThat(meters.find("greenroom.decisions").counters()).hasSize(1);
        assertThat(meters.find("greenroom.questions.tested").counters()).isEmpty();
    }

    @Test
    void theModeMakesNoDifferenceToATest() {
        // Given
        mode = Mode.CLOSED;

        // When
        QuestionEvent.Tested tested = tested(say(gate(), Role.MODERATOR, "!test what now?"));

        // Then
        assertThat(tested.decision().verdict()).isEqualTo(Verdict.ALLOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIP", "SUBSCRIBER", "VERIFIED"})
    void fromAnybodyElseThePrefixIsAMessageLikeAnyOther(Role role) {
        // When
        say(gate(), role, "!test a bad word?");

        // Then
        assertThat(events).hasExactlyElementsOfTypes(QuestionEvent.Dropped.class);
        assertThat(onlyEntry().source()).isEqualTo("twitch");
        assertThat(onlyEntry().utterance().text()).isEqualTo("!test a bad word?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!test", " !test  ", "!test answer:", "!test :"})
    void withoutATextThereIsNothingToJudge(String text) {
        // When
        ChatMessage message = say(gate(), Role.MODERATOR, text);

        // Then
        assertThat(events).containsExactly(new QuestionEvent.Dropped(message, DropReason.EMPTY));
        assertThat(journal.entries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!tests are bad?", "is !test bad?"})
    void onlyTheWholePrefixAtTheBeginningMakesATest(String text) {
        // When
        say(gate(), Role.MODERATOR, text);

        // Then
        assertThat(onlyEntry().source()).isEqualTo("twitch");
    }

    @Test
    void withoutAPrefixThereAreNoTests() {
        // Given
        questions = new QuestionPolicy(
                questions.which(),
                questions.addresses(),
                questions.questionWords(),
                questions.mostCodePoints(),
                questions.flood(),
                questions.mostInCheck(),
                "");

        // When
        say(gate(), Role.MODERATOR, "!test is this bad?");

        // Then
        assertThat(onlyEntry().source()).isEqualTo("twitch");
    }

    @Test
    void aTestThatFailsIsToldAsBlocked() {
        // Given
        active = new ThrowingPolicy(sound);

        // When
        QuestionEvent.Tested tested = tested(say(gate(), Role.MODERATOR, "!test what now?"));

        // Then
        assertThat(tested.words()).startsWith("Test: blocked by “policy-failed”");
    }

    private QuestionGate gate() {
        Gatekeeper gatekeeper = new Gatekeeper(
                () -> active,
                () -> mode,
                List.of(),
                journal,
                CLOCK,
                new Gatekeeper.Bounds(1_000, Duration.ofSeconds(45)),
                meters);
        QuestionChecks checks = new QuestionChecks(
                gatekeeper,
                new LocalRepeatGuard(() -> 0, 10),
                new LocalRateLimiter(() -> 0, 10),
                new LocalRateLimiter(() -> 0, 10),
                () -> limits,
                () -> questions,
                language);
        SplitMessages splits = new SplitMessages(gatekeeper::judge, CLOCK);
        return new QuestionGate(checks, holds, queue, feed, viewers, splits);
    }

    private ChatMessage say(QuestionGate gate, Role role, String text) {
        Standing standing = new Standing(Set.of(role), null, false);
        ChatMessage message = new ChatMessage("m" + next++, CHANNEL, "mia", "mia", text, NOW, standing);
        gate.accept("twitch", new ChatEvent.Said(message));
        return message;
    }

    private QuestionEvent.Tested tested(ChatMessage message) {
        return events.stream()
                .filter(event -> event.message().equals(message))
                .map(QuestionEvent.Tested.class::cast)
                .reduce((one, other) -> {
                    throw new AssertionError("told twice: " + one + " and " + other);
                })
                .orElseThrow();
    }

    private JournalEntry.Decided onlyEntry() {
        assertThat(journal.entries).hasSize(1);
        return (JournalEntry.Decided) journal.entries.get(0);
    }
}

package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.app.FakePolicy;
import dev.greenroom.chat.Attached;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.Standing;
import dev.greenroom.gate.QuestionEvent.HeldDecided;
import dev.greenroom.gate.QuestionEvent.HeldDecided.How;
import dev.greenroom.hold.Hold;
import dev.greenroom.hold.HoldState;
import dev.greenroom.hold.Holds;
import dev.greenroom.journal.JournalEntry;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.limit.LocalRepeatGuard;
import dev.greenroom.policy.Limits;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.SmallPolicy;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a platform's own moderation holds or marks. The policy blocks {@code bad}. */
@ExtendWith(VertxExtension.class)
class PlatformModerationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final JournalDouble journal = new JournalDouble();
    private final HoldStoreDouble store = new HoldStoreDouble();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final QuestionFeed feed = new QuestionFeed(meters);
    private final List<QuestionEvent> events = new ArrayList<>();
    private Policy policy = new FakePolicy("r");
    private Mode mode = Mode.OPEN;
    private Vertx vertx;
    private Holds holds;
    private QuestionQueue queue;
    private QuestionGate gate;

    @BeforeEach
    void build(Vertx injected) {
        vertx = injected;
        feed.onQuestion(events::add);
        holds = new Holds(vertx, store, journal, CLOCK, 10);
        queue = queue();
        gate = gate();
    }

    @Test
    void whatThePlatformHoldsWaitsHereWithItsCategory() {
        // When
        held("1", "why is the sky so rude?");

        // Then
        Hold hold = holds.waiting().get(0);
        assertThat(hold.decision().reasons().get(0).category()).isEqualTo("platform/aggressive");
        assertThat(hold.decision().reasons().get(0).explanation(Language.FRENCH))
                .contains("La modération de la plateforme le retient")
                .contains("niveau 3");
        assertThat(queue.size()).isZero();
        assertThat(((JournalEntry.Decided) journal.entries.get(0)).effective()).isEqualTo("hold");
    }

    @Test
    void whatIsApprovedIsAllowedThereGoesOnAndIsNotTakenTwice() {
        // Given
        ChatMessage message = held("1", "why is the sky so rude?");

        // When
        end(new HoldState.Approved("mia", NOW));
        gate.accept("twitch", new ChatEvent.HeldEnded("twitch/x", "1", true));
        gate.accept("twitch", new ChatEvent.Said(message));

        // Then
        assertThat(decided()).containsExactly(new HeldDecided(message, How.APPROVED, "mia"));
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void anApprovedMessageThatIsNotForTheAvatarIsOnlyAllowedThere() {
        // Given
        held("1", "LUL");

        // When
        end(new HoldState.Approved("mia", NOW));

        // Then
        assertThat(decided()).extracting(HeldDecided::how).containsExactly(How.APPROVED);
        assertThat(queue.size()).isZero();
    }

    @Test
    void rejectedExpiredAndEditedOnesAreToldApart() {
        // Given
        held("1", "one rude thing?");
        held("2", "two rude things?");
        held("3", "three rude things?");

        // When
        end(new HoldState.Rejected("mia", NOW));
        end(new HoldState.Expired(NOW));
        end(new HoldState.Edited("mia", NOW, "three kind things?"));

        // Then
        assertThat(decided()).extracting(HeldDecided::how).containsExactly(How.REJECTED, How.EXPIRED, How.REJECTED);
        assertThat(queue.take()).map(Question::text).hasValue("three kind things?");
    }

    @Test
    void whatThePolicyBlocksIsNoCardAndThePlatformIsToldButNotOfTheModesDoing() {
        // When
        held("1", "bad thing?");
        mode = Mode.CLOSED;
        held("2", "nice thing?");

        // Then
        assertThat(holds.waiting()).isEmpty();
        assertThat(decided())
                .extracting(HeldDecided::how, each -> each.message().id())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(How.BLOCKED, "1"));
    }

    @Test
    void aDecisionOverThereEndsTheCardHere() {
        // Given
        held("1", "why is the sky so rude?");

        // When
        gate.accept("twitch", new ChatEvent.HeldEnded("twitch/x", "1", false));

        // Then
        assertThat(holds.waiting()).isEmpty();
        assertThat(decided()).isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    void aCardThatOutlivedItsProcessStillDecidesForThePlatform() {
        // Given
        held("1", "why is the sky so rude?");
        holds = new Holds(vertx, store, journal, CLOCK, 10);
        events.clear();
        queue = queue();
        gate = gate();
        holds.recover();
        gate.recover();

        // When
        end(new HoldState.Approved("mia", NOW));

        // Then
        assertThat(decided()).extracting(HeldDecided::how).containsExactly(How.APPROVED);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aFlagNamesItsPlaceAndChangesNoVerdict() {
        // Given
        Attached flagged = flagged("Profanity", 6);

        // When
        gate.accept("twitch", new ChatEvent.Said(said("1", "the darn sky?", flagged)));

        // Then
        var decision = ((JournalEntry.Decided) journal.entries.get(0)).decision();
        assertThat(decision.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.span()).isEqualTo(new Span(4, 8));
            assertThat(reason.spanText()).isEqualTo("darn");
            assertThat(reason.explanation(Language.ENGLISH)).contains("profanity, level 6");
        });
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aRuleThatAsksForThePlatformsMarksDecidesOnThem() {
        // Given
        policy = SmallPolicy.with("""
                - id: swearing
                  on: question
                  when: { category: platform/profanity, exposure: ">= 0.8" }
                  then: block
                  explain: { en: "Twitch marks {span}." }
                """);
        Attached mild = flagged("Profanity", 2);
        Attached grave = flagged("Profanity", 6);

        // When
        gate.accept("twitch", new ChatEvent.Said(said("1", "the darn sky?", mild)));
        gate.accept("twitch", new ChatEvent.Said(said("2", "the darn sea?", grave)));

        // Then
        var decision = ((JournalEntry.Decided) journal.entries.get(1)).decision();
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(decision.exposure()).isBetween(0.85, 0.86);
        assertThat(decision.reasons().get(0).rule()).isEqualTo("swearing");
        assertThat(decision.reasons().get(0).explanation(Language.ENGLISH)).isEqualTo("Twitch marks darn.");
        assertThat(queue.take()).map(Question::text).hasValue("the darn sky?");
        assertThat(queue.size()).isZero();
    }

    @Test
    void aRuleJudgesWhatAutoModHoldsBeforeAPersonDoes() {
        // Given
        policy = SmallPolicy.with("""
                - id: harsh
                  on: question
                  when: { category: platform/aggressive }
                  then: block
                  explain: { en: "Held as {category}." }
                """);

        // When
        held("1", "why is the sky so rude?");

        // Then
        assertThat(holds.waiting()).isEmpty();
        assertThat(decided()).extracting(HeldDecided::how).containsExactly(How.BLOCKED);
    }

    private static Attached flagged(String category, int level) {
        return new Attached(Attached.Kind.CHAT, null, null, List.of(new Attached.Flag(category, level, 4, 8)));
    }

    private static ChatMessage said(String id, String text, Attached attached) {
        return new ChatMessage(id, "twitch/x", "7", "ann", text, NOW, Standing.ORDINARY, attached);
    }

    @Test
    void aNameThatDoesNotPassIsReplacedAlsoWhenItsWordsAreRunTogether() {
        // Given
        SpokenNames names = new SpokenNames(
                utterance -> new FakePolicy("r")
                        .decide(utterance.withText(
                                utterance.text().equals("so bad")
                                        ? "bad"
                                        : utterance.text().replace("bad", ""))),
                () -> "r",
                Language.FRENCH,
                Ticker.systemTicker(),
                10,
                meters);

        // When, Then
        assertThat(names.of(named("ann"))).isEqualTo("ann");
        assertThat(names.of(named("so_bad"))).isEqualTo("un spectateur");
        assertThat(names.of(named("soBad"))).isEqualTo("soBad");
        assertThat(names.of(named("x".repeat(61)))).isEqualTo("un spectateur");
        assertThat(names.of(named("an\nn"))).isEqualTo("an n");
        assertThat(meters.counter("greenroom.names.replaced").count()).isEqualTo(1);
    }

    private QuestionQueue queue() {
        return new QuestionQueue(vertx, CLOCK, QuestionQueue.Bounds.DEFAULT, journal, feed);
    }

    private QuestionGate gate() {
        Gatekeeper keeper = new Gatekeeper(
                () -> policy,
                () -> mode,
                List.of(),
                journal,
                CLOCK,
                new Gatekeeper.Bounds(20_000, Duration.ofSeconds(45)),
                meters);
        QuestionChecks checks = new QuestionChecks(
                keeper,
                new LocalRepeatGuard(() -> 0, 10),
                new LocalRateLimiter(() -> 0, 100),
                new LocalRateLimiter(() -> 0, 10),
                () -> Limits.DEFAULT,
                () -> QuestionPolicy.DEFAULT,
                Language.ENGLISH);
        return new QuestionGate(
                checks, holds, queue, feed, new Viewers(() -> 0, 100), new SplitMessages(keeper::judge, CLOCK));
    }

    private ChatMessage held(String id, String text) {
        ChatMessage message = new ChatMessage(id, "twitch/x", "7", "ann", text, NOW);
        gate.accept("twitch", new ChatEvent.HeldByPlatform(message, "aggressive", 3));
        return message;
    }

    private static ChatMessage named(String name) {
        return new ChatMessage("1", "twitch/x", "7", name, "text", NOW);
    }

    private void end(HoldState.Ended ending) {
        holds.end(holds.waiting().get(0).id(), ending);
    }

    private List<HeldDecided> decided() {
        return events.stream()
                .filter(HeldDecided.class::isInstance)
                .map(HeldDecided.class::cast)
                .toList();
    }
}

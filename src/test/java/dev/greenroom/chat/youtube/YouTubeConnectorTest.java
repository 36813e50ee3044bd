package dev.greenroom.chat.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.Attached;
import dev.greenroom.chat.Attached.Kind;
import dev.greenroom.chat.Attached.Support;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.Standing;
import dev.greenroom.policy.Role;
import dev.greenroom.rehearse.youtube.Asked;
import dev.greenroom.rehearse.youtube.Endpoint;
import dev.greenroom.rehearse.youtube.Faults.Fault;
import dev.greenroom.rehearse.youtube.Items;
import dev.greenroom.rehearse.youtube.Person;
import dev.greenroom.rehearse.youtube.YouTubeDouble;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class YouTubeConnectorTest {
    private static final Person ANN = Person.viewer("ann");
    private static final Person BOB = Person.viewer("bob");

    private YouTubeRig rig;

    @BeforeEach
    void listen(Vertx vertx) throws Exception {
        rig = new YouTubeRig(vertx);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void everythingThatAViewerCanWriteArrivesOnceAndOnTheContext() throws Exception {
        // Given
        rig.start();
        var stage = rig.youtube.stage();

        // When
        stage.say(ANN, "hello there");
        stage.superChat(BOB, 5_000_000, "EUR", "read this, please");
        stage.superSticker(BOB, 2_000_000, "USD", "a cat that waves");
        stage.milestone(Person.member("cleo"), 23, "23 months, hi");
        stage.poll(stage.owner(), "Which village?", List.of("the old one", "the new one"));
        stage.say(ANN, "that was all");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts())
                .containsExactly(
                        "hello there",
                        "read this, please",
                        "a cat that waves",
                        "23 months, hi",
                        "Which village? · the old one · the new one",
                        "that was all"));
        List<ChatMessage> said = rig.said();
        assertThat(said.get(0).attached()).isEqualTo(Attached.NOTHING);
        assertThat(said.get(0).authorId()).isEqualTo("UCann");
        assertThat(said.get(0).authorName()).isEqualTo("@ann");
        assertThat(said.get(0).channel()).isEqualTo(YouTubeRig.CHANNEL);
        assertThat(said.get(1).attached().support()).isEqualTo(new Support(5_000_000, "EUR"));
        assertThat(said.get(2).attached().kind()).isEqualTo(Kind.SUPER_STICKER);
        assertThat(said.get(3).attached().kind()).isEqualTo(Kind.MILESTONE);
        assertThat(said.get(4).attached().kind()).isEqualTo(Kind.POLL);
        assertThat(rig.onContext).containsOnly(true);
        assertThat(rig.status().detail()).isEqualTo("connected to youtube/abcdefghij1, 0 % of today’s quota used");
    }

    @Test
    void rolesAreTakenFromTheAuthor() throws Exception {
        // Given
        rig.start();

        // When
        rig.youtube.stage().say(rig.youtube.stage().owner(), "mine");
        rig.youtube.stage().say(Person.moderator("max"), "keeping order");
        rig.youtube.stage().say(Person.member("cleo"), "hello, all");
        rig.youtube.stage().say(new Person("UCv", "@v", false, false, false, true), "verified");
        rig.youtube.stage().say(ANN, "nobody in particular");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).hasSize(5));
        assertThat(rig.said())
                .extracting(ChatMessage::standing)
                .containsExactly(
                        new Standing(Set.of(Role.BROADCASTER), null, false),
                        new Standing(Set.of(Role.MODERATOR), null, false),
                        new Standing(Set.of(Role.SUBSCRIBER), null, false),
                        new Standing(Set.of(Role.VERIFIED), null, false),
                        Standing.ORDINARY);
    }

    @Test
    void whatIsTakenAwayOnYouTubeIsTakenAwayHere() throws Exception {
        // Given
        rig.start();
        String id = rig.youtube.stage().say(ANN, "a rude question").orElseThrow();
        String regretted = rig.youtube.stage().say(BOB, "oh, sorry").orElseThrow();

        // When
        rig.youtube.stage().delete(Person.moderator("max"), id);
        rig.youtube.stage().retract(BOB, regretted);
        rig.youtube.stage().ban(Person.moderator("max"), "UCann", 300L);

        // Then
        await().untilAsserted(() -> assertThat(rig.events)
                .endsWith(
                        new ChatEvent.Deleted(YouTubeRig.CHANNEL, id),
                        new ChatEvent.Deleted(YouTubeRig.CHANNEL, regretted),
                        new ChatEvent.AuthorRemoved(YouTubeRig.CHANNEL, "UCann")));
    }

    @Test
    void theBacklogIsNotAnsweredButItsRemovalsCount() throws Exception {
        // Given
        String old = rig.youtube.stage().say(ANN, "asked an hour ago").orElseThrow();
        rig.youtube.stage().delete(Person.moderator("max"), old);
        rig.clock.forward(Duration.ofHours(1));

        // When
        rig.start();
        rig.youtube.stage().say(BOB, "asked now");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("asked now"));
        assertThat(rig.events).contains(new ChatEvent.Deleted(YouTubeRig.CHANNEL, old));
        assertThat(rig.ignored("backlog")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void whereTheBytesAreCutDoesNotMatter(int bytes) throws Exception {
        // Given: a text of one to four bytes a character, so that most cuts fall into one
        rig.youtube.faults().pieces(bytes);
        rig.start();

        // When
        rig.youtube.stage().say(ANN, "Ça va ? 👩‍👩‍👧 日本 \"quoted\" \\ back");
        rig.youtube.stage().say(BOB, "and on");

        // Then
        await().untilAsserted(() ->
                assertThat(rig.texts()).containsExactly("Ça va ? 👩‍👩‍👧 日本 \"quoted\" \\ back", "and on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "without bracket", "broken"})
    void aStreamThatEndsIsTakenUpAtTheSamePosition(String how) throws Exception {
        // Given
        rig.start();
        rig.youtube.stage().say(ANN, "before");
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("before"));

        // When
        switch (how) {
            case "closed" -> rig.youtube.endStreams(true);
            case "without bracket" -> rig.youtube.endStreams(false);
            default -> rig.youtube.cutStreams();
        }
        rig.youtube.stage().say(BOB, "in between");
        await().untilAsserted(
                        () -> assertThat(rig.youtube.asked(Endpoint.STREAM)).hasSize(2));
        rig.youtube.stage().say(ANN, "after");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("before", "in between", "after"));
        assertThat(rig.youtube.asked(Endpoint.STREAM))
                .extracting(Asked::position)
                .containsExactly(null, "p1");
        assertThat(rig.youtube.asked(Endpoint.LIST)).isEmpty();
        assertThat(rig.gaps()).isEmpty();
    }

    @Test
    void aStreamThatHangsIsLeft() throws Exception {
        // Given
        rig.silence = Duration.ofMillis(300);
        rig.start();
        rig.youtube.muteStreams(true);
        rig.youtube.stage().say(ANN, "nobody hears me");

        // When
        await().until(() -> rig.youtube.asked(Endpoint.STREAM).size() >= 2);
        rig.youtube.muteStreams(false);

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("nobody hears me"));
    }

    @Test
    void whatComesTwiceIsDeliveredOnce() throws Exception {
        // Given
        rig.start();

        // When
        rig.youtube.stage().put("same", ANN, Items.text("once"), "once");
        rig.youtube.stage().put("same", ANN, Items.text("once"), "once");
        rig.youtube.stage().say(BOB, "that was all");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("once", "that was all"));
        assertThat(rig.ignored("duplicate")).isEqualTo(1);
    }

    @Test
    void unknownAndBrokenElementsAreCountedAndHarmNobody() throws Exception {
        // Given
        rig.start();

        // When
        rig.youtube.stage().put(ANN, new JsonObject().put("type", "hologramEvent"), "a hologram");
        rig.youtube.stage().put(ANN, new JsonObject().put("type", "newSponsorEvent"), "joined");
        rig.youtube
                .stage()
                .put(ANN, new JsonObject().put("type", "textMessageEvent").put("textMessageDetails", 7), "?");
        rig.youtube.stage().say(BOB, "still here");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("still here"));
        assertThat(rig.ignored("unknown_type")).isEqualTo(1);
        assertThat(rig.ignored("silent")).isEqualTo(1);
        assertThat(rig.ignored("unreadable")).isEqualTo(1);
    }

    @Test
    void aServerThatCannotStreamIsPolled() throws Exception {
        // Given
        rig.youtube.faults().always(Endpoint.STREAM, new Fault.Refuse(501, "notImplemented"));

        // When
        rig.start();
        rig.youtube.stage().say(ANN, "page by page");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("page by page"));
        assertThat(rig.status().state()).isEqualTo(State.DEGRADED);
        assertThat(rig.status().detail()).startsWith("asking for new messages of youtube/abcdefghij1");
        assertThat(rig.youtube.asked(Endpoint.STREAM)).hasSize(1);
    }

    @Test
    void aStreamOfSomethingElseIsPolledAndLaterGivenAnotherChance() throws Exception {
        // Given
        rig.streamAgain = Duration.ofMillis(50);
        rig.start();
        rig.youtube.stage().say(ANN, "before");
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("before"));

        // When
        rig.youtube.garbleStreams();

        // Then
        await().until(() -> !rig.youtube.asked(Endpoint.LIST).isEmpty());
        await().until(() -> rig.youtube.asked(Endpoint.STREAM).size() == 2);
        rig.youtube.stage().say(ANN, "after");
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("before", "after"));
        rig.awaitStatus("connected to");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void troubleOnYouTubesSideIsNoReasonToPoll(int status) throws Exception {
        // Given
        rig.youtube.faults().next(Endpoint.STREAM, new Fault.Refuse(status, "backendError"));
        rig.youtube.faults().next(Endpoint.STREAM, new Fault.Refuse(403, "rateLimitExceeded"));

        // When
        rig.start();

        // Then
        assertThat(rig.status().state()).isEqualTo(State.CONNECTED);
        assertThat(rig.youtube.asked(Endpoint.STREAM)).hasSize(3);
        assertThat(rig.youtube.asked(Endpoint.LIST)).isEmpty();
    }

    @Test
    void whenTheQuotaIsUsedUpNothingIsAskedBeforeTheNextDayOfThePacific() throws Exception {
        // Given
        rig.start();
        rig.youtube.stage().say(ANN, "before");
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("before"));

        // When
        rig.youtube.faults().quotaUsedUp(true);
        rig.youtube.endStreams(true);
        rig.awaitStatus("quota used up, resumes at ");
        int asked = rig.youtube.asked().size();

        // Then
        rig.clock.forward(Duration.ofMinutes(1));
        rig.restart();
        assertThat(rig.status().words().en()).startsWith("quota used up, resumes at 0");
        assertThat(rig.status().words().fr()).startsWith("quota épuisé, reprise à 0");
        assertThat(rig.youtube.asked()).hasSize(asked);
        assertThat(rig.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.until()).isNull());
    }

    @Test
    void whatIsKeptForModeratingIsThereWhenReadingHasUsedItsPart() throws Exception {
        // Given: enough for looking up and connecting once
        rig.quota = new QuotaRules(50, 40, QuotaRules.standard().costs(), Duration.ofMillis(20));
        rig.account.signIn();
        rig.start();
        String message = rig.youtube.stage().say(ANN, "something rude").orElseThrow();

        // When
        rig.youtube.endStreams(true);

        // Then
        rig.awaitStatus("the quota for reading is used up, resumes at ");
        assertThat(rig.abilities().get(PlatformAction.Kind.DELETE)).isInstanceOf(Ability.Ready.class);

        // And when: it goes on after a restart
        rig.restart();
        rig.awaitStatus("the quota for reading is used up, resumes at ");
        ActionOutcome done = rig.carryOut(new PlatformAction.Delete(YouTubeRig.CHANNEL, message));
        assertThat(done).isInstanceOf(ActionOutcome.Done.class);
        assertThat(rig.youtube.stage().textsOf(ANN.id())).isEmpty();
    }

    @Test
    void aChatThatEndsIsLookedForAgain() throws Exception {
        // Given
        rig.target = new YouTubeTarget.Own();
        rig.account.signIn();
        rig.start();
        rig.youtube.faults().next(Endpoint.STREAM, new Fault.Refuse(403, "liveChatEnded"));

        // When
        rig.youtube.endStreams(true);

        // Then
        await().until(() -> rig.youtube.asked(Endpoint.BROADCASTS).size() >= 2);
        rig.awaitStatus("connected to youtube/abcdefghij1");
        List<Asked> streams = rig.youtube.asked(Endpoint.STREAM);
        assertThat(streams.get(streams.size() - 1).position()).isNull();
    }

    @Test
    void theEndOfTheBroadcastIsTheEnd() throws Exception {
        // Given
        rig.start();

        // When
        rig.youtube.stage().end();

        // Then
        rig.awaitStatus("the broadcast of youtube/abcdefghij1 is over");
        assertThat(rig.status().state()).isEqualTo(State.ENDED);
    }

    @Test
    void aBroadcastThatHasNotBegunIsWaitedFor() throws Exception {
        // Given
        rig.youtube.stage().live(false);
        rig.start();
        assertThat(rig.status().detail()).isEqualTo("waiting for the broadcast of youtube/abcdefghij1 to begin");

        // When
        rig.youtube.stage().live(true);

        // Then
        rig.awaitStatus("connected to youtube/abcdefghij1");
    }

    @Test
    void aRefusedKeyIsToldAndNotTriedAgain() throws Exception {
        // Given
        rig.key = "wrong";

        // When
        rig.start();

        // Then
        assertThat(rig.status().state()).isEqualTo(State.FAILED);
        assertThat(rig.status().detail()).startsWith("YouTube refuses (keyInvalid): check the API key");
        assertThat(rig.youtube.asked()).hasSize(1);
    }

    @Test
    void withoutKeyAndSignInItSaysWhatIsMissing() throws Exception {
        // Given
        rig.key = null;
        rig.start();
        assertThat(rig.status().detail()).startsWith("no API key, and nobody is signed in");
        assertThat(rig.youtube.asked()).isEmpty();

        // When
        rig.context.runOnContext(now -> rig.account.signIn());

        // Then
        rig.awaitStatus("connected to youtube/abcdefghij1");
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnce() throws Exception {
        // Given
        rig.account.signIn();
        rig.youtube.revoke(YouTubeDouble.TOKEN);
        rig.account.renewsTo("newer");
        rig.youtube.accept("newer");

        // When
        rig.start();

        // Then
        assertThat(rig.status().state()).isEqualTo(State.CONNECTED);
        assertThat(rig.account.renewals()).isEqualTo(1);
    }

    @Test
    void aTokenThatCannotBeRenewedIsASignOut() throws Exception {
        // Given
        rig.key = null;
        rig.account.signIn();
        rig.youtube.revoke(YouTubeDouble.TOKEN);

        // When
        rig.start();

        // Then
        assertThat(rig.status().state()).isEqualTo(State.FAILED);
        assertThat(rig.status().detail()).startsWith("no API key, and nobody is signed in");
        assertThat(rig.youtube.asked()).hasSize(1);
    }

    @Test
    void whereTheSignInIsGoneTheKeyGoesOnReading() throws Exception {
        // Given
        rig.account.signIn();
        rig.youtube.revoke(YouTubeDouble.TOKEN);

        // When
        rig.start();

        // Then
        assertThat(rig.status().state()).isEqualTo(State.CONNECTED);
        assertThat(rig.abilities().get(PlatformAction.Kind.SEND)).isInstanceOf(Ability.Missing.class);
    }

    @Test
    void aPositionThatYouTubeForgotIsAGap() throws Exception {
        // Given
        rig.start();
        rig.youtube.stage().say(ANN, "before");
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("before"));
        rig.youtube.faults().next(Endpoint.STREAM, new Fault.Refuse(400, "pageTokenInvalid"));

        // When
        rig.youtube.endStreams(true);
        rig.youtube.stage().say(BOB, "after");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("before", "after"));
        assertThat(rig.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.until()).isNotNull();
            assertThat(gap.why().en()).isEqualTo("YouTube lost the position");
        });
        assertThat(rig.ignored("duplicate")).isEqualTo(1);
    }

    @Test
    void aRealPersonsAvatarWithoutTheMarkOfSyntheticMediaIsWarnedOf() throws Exception {
        // Given
        rig.disclosureMatters = true;

        // When
        rig.start();

        // Then
        assertThat(rig.status().state()).isEqualTo(State.DEGRADED);
        assertThat(rig.status().words().en()).contains("not marked as altered or synthetic");
        assertThat(rig.status().words().fr()).contains("contenu modifié ou synthétique");
        assertThat(rig.youtube.asked(Endpoint.VIDEOS)).hasSize(1);

        // And when
        rig.youtube.stage().disclosed(true);
        rig.restart();

        // Then
        assertThat(rig.status().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void whatComesAfterAStopIsNotDelivered() throws Exception {
        // Given
        YouTubeConnector connector = rig.start();

        // When
        rig.on(connector::stop);
        rig.youtube.stage().say(ANN, "too late");

        // Then
        rig.start();
        rig.youtube.stage().say(BOB, "now");
        await().untilAsserted(() -> assertThat(rig.texts()).contains("now"));
        assertThat(rig.texts()).doesNotContain("too late");
        assertThat(connector.status().state()).isEqualTo(State.ENDED);
    }
}

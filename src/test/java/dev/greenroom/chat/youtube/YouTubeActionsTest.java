package dev.greenroom.chat.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ActionOutcome.Already;
import dev.greenroom.chat.ActionOutcome.Done;
import dev.greenroom.chat.ActionOutcome.NotTried;
import dev.greenroom.chat.ActionOutcome.Refused;
import dev.greenroom.chat.ActionOutcome.Unknown;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Ban;
import dev.greenroom.chat.PlatformAction.Delete;
import dev.greenroom.chat.PlatformAction.Emergency;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.PlatformAction.Send;
import dev.greenroom.chat.PlatformAction.Timeout;
import dev.greenroom.rehearse.youtube.Endpoint;
import dev.greenroom.rehearse.youtube.Faults.Fault;
import dev.greenroom.rehearse.youtube.Person;
import dev.greenroom.rehearse.youtube.YouTubeDouble;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class YouTubeActionsTest {
    private static final String CHANNEL = YouTubeRig.CHANNEL;
    private static final Person ANN = Person.viewer("ann");

    private YouTubeRig rig;

    @BeforeEach
    void signIn(Vertx vertx) throws Exception {
        rig = new YouTubeRig(vertx);
        rig.account.signIn();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void aMessageIsWrittenOnceAndDoesNotComeBackAsAQuestion() throws Exception {
        // Given
        rig.start();

        // When
        ActionOutcome outcome = rig.carryOut(new Send(CHANNEL, "Hello\r\nfrom the avatar", null));
        rig.youtube.stage().say(ANN, "hello back");

        // Then
        assertThat(outcome).isInstanceOf(Done.class);
        assertThat(rig.youtube.stage().textsOf("UCstreamer")).containsExactly("Hello from the avatar");
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("hello back"));
        assertThat(rig.ignored("own")).isEqualTo(1);
    }

    @Test
    void whatTheStreamerTypesIsStillHeard() throws Exception {
        // Given
        rig.start();
        rig.carryOut(new Send(CHANNEL, "the same words", null));

        // When
        rig.youtube.stage().say(rig.youtube.stage().owner(), "the same words");

        // Then
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("the same words"));
    }

    @Test
    void aLongTextIsWrittenInPiecesThatTearNoSignApart() throws Exception {
        // Given
        rig.start();
        String family = "👩‍👩‍👧‍👦";
        String text = "word ".repeat(39) + "end. " + family.repeat(30);

        // When
        ActionOutcome outcome = rig.carryOut(new Send(CHANNEL, text, null));

        // Then
        assertThat(outcome).isInstanceOf(Done.class);
        List<String> written = rig.youtube.stage().textsOf("UCstreamer");
        assertThat(written)
                .hasSize(3)
                .allSatisfy(piece -> assertThat(piece.length()).isLessThanOrEqualTo(200));
        assertThat(String.join("", written).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(written.get(1)).isEqualTo(family.repeat(written.get(1).length() / family.length()));
    }

    @Test
    void aTextOfTooManyPiecesIsNotBegun() throws Exception {
        // Given
        rig.start();

        // When
        ActionOutcome outcome = rig.carryOut(new Send(CHANNEL, "x".repeat(1_001), null));

        // Then
        assertThat(outcome).isInstanceOf(NotTried.class);
        assertThat(rig.youtube.asked(Endpoint.INSERT)).isEmpty();
    }

    @Test
    void aTextThatIsBrokenOffInTheMiddleIsNotTakenForUnsent() throws Exception {
        // Given: the second of two messages is refused
        rig.start();
        rig.youtube.faults().next(Endpoint.INSERT, new Fault.Pass());
        rig.youtube.faults().next(Endpoint.INSERT, new Fault.Refuse(403, "rateLimitExceeded"));

        // When
        ActionOutcome outcome = rig.carryOut(new Send(CHANNEL, "a".repeat(300), null));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("partly_sent");
            assertThat(refused.why().en()).startsWith("only 1 of 2 messages were written");
        });
        assertThat(rig.youtube.asked(Endpoint.INSERT)).hasSize(2);
    }

    @Test
    void aMessageIsDeletedAndASecondTimeIsNothingNew() throws Exception {
        // Given
        rig.start();
        String id = rig.youtube.stage().say(ANN, "rude").orElseThrow();

        // When
        ActionOutcome first = rig.carryOut(new Delete(CHANNEL, id));
        ActionOutcome second = rig.carryOut(new Delete(CHANNEL, id));

        // Then
        assertThat(first).isEqualTo(new Done(""));
        assertThat(second).isEqualTo(new Already());
        await().untilAsserted(() -> assertThat(rig.events).contains(new ChatEvent.Deleted(CHANNEL, id)));
    }

    @Test
    void aModeratorsMessageCannotBeDeleted() throws Exception {
        // Given
        rig.start();
        String id = rig.youtube.stage().say(Person.moderator("max"), "mine").orElseThrow();

        // When
        ActionOutcome outcome = rig.carryOut(new Delete(CHANNEL, id));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("modificationNotAllowed"));
    }

    @Test
    void anAuthorIsBannedForATimeOrForGood() throws Exception {
        // Given
        rig.start();

        // When
        ActionOutcome timeout = rig.carryOut(new Timeout(CHANNEL, "UCann", Duration.ofMinutes(5), "flood"));
        ActionOutcome ban = rig.carryOut(new Ban(CHANNEL, "UCbob", "threats"));

        // Then
        assertThat(timeout).isEqualTo(new Done("ban-UCann"));
        assertThat(ban).isEqualTo(new Done("ban-UCbob"));
        List<JsonObject> asked = rig.youtube.asked(Endpoint.BAN).stream()
                .map(one -> new JsonObject(one.body()).getJsonObject("snippet"))
                .toList();
        assertThat(asked.get(0).getString("type")).isEqualTo("temporary");
        assertThat(asked.get(0).getLong("banDurationSeconds")).isEqualTo(300);
        assertThat(asked.get(1).getString("type")).isEqualTo("permanent");
        assertThat(asked.get(1).containsKey("banDurationSeconds")).isFalse();
        await().untilAsserted(() -> assertThat(rig.events)
                .contains(
                        new ChatEvent.AuthorRemoved(CHANNEL, "UCann"), new ChatEvent.AuthorRemoved(CHANNEL, "UCbob")));
    }

    @Test
    void anEmergencyEndsTheBroadcastOnce() throws Exception {
        // Given
        rig.start();

        // When
        ActionOutcome off = rig.carryOut(new Emergency(CHANNEL, false));
        assertThat(rig.youtube.asked(Endpoint.TRANSITION)).isEmpty();
        rig.youtube.faults().next(Endpoint.STREAM, new Fault.Hang(false));
        ActionOutcome on = rig.carryOut(new Emergency(CHANNEL, true));

        // Then
        assertThat(off).isInstanceOf(NotTried.class);
        assertThat(on).isEqualTo(new Done(YouTubeRig.VIDEO));
        rig.awaitStatus("the broadcast of youtube/abcdefghij1 is over");
        assertThat(rig.status().state()).isEqualTo(State.ENDED);
        assertThat(rig.youtube.asked(Endpoint.TRANSITION)).hasSize(1);
    }

    @Test
    void aBroadcastOfSomebodyElseIsNotEnded() throws Exception {
        // Given
        rig.start();
        rig.youtube.faults().next(Endpoint.BROADCASTS, new Fault.Garbage("{\"items\":[]}"));

        // When
        ActionOutcome outcome = rig.carryOut(new Emergency(CHANNEL, true));

        // Then
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(rig.youtube.asked(Endpoint.TRANSITION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, forbidden, Refused",
        "403, insufficientPermissions, Refused",
        "403, liveChatDisabled, Refused",
        "403, liveChatEnded, Refused",
        "404, liveChatNotFound, Refused",
        "400, messageTextInvalid, Refused",
        "400, preconditionCheckFailed, Refused",
        "403, quotaExceeded, NotTried",
        "403, rateLimitExceeded, NotTried",
        "429, userRequestsExceedRateLimit, NotTried",
        "401, authError, NotTried",
        "500, backendError, Unknown",
        "503, backendError, Unknown",
    })
    void everyRefusalHasItsOutcome(int status, String reason, String outcome) throws Exception {
        // Given
        rig.start();
        rig.youtube.faults().next(Endpoint.INSERT, new Fault.Refuse(status, reason));

        // When
        ActionOutcome became = rig.carryOut(new Send(CHANNEL, "hello", null));

        // Then
        assertThat(became.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(rig.youtube.asked(Endpoint.INSERT)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, DoneYet", "true, Cut", "false, Cut", "true, Hang", "false, Hang"})
    void whatMayHaveHappenedIsNeverDoneAgain(boolean isDone, String kind) throws Exception {
        // Given
        rig.start();
        rig.youtube
                .faults()
                .next(
                        Endpoint.INSERT,
                        switch (kind) {
                            case "DoneYet" -> new Fault.DoneYet(500);
                            case "Cut" -> new Fault.Cut(isDone);
                            default -> new Fault.Hang(isDone);
                        });

        // When
        ActionOutcome outcome = rig.carryOut(new Send(CHANNEL, "only once", null));

        // Then
        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(rig.youtube.asked(Endpoint.INSERT)).hasSize(1);
        assertThat(rig.youtube.stage().textsOf("UCstreamer")).hasSize(isDone ? 1 : 0);
        rig.youtube.stage().say(ANN, "next");
        await().untilAsserted(() -> assertThat(rig.texts()).containsExactly("next"));
    }

    @Test
    void aRefusedTokenIsRenewedAndTheMessageWrittenOnce() throws Exception {
        // Given
        rig.start();
        rig.youtube.revoke(YouTubeDouble.TOKEN);
        rig.youtube.accept("newer");
        rig.account.renewsTo("newer");

        // When
        ActionOutcome outcome = rig.carryOut(new Send(CHANNEL, "once", null));

        // Then
        assertThat(outcome).isInstanceOf(Done.class);
        assertThat(rig.account.renewals()).isEqualTo(1);
        assertThat(rig.youtube.stage().textsOf("UCstreamer")).containsExactly("once");
    }

    @Test
    void abilitiesSayWhatIsMissing() throws Exception {
        // Given
        rig.start();
        Map<Kind, Ability> all = rig.abilities();

        // Then
        for (Kind kind : new Kind[] {Kind.SEND, Kind.DELETE, Kind.TIMEOUT, Kind.BAN, Kind.EMERGENCY}) {
            assertThat(all.get(kind)).isInstanceOf(Ability.Ready.class);
        }
        for (Kind kind : new Kind[] {Kind.WARN, Kind.DECIDE_HELD, Kind.MARK}) {
            assertThat(all.get(kind)).isInstanceOf(Ability.Missing.class);
        }
        rig.account.signIn(YouTubeDouble.TOKEN, Set.of("https://www.googleapis.com/auth/youtube.readonly"));
        assertThat(missing(Kind.SEND)).startsWith("the sign-in may only read");
        rig.account.signOut();
        assertThat(missing(Kind.BAN)).startsWith("sign in to YouTube");
    }

    @Test
    void withoutASignInNothingIsAsked() throws Exception {
        // Given
        rig.account.signOut();
        rig.start();
        List<PlatformAction> actions = List.of(
                new Send(CHANNEL, "hello", null),
                new Delete(CHANNEL, "m1"),
                new Ban(CHANNEL, "UCann", ""),
                new PlatformAction.Warn(CHANNEL, "UCann", "rude"),
                new PlatformAction.Mark(CHANNEL, "here"));
        int asked = rig.youtube.asked().size();

        // When
        for (PlatformAction action : actions) {
            assertThat(rig.carryOut(action)).isInstanceOf(NotTried.class);
        }

        // Then
        assertThat(rig.youtube.asked()).hasSize(asked);
    }

    @Test
    void anActionForAnotherChatIsNotCarriedOutInThisOne() throws Exception {
        // Given
        rig.start();

        // When
        ActionOutcome outcome = rig.carryOut(new Ban("youtube/another_one", "UCann", ""));

        // Then
        assertThat(outcome).isInstanceOf(NotTried.class);
        assertThat(rig.youtube.asked(Endpoint.BAN)).isEmpty();
    }

    private String missing(Kind kind) throws Exception {
        Ability ability = rig.abilities().get(kind);
        return ability instanceof Ability.Missing missing ? missing.why().en() : "";
    }
}

package dev.greenroom.chat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.ActionOutcome;
import dev.greenroom.chat.ActionOutcome.Already;
import dev.greenroom.chat.ActionOutcome.Done;
import dev.greenroom.chat.ActionOutcome.NotTried;
import dev.greenroom.chat.ActionOutcome.Refused;
import dev.greenroom.chat.ActionOutcome.Unknown;
import dev.greenroom.chat.ChatConnector.Ability;
import dev.greenroom.chat.PlatformAction;
import dev.greenroom.chat.PlatformAction.Kind;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import dev.greenroom.rehearse.twitch.Asked;
import dev.greenroom.rehearse.twitch.Faults.Fault;
import dev.greenroom.rehearse.twitch.Happening.Held;
import dev.greenroom.rehearse.twitch.Happening.Said;
import dev.greenroom.rehearse.twitch.Stage;
import dev.greenroom.rehearse.twitch.Viewer;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class TwitchActionsTest {
    private static final String CHANNEL = "twitch/somebody";
    private static final String SEND = "POST /chat/messages";
    private static final String BAN = "POST /moderation/bans";

    private TwitchBench bench;
    private Stage stage;
    private Viewer ann;

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        bench = new TwitchBench(vertx, Reading.IRC, true);
        stage = bench.twitch.stage();
        ann = stage.viewer("ann");
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void whatIsSentStandsInChatAsAReplyAndUnderItsId() throws Exception {
        // Given
        bench.signIn();
        Said question = stage.say(ann, "who are you?").orElseThrow();

        // When
        ActionOutcome outcome = bench.carryOut(
                new PlatformAction.Send(CHANNEL, "I am Ada.\r\nJOIN #evil {\"a\\\": %7B", question.id()));

        // Then
        assertThat(outcome).isInstanceOf(Done.class);
        Said sent = stage.message(((Done) outcome).reference()).orElseThrow();
        assertThat(sent.text()).isEqualTo("I am Ada. JOIN #evil {\"a\\\": %7B");
        assertThat(sent.extras().replyTo()).isEqualTo(question);
        assertThat(bench.twitch.helix().asked(SEND)).hasSize(1);
    }

    @Test
    void aLongAnswerIsSentInOrderAndOnlyTheFirstPieceIsTheReply() throws Exception {
        // Given
        bench.signIn();
        Said question = stage.say(ann, "tell me everything").orElseThrow();

        // When
        ActionOutcome outcome =
                bench.carryOut(new PlatformAction.Send(CHANNEL, "so much to say ".repeat(80), question.id()));

        // Then
        List<Asked> asked = bench.twitch.helix().asked(SEND);
        assertThat(((Done) outcome).reference().split(",")).hasSize(asked.size());
        assertThat(asked).hasSize(3);
        assertThat(asked)
                .extracting(one -> one.body().getString("reply_parent_message_id"))
                .containsExactly(question.id(), null, null);
    }

    @Test
    void whatTwitchDropsIsToldWithItsReason() throws Exception {
        // Given
        bench.signIn();
        bench.twitch.helix().deeds().drop("second", "msg_rejected");

        // When
        ActionOutcome whole = bench.carryOut(new PlatformAction.Send(CHANNEL, "second thoughts", null));
        ActionOutcome part =
                bench.carryOut(new PlatformAction.Send(CHANNEL, "a".repeat(500) + " second " + "b".repeat(500), null));

        // Then
        assertThat(whole).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("msg_rejected");
            assertThat(refused.why().fr()).contains("Twitch refuse");
        });
        assertThat(part)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why().en()).startsWith("1 of 3 messages were sent"));
    }

    @Test
    void autoModsSecondOpinionKeepsBackWithinItsBudgetAndNeverLetsThrough() throws Exception {
        // Given
        bench.signIn();
        bench.twitch.helix().deeds().disapprove("hamlet");
        bench.twitch.helix().deeds().drop("dropped", "msg_rejected");

        // When
        ActionOutcome kept = bench.carryOut(new PlatformAction.Send(CHANNEL, "a hamlet of that name", null));
        ActionOutcome dropped = bench.carryOut(new PlatformAction.Send(CHANNEL, "dropped anyhow", null));
        for (int i = 0; i < 6; i++) {
            assertThat(bench.carryOut(new PlatformAction.Send(CHANNEL, "harmless " + i, null)))
                    .isInstanceOf(Done.class);
        }

        // Then
        assertThat(kept)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("automod_would_hold"));
        assertThat(((Refused) dropped).code()).isEqualTo("msg_rejected");
        assertThat(bench.twitch.helix().asked("POST /moderation/enforcements/status"))
                .hasSize(5);
        assertThat(bench.meters
                        .counter("greenroom.twitch.automod.unheard", "why", "budget")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void aViewerIsTimedOutWarnedAndBannedOnce() throws Exception {
        // Given
        bench.signIn();

        // When, Then
        assertThat(bench.carryOut(
                        new PlatformAction.Timeout(CHANNEL, ann.id(), Duration.ofMinutes(10), "calm \"down\"")))
                .isInstanceOf(Done.class);
        assertThat(bench.twitch
                        .helix()
                        .asked(BAN)
                        .get(0)
                        .body()
                        .getJsonObject("data")
                        .getInteger("duration"))
                .isEqualTo(600);
        assertThat(bench.carryOut(new PlatformAction.Warn(CHANNEL, ann.id(), "be \"kind\" \\ {please} 100%")))
                .isInstanceOf(Done.class);
        assertThat(bench.twitch
                        .helix()
                        .asked("POST /moderation/warnings")
                        .get(0)
                        .body()
                        .getJsonObject("data")
                        .getString("reason"))
                .isEqualTo("be \"kind\" \\ {please} 100%");
        assertThat(bench.carryOut(new PlatformAction.Ban(CHANNEL, ann.id(), "enough")))
                .isInstanceOf(Done.class);
        assertThat(stage.isBanned(ann.id())).isTrue();
        assertThat(bench.carryOut(new PlatformAction.Ban(CHANNEL, ann.id(), "enough")))
                .isInstanceOf(Already.class);
        assertThat(bench.carryOut(new PlatformAction.Timeout(CHANNEL, ann.id(), Duration.ofDays(15), "")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("too_long"));
    }

    @Test
    void aMessageIsDeletedButNeverTheWholeChat() throws Exception {
        // Given
        bench.signIn();
        Said said = stage.say(ann, "delete me").orElseThrow();
        Said other = stage.say(ann, "but not me").orElseThrow();
        Said moderators =
                stage.say(stage.viewer("mod", List.of("moderator/1")), "nor me").orElseThrow();

        // When, Then
        assertThat(bench.carryOut(new PlatformAction.Delete(CHANNEL, said.id())))
                .isInstanceOf(Done.class);
        assertThat(bench.carryOut(new PlatformAction.Delete(CHANNEL, said.id())))
                .isInstanceOf(Already.class);
        assertThat(bench.carryOut(new PlatformAction.Delete(CHANNEL, moderators.id())))
                .isInstanceOf(Refused.class);
        assertThat(bench.carryOut(new PlatformAction.Delete(CHANNEL, ""))).isInstanceOf(Refused.class);
        assertThat(bench.carryOut(new PlatformAction.Delete(CHANNEL, "x\",\"y")))
                .isInstanceOf(Refused.class);
        assertThat(stage.message(other.id())).isPresent();
    }

    @Test
    void whatAutoModHoldsIsAllowedOrDeniedOnce() throws Exception {
        // Given
        bench.signIn();
        Held one = stage.hold(ann, "hm", "bullying", 2, 0, 1);
        Held other = stage.hold(ann, "hmm", "bullying", 2, 0, 2);

        // When, Then
        assertThat(bench.carryOut(new PlatformAction.DecideHeld(CHANNEL, one.id(), true)))
                .isInstanceOf(Done.class);
        assertThat(stage.message(one.id())).isPresent();
        assertThat(bench.carryOut(new PlatformAction.DecideHeld(CHANNEL, other.id(), false)))
                .isInstanceOf(Done.class);
        assertThat(stage.message(other.id())).isEmpty();
        assertThat(bench.carryOut(new PlatformAction.DecideHeld(CHANNEL, other.id(), true)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("gone"));
        bench.signIn(stage.viewer("stranger"), TwitchBench.EVERYTHING);
        assertThat(bench.carryOut(new PlatformAction.DecideHeld(CHANNEL, other.id(), true)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("not_moderator"));
    }

    @Test
    void theShieldGoesUpAndDownAndAMomentIsMarked() throws Exception {
        // Given
        bench.signIn();

        // When, Then
        assertThat(bench.carryOut(new PlatformAction.Emergency(CHANNEL, true))).isInstanceOf(Done.class);
        assertThat(stage.isShielded()).isTrue();
        assertThat(bench.carryOut(new PlatformAction.Emergency(CHANNEL, false))).isInstanceOf(Done.class);
        assertThat(stage.isShielded()).isFalse();
        assertThat(bench.carryOut(new PlatformAction.Mark(CHANNEL, "é".repeat(300))))
                .isEqualTo(new Done("marker marker-1, clip Clip1"));
        stage.live(false);
        assertThat(bench.carryOut(new PlatformAction.Mark(CHANNEL, "later"))).isInstanceOf(Refused.class);
    }

    @Test
    void anExpiredTokenIsRenewedOnceAndTheActionDoneOnce() throws Exception {
        // Given
        TwitchAccount.Token old = bench.signIn();
        bench.account.renewed = bench.tokenOf(stage.broadcaster(), TwitchBench.EVERYTHING, "token-renewed");
        bench.twitch.helix().expire(old.value());

        // When
        ActionOutcome outcome = bench.carryOut(new PlatformAction.Send(CHANNEL, "still here", null));

        // Then
        assertThat(outcome).isInstanceOf(Done.class);
        assertThat(bench.twitch.helix().asked(SEND)).extracting(Asked::token).endsWith("token-renewed");
        assertThat(stage.message(((Done) outcome).reference())).isPresent();
    }

    @Test
    void aTokenThatCannotBeRenewedAsksForANewSignIn() throws Exception {
        // Given
        bench.twitch.helix().expire(bench.signIn().value());

        // When
        ActionOutcome outcome = bench.carryOut(new PlatformAction.Send(CHANNEL, "anybody?", null));

        // Then
        assertThat(((NotTried) outcome).why().en()).contains("sign in again");
        assertThat(bench.account.refreshes).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aServerThatFailsAfterItDidTheWorkIsNotAskedTwice(int status) throws Exception {
        // Given
        bench.signIn();
        bench.twitch.faults().next(SEND, new Fault.DoneYet(status));

        // When
        ActionOutcome outcome = bench.carryOut(new PlatformAction.Send(CHANNEL, "once only", null));

        // Then
        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(bench.twitch.helix().asked(SEND)).hasSize(1);
    }

    @Test
    void anAnswerThatNeverComesIsUnknownAndNotTriedAgain() throws Exception {
        // Given
        bench.signIn();
        bench.twitch.faults().next(SEND, new Fault.Late(Duration.ofSeconds(30), true));
        bench.twitch.faults().next(BAN, new Fault.Cut(true));

        // When
        ActionOutcome late = bench.carryOut(new PlatformAction.Send(CHANNEL, "are you there?", null));
        ActionOutcome cut = bench.carryOut(new PlatformAction.Ban(CHANNEL, ann.id(), "enough"));

        // Then
        assertThat(late).isInstanceOf(Unknown.class);
        assertThat(cut).isInstanceOf(Unknown.class);
        assertThat(bench.twitch.helix().asked(SEND)).hasSize(1);
        assertThat(bench.twitch.helix().asked(BAN)).hasSize(1);
    }

    @Test
    void aLimitOfTwitchsIsToldAsNotTried() throws Exception {
        // Given
        bench.signIn();
        bench.twitch.faults().next(BAN, new Fault.Refuse(429, "Too many"));
        bench.twitch.faults().next(BAN, new Fault.Refuse(409, "Conflict"));

        // When, Then
        assertThat(bench.carryOut(new PlatformAction.Ban(CHANNEL, ann.id(), "")))
                .isInstanceOf(NotTried.class);
        assertThat(bench.carryOut(new PlatformAction.Ban(CHANNEL, ann.id(), "")))
                .isInstanceOf(NotTried.class);
        assertThat(stage.isBanned(ann.id())).isFalse();
    }

    @Test
    void ordinaryRefusalsNeverStopWhatComesAfterThem() throws Exception {
        // Given: Twitch4J's own breaker would open after these
        bench.signIn();
        Said said = stage.say(ann, "delete me").orElseThrow();

        // When
        for (int i = 0; i < 60; i++) {
            bench.carryOut(new PlatformAction.Delete(CHANNEL, "missing-" + i));
        }

        // Then
        assertThat(bench.carryOut(new PlatformAction.Delete(CHANNEL, said.id())))
                .isInstanceOf(Done.class);
    }

    @Test
    void ourOwnLimitStandsInFrontOfTwitchs() throws Exception {
        // Given
        bench.signIn();

        // When
        ActionOutcome last = new Already();
        for (int i = 0; i < 103 && !(last instanceof NotTried); i++) {
            last = bench.carryOut(new PlatformAction.Delete(CHANNEL, "missing-" + i));
        }

        // Then
        assertThat(((NotTried) last).why().en()).startsWith("Greenroom's own limit");
        assertThat(bench.twitch.helix().asked("DELETE /moderation/chat").size()).isLessThan(103);
    }

    @Test
    void withoutASignInNothingIsAskedAndTheReasonIsSaid() throws Exception {
        // When
        ActionOutcome outcome = bench.carryOut(new PlatformAction.Ban(CHANNEL, ann.id(), ""));

        // Then
        assertThat(((NotTried) outcome).why().en()).isEqualTo("not signed in to Twitch");
        assertThat(bench.twitch.helix().asked()).isEmpty();
        assertThat(bench.onContext(bench.source::abilities).values()).allMatch(Ability.Missing.class::isInstance);
    }

    @Test
    void aMissingScopeIsNamedInBothLanguages() throws Exception {
        // Given
        bench.signIn(stage.broadcaster(), Set.of("user:write:chat"));

        // When
        Ability ability = bench.onContext(bench.source::abilities).get(Kind.DECIDE_HELD);
        ActionOutcome outcome = bench.carryOut(new PlatformAction.DecideHeld(CHANNEL, "1", true));

        // Then
        assertThat(java.util.Objects.requireNonNull((Ability.Missing) ability)
                        .why()
                        .en())
                .startsWith("token lacks moderator:manage:automod");
        assertThat(((NotTried) outcome).why().fr()).startsWith("il manque au jeton moderator:manage:automod");
        assertThat(bench.onContext(bench.source::abilities).get(Kind.SEND)).isInstanceOf(Ability.Ready.class);
    }

    @Test
    void theEventLoopIsFreeWhileTwitchThinks(Vertx vertx) throws Exception {
        // Given
        bench.signIn();
        bench.twitch.faults().next(SEND, new Fault.Late(Duration.ofMillis(800), true));
        AtomicBoolean answered = new AtomicBoolean();

        // When
        bench.onContext(() -> bench.source
                .carryOut(new PlatformAction.Send(CHANNEL, "thinking", null))
                .onComplete(done -> answered.set(true)));

        // Then
        assertThat(bench.onContext(answered::get)).isFalse();
        await().untilTrue(answered);
    }

    @Test
    void aServerThatIsNotThereIsNotTried(Vertx vertx) throws Exception {
        // Given
        bench.signIn();
        TwitchBench.soon(() -> bench.twitch.close());

        // When
        ActionOutcome outcome = bench.carryOut(new PlatformAction.Send(CHANNEL, "hello?", null));

        // Then
        assertThat(((NotTried) outcome).why().en()).isEqualTo("Twitch cannot be reached");
    }
}

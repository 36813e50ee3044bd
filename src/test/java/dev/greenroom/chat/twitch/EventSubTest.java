package dev.greenroom.chat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.twitch.TwitchOptions.Reading;
import dev.greenroom.rehearse.twitch.Faults;
import dev.greenroom.rehearse.twitch.Faults.Fault;
import dev.greenroom.rehearse.twitch.Stage;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class EventSubTest {
    /** What somebody who may do everything hears, besides chat. */
    private static final int EVERY_TOPIC = 8;

    private static final String SUBSCRIBE = "POST /eventsub/subscriptions";

    @Test
    void aMovedSessionLosesAndRepeatsNothing(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();
            int asked = bench.twitch.helix().asked(SUBSCRIBE).size();

            // When
            for (int i = 0; i < 300; i++) {
                if (i % 100 == 50) {
                    long before = bench.twitch.eventSub().welcomed();
                    bench.twitch.eventSub().moveSessions();
                    stage.say(stage.viewer("ann"), "moving " + i);
                    await().until(() -> bench.twitch.eventSub().welcomed() == before + 1);
                }
                stage.say(stage.viewer("ann"), "line " + i);
            }

            // Then
            await().untilAsserted(() -> assertThat(bench.texts()).hasSize(303));
            assertThat(bench.texts()).doesNotHaveDuplicates().endsWith("line 299");
            assertThat(bench.twitch.helix().asked(SUBSCRIBE)).hasSize(asked);
            assertThat(bench.onContext(bench.source::gaps)).isEmpty();
            assertThat(bench.twitch.eventSub().heard()).isZero();
        }
    }

    @Test
    void whatIsDeliveredTwiceIsTakenOnce(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();

            // When
            bench.twitch.eventSub().twice();
            stage.hold(stage.viewer("ann"), "hm", "bullying", 1, 0, 1);
            stage.say(stage.viewer("ann"), "the end");

            // Then
            await().until(() -> bench.texts().contains("the end"));
            assertThat(bench.events).hasSize(2);
        }
    }

    @Test
    void silenceLongerThanPromisedCountsAsALoss(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.twitch.faults().keepalive(Duration.ofSeconds(1));
            bench.signIn();
            bench.start();

            // When
            bench.twitch.faults().silenceKeepalive(true);

            // Then
            await().until(() -> !bench.onContext(bench.source::gaps).isEmpty());
            assertThat(bench.onContext(bench.source::gaps).get(0).why().en()).contains("silent for 2 s");
            bench.twitch.faults().silenceKeepalive(false);
            await().until(() -> bench.twitch.eventSub().welcomed() >= 2);
            await().until(() -> bench.detail().startsWith("connected"));
        }
    }

    @Test
    void keepalivesAloneKeepAQuietSessionUp(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.twitch.faults().keepalive(Duration.ofSeconds(1));
            bench.signIn();
            bench.start();

            // When
            await().pollDelay(Duration.ofMillis(3_500)).until(() -> true);

            // Then
            assertThat(bench.twitch.eventSub().welcomed()).isEqualTo(1);
            assertThat(bench.onContext(bench.source::gaps)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 4001, 4003, 4006})
    void aSessionThatTwitchClosesIsMadeAnewAndTheReasonTold(int code, Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.signIn();
            bench.start();

            // When
            bench.twitch.eventSub().close(code, "scripted");

            // Then
            await().until(() ->
                    bench.twitch.eventSub().welcomed() == 2 && bench.detail().startsWith("connected"));
            assertThat(bench.onContext(bench.source::gaps)).hasSize(1);
            assertThat(bench.onContext(bench.source::gaps).get(0).why().en()).contains("(" + code + ": ");
        }
    }

    @Test
    void aSubscriptionThatIsTakenAwayIsTold(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.IRC)) {
            bench.signIn();
            bench.start();
            await().until(() -> bench.twitch.eventSub().subscribed().contains("automod.message.hold"));
            await().until(() -> bench.onContext(bench.source::status).state() == State.CONNECTED);

            // When
            bench.twitch.eventSub().revoke("automod.message.hold");

            // Then
            await().until(() -> bench.onContext(bench.source::status).state() == State.DEGRADED);
            assertThat(bench.detail())
                    .startsWith("connected to #somebody; AutoMod is not mirrored")
                    .endsWith("automod.message.hold: Twitch revoked it: authorization_revoked");
        }
    }

    @Test
    void aRefusedSubscriptionIsToldAndTheOthersStand(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.IRC)) {
            bench.twitch.faults().next(SUBSCRIBE, new Fault.Refuse(403, "subscription missing proper authorization"));
            bench.signIn();

            // When
            bench.on(() -> bench.source.start(bench.events::add));

            // Then
            await().until(() -> bench.onContext(bench.source::status).state() == State.DEGRADED
                    && bench.detail().contains("missing proper authorization"));
            Set<String> topics = new HashSet<>(bench.twitch.eventSub().subscribed());
            assertThat(topics).contains("stream.online").hasSize(EVERY_TOPIC - 1);
        }
    }

    @Test
    void aSubscriptionThatFailsOnceDoesNotStopReading(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            IntStream.range(0, 12).forEach(i -> bench.twitch.faults().next(SUBSCRIBE, new Fault.Refuse(503, "")));
            bench.signIn();

            // When
            bench.start();
            bench.twitch.stage().say(bench.twitch.stage().viewer("ann"), "here at last");

            // Then
            await().until(() -> bench.texts().contains("here at last"));
        }
    }

    @Test
    void readingByEventSubWaitsForASignInAndEndsWithIt(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.on(() -> {
                bench.source.start(bench.events::add);
                return io.vertx.core.Future.succeededFuture();
            });
            assertThat(bench.detail()).isEqualTo("waits for you to sign in to Twitch");

            // When
            bench.signIn();

            // Then
            await().until(() -> bench.detail().equals("connected to #somebody as somebody"));

            // When
            bench.account.token = null;

            // Then
            await().until(() -> bench.detail().equals("waits for you to sign in to Twitch"));
        }
    }

    @Test
    void aTokenThatMayNotReadSaysWhatItLacks(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.signIn(bench.twitch.stage().broadcaster(), Set.of("user:write:chat"));

            // When
            bench.on(() -> {
                bench.source.start(bench.events::add);
                return io.vertx.core.Future.succeededFuture();
            });

            // Then
            assertThat(bench.onContext(bench.source::status).words().fr())
                    .startsWith("il manque au jeton user:read:chat");
        }
    }

    @Test
    void theShieldAndTheEndOfTheStreamAreTold(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.IRC)) {
            bench.signIn();
            bench.start();
            Stage stage = bench.twitch.stage();
            await().until(() -> bench.twitch.eventSub().subscribed().size() == EVERY_TOPIC);

            // When, Then
            stage.shield(true, stage.broadcaster());
            await().until(() -> bench.detail().endsWith("; Shield Mode is on"));
            stage.shield(false, stage.broadcaster());
            stage.live(false);
            await().until(() -> bench.detail().endsWith("; the stream is offline"));
        }
    }

    @Test
    void nonsenseFromTheServerDoesNoHarm(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.EVENTSUB)) {
            bench.signIn();
            bench.start();

            // When
            for (String nonsense : new String[] {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"metadata\":null}",
                "{\"metadata\":{\"message_type\":\"notification\"}}",
                "{\"metadata\":{\"message_type\":\"session_reconnect\"},\"payload\":{\"session\":7}}",
                "{\"metadata\":{\"message_type\":\"notification\",\"subscription_type\":\"channel.chat.message\","
                        + "\"message_id\":\"n1\"},\"payload\":{\"event\":{\"message\":{}}}}"
            }) {
                bench.twitch.eventSub().say(nonsense);
            }
            bench.twitch.stage().say(bench.twitch.stage().viewer("ann"), "sense");

            // Then
            await().untilAsserted(() -> assertThat(bench.texts()).containsExactly("sense"));
            assertThat(bench.twitch.eventSub().welcomed()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedLoginIsGuessedFromTheHangingUp(Vertx vertx) throws Exception {
        // Given
        try (TwitchBench bench = new TwitchBench(vertx, Reading.IRC)) {
            bench.twitch.faults().irc(Faults.Irc.BAD_LOGIN, true);

            // When
            bench.on(() -> {
                bench.source.start(bench.events::add);
                return io.vertx.core.Future.succeededFuture();
            });

            // Then
            await().until(() -> bench.detail().startsWith("Twitch hangs up before #somebody can be joined"));

            // When
            bench.twitch.faults().irc(Faults.Irc.BAD_LOGIN, false);

            // Then
            await().until(() -> bench.detail().equals("connected to #somebody"));
        }
    }
}

package dev.greenroom.rehearse.twitch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.philippheuer.credentialmanager.domain.OAuth2Credential;
import com.github.philippheuer.events4j.core.EventManager;
import com.github.philippheuer.events4j.simple.SimpleEventHandler;
import com.github.twitch4j.chat.TwitchChat;
import com.github.twitch4j.chat.TwitchChatBuilder;
import com.github.twitch4j.chat.events.channel.ChannelMessageEvent;
import com.github.twitch4j.chat.events.channel.ChannelNoticeEvent;
import com.github.twitch4j.eventsub.events.AutomodMessageHoldV2Event;
import com.github.twitch4j.eventsub.events.ChannelChatMessageEvent;
import com.github.twitch4j.eventsub.socket.TwitchEventSocket;
import com.github.twitch4j.eventsub.subscriptions.SubscriptionTypes;
import com.github.twitch4j.helix.TwitchHelix;
import com.github.twitch4j.helix.TwitchHelixBuilder;
import com.github.twitch4j.helix.domain.AutoModHeldMessageAction;
import com.github.twitch4j.helix.domain.ChatMessage;
import com.github.twitch4j.helix.domain.Highlight;
import dev.greenroom.rehearse.twitch.Happening.Held;
import dev.greenroom.rehearse.twitch.Happening.Said;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Twitch4J as it is, put together by its own builders, takes the double for Twitch. */
@ExtendWith(VertxExtension.class)
class TwitchDoubleTest {
    /** Twitch4J asks the id server about a token unless there is a dot in it. */
    private static final String TOKEN = "token.of.somebody";

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(3, work -> {
        Thread thread = new Thread(work, "twitch4j");
        thread.setDaemon(true);
        return thread;
    });
    private TwitchDouble twitch;
    private Stage stage;
    private TwitchHelix helix;

    @BeforeEach
    void listen(Vertx vertx) throws Exception {
        twitch = TwitchDouble.listen(vertx, Clock.systemUTC(), "somebody")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, SECONDS);
        stage = twitch.stage();
        twitch.helix()
                .accept(new HelixWire.Token(
                        TOKEN,
                        "client-1",
                        stage.broadcaster(),
                        Set.of(
                                "user:read:chat",
                                "user:write:chat",
                                "moderator:manage:automod",
                                "moderator:manage:chat_messages",
                                "channel:manage:broadcast")));
        helix = TwitchHelixBuilder.builder()
                .withBaseUrl(twitch.helixAddress().toString())
                .withClientId("client-1")
                .withScheduledThreadPoolExecutor(threads)
                .build();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void itsHelixClientFindsSendsDeletesAndMarks() {
        // Given
        Said said = stage.say(stage.viewer("ann"), "hello").orElseThrow();

        // When
        var users = helix.getUsers(TOKEN, null, List.of("ann")).execute();
        var sent = helix.sendChatMessage(
                        TOKEN,
                        ChatMessage.builder()
                                .broadcasterId("777")
                                .senderId("777")
                                .message("hi, ann")
                                .build())
                .execute();
        helix.deleteChatMessages(TOKEN, "777", "777", said.id()).execute();
        var marker =
                helix.createStreamMarker(TOKEN, new Highlight("777", "here")).execute();

        // Then
        assertThat(users.getUsers())
                .singleElement()
                .satisfies(user -> assertThat(user.getLogin()).isEqualTo("ann"));
        assertThat(sent.get().isSent()).isTrue();
        assertThat(stage.message(said.id())).isEmpty();
        assertThat(marker.getId()).isEqualTo("marker-1");
        assertThatThrownBy(() ->
                        helix.deleteChatMessages(TOKEN, "777", "777", said.id()).execute())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void itsEventSocketHearsChatAndWhatAutoModHolds() throws Exception {
        // Given
        EventManager events = new EventManager();
        events.autoDiscovery();
        events.setDefaultEventHandler(SimpleEventHandler.class);
        List<String> heard = new CopyOnWriteArrayList<>();
        events.onEvent(
                ChannelChatMessageEvent.class,
                said -> heard.add("said " + said.getMessage().getText()));
        events.onEvent(
                AutomodMessageHoldV2Event.class,
                held -> heard.add("held " + held.getAutomod().getCategory().getRawValue() + " "
                        + held.getAutomod().getLevel()));
        TwitchEventSocket socket = TwitchEventSocket.builder()
                .baseUrl(twitch.eventSubAddress().toString())
                .api(helix)
                .eventManager(events)
                .defaultToken(new OAuth2Credential("twitch", TOKEN))
                .taskExecutor(threads)
                .build();
        socket.register(SubscriptionTypes.CHANNEL_CHAT_MESSAGE.prepareSubscription(
                c -> c.broadcasterUserId("777").userId("777").build(), null));
        socket.register(SubscriptionTypes.AUTOMOD_MESSAGE_HOLD_V2.prepareSubscription(
                c -> c.broadcasterUserId("777").moderatorUserId("777").build(), null));
        await().until(() -> twitch.eventSub().subscribed().size() == 2);

        // When
        stage.say(stage.viewer("ann"), "hello");
        Held held = stage.hold(stage.viewer("bob"), "hm", "sexwords", 4, 0, 1);
        await().until(() -> heard.size() == 2);
        helix.manageAutoModHeldMessage(TOKEN, "777", held.id(), AutoModHeldMessageAction.ALLOW)
                .execute();

        // Then
        await().untilAsserted(() -> assertThat(heard).containsExactly("said hello", "held sexwords 4", "said hm"));
        twitch.eventSub().moveSessions();
        // The client waits before it goes to the new address, longer on a busy machine.
        await().atMost(Duration.ofMinutes(3)).until(() -> twitch.eventSub().welcomed() == 2);
        socket.close();
    }

    @Test
    void itsChatClientReadsWritesAndHearsTwitchsRefusals() throws Exception {
        // Given
        TwitchChat chat = TwitchChatBuilder.builder()
                .withBaseUrl(twitch.ircAddress().toString())
                .withChatAccount(new OAuth2Credential("twitch", "bot-token"))
                .withSendCredentialToThirdPartyHost(true)
                .withScheduledThreadPoolExecutor(threads)
                .build();
        List<String> heard = new CopyOnWriteArrayList<>();
        chat.getEventManager().onEvent(ChannelMessageEvent.class, said -> heard.add(said.getMessage()));
        chat.getEventManager().onEvent(ChannelNoticeEvent.class, notice -> heard.add(notice.getMsgId()));
        chat.joinChannel("somebody");
        await().until(() -> twitch.irc().joined() == 1);

        // When
        stage.say(stage.viewer("ann"), "hello, bot");
        twitch.irc().reject("hamlet");
        await().until(() -> heard.contains("hello, bot"));
        chat.sendMessage("somebody", "a hamlet of that name");

        // Then
        await().untilAsserted(() -> assertThat(heard).containsExactly("hello, bot", "msg_rejected"));
        twitch.irc().reconnect();
        await().until(() -> twitch.irc().connections() == 2 && twitch.irc().joined() == 1);
        chat.close();
    }
}

package dev.greenroom.chat.twitch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ChatEvent;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.chat.ChatSource.Status.State;
import dev.greenroom.chat.Standing;
import dev.greenroom.limit.LocalRateLimiter;
import dev.greenroom.policy.Role;
import dev.greenroom.rehearse.twitch.TwitchDouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TwitchSourceTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();
    private final List<Boolean> onContext = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private Context context;
    private TwitchDouble twitch;
    private TwitchSource source;

    @BeforeEach
    void listen(Vertx injected) throws Exception {
        vertx = injected;
        context = vertx.getOrCreateContext();
        twitch = TwitchDouble.listen(vertx, Clock.systemUTC(), "somebody")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, SECONDS);
        source = sourceAt(twitch.ircAddress().toString(), Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws Exception {
        on(source::stop);
    }

    @Test
    void badgesAndTheMarkOfAFirstMessageAreTaken() throws Exception {
        // Given
        start(this::record);

        // When
        twitch.irc()
                .say(
                        tagged(
                                "id=b1;user-id=1;badges=broadcaster/1,founder/0,glitchcon2020/1;first-msg=0",
                                "ann",
                                "mine"),
                        tagged("id=b2;user-id=2;badges=;mod=1;first-msg=0", "bob", "keeping order"),
                        tagged("id=b3;user-id=3;badges=vip/1,partner/1;first-msg=1", "cleo", "hello, all"),
                        tagged("id=b4;user-id=4;first-msg=0;returning-chatter=1", "dan", "that was all"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).hasSize(4));
        assertThat(said(0).standing().roles()).containsExactlyInAnyOrder(Role.BROADCASTER, Role.SUBSCRIBER);
        assertThat(said(1).standing().roles()).containsExactly(Role.MODERATOR);
        assertThat(said(2).standing()).isEqualTo(new Standing(Set.of(Role.VIP, Role.VERIFIED), null, true));
        assertThat(said(3).standing()).isEqualTo(Standing.ORDINARY);
    }

    @Test
    void everyKindOfTextArrivesOnceAndOnTheContext() throws Exception {
        // Given
        start(this::record);

        // When
        twitch.irc()
                .say(
                        message("m1", "1", "ann", "hello there"),
                        message("m2", "2", "bob", "\u0001ACTION waves\u0001"),
                        tagged("id=m3;user-id=3;display-name=Cleo;bits=100", "cleo", "Cheer100 read this"),
                        notice("m4", "resub", "dan", "23 months, hi"),
                        notice("m5", "announcement", "eve", "we begin soon"),
                        notice("m6", "raid", "fay", null),
                        message("m1", "1", "ann", "hello there"),
                        tagged("id=x1;source-id=s1;source-room-id=9;user-id=5", "gil", "from next door"),
                        tagged("id=x2;source-id=s1;source-room-id=9;user-id=5", "gil", "from next door"),
                        message("last", "1", "ann", "that was all"));

        // Then
        await().untilAsserted(() -> assertThat(texts())
                .containsExactly(
                        "hello there",
                        "waves",
                        "Cheer100 read this",
                        "23 months, hi",
                        "we begin soon",
                        "from next door",
                        "that was all"));
        assertThat(said(0))
                .isEqualTo(new ChatMessage(
                        "m1", "twitch/somebody", "1", "ann", "hello there", Instant.ofEpochMilli(1_700_000_000_000L)));
        assertThat(said(2).authorName()).isEqualTo("Cleo");
        assertThat(onContext).containsOnly(true);
        assertThat(twitch.irc().received()).anyMatch(line -> line.startsWith("NICK justinfan"));
        assertThat(twitch.irc().received()).noneMatch(line -> line.startsWith("PASS"));
        assertThat(source.status().detail()).isEqualTo("connected to #somebody");
    }

    @Test
    void deletionsBansAndAClearedChatArrive() throws Exception {
        // Given
        start(this::record);

        // When
        twitch.irc()
                .say(
                        "@login=ann;room-id=;target-msg-id=m1;tmi-sent-ts=1 :tmi.twitch.tv CLEARMSG #somebody :hello",
                        "@ban-duration=600;room-id=777;target-user-id=42;tmi-sent-ts=2 :tmi.twitch.tv CLEARCHAT #somebody :ann",
                        "@room-id=777;target-user-id=43;tmi-sent-ts=3 :tmi.twitch.tv CLEARCHAT #somebody :bob",
                        "@room-id=777;tmi-sent-ts=4 :tmi.twitch.tv CLEARCHAT #somebody");

        // Then
        await().untilAsserted(() -> assertThat(events)
                .containsExactly(
                        new ChatEvent.Deleted("twitch/somebody", "m1"),
                        new ChatEvent.AuthorRemoved("twitch/somebody", "42"),
                        new ChatEvent.AuthorRemoved("twitch/somebody", "43"),
                        new ChatEvent.Cleared("twitch/somebody")));
    }

    @Test
    void aDroppedConnectionIsMadeAgain() throws Exception {
        // Given
        start(this::record);
        twitch.irc().say(message("m1", "1", "ann", "before"));
        await().until(() -> texts().contains("before"));

        // When
        twitch.irc().drop();

        // Then
        await().until(() -> twitch.irc().connections() == 2 && source.status().state() == State.CONNECTED);
        twitch.irc().say(message("m2", "1", "ann", "after"));
        await().untilAsserted(() -> assertThat(texts()).containsExactly("before", "after"));
    }

    @Test
    void aServerThatAsksForAReconnectGetsOne() throws Exception {
        // Given
        start(this::record);

        // When
        twitch.irc().say(":tmi.twitch.tv RECONNECT");

        // Then
        await().until(() -> twitch.irc().connections() >= 2 && source.status().state() == State.CONNECTED);
    }

    @Test
    void aHalfLineAndAStrangeOneDoNoHarm() throws Exception {
        // Given
        start(this::record);

        // When
        twitch.irc().sayHalf("@id=h1;user-id=1 :ann!ann@ann.tmi.twitch.tv PRIV");
        twitch.irc().say("", "@@@;;;=== :", ":::: PRIVMSG", message("m1", "1", "ann", "still here 😀"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).containsExactly("still here 😀"));
    }

    @Test
    void aConsumerThatThrowsLosesOneEventAndIsCounted() throws Exception {
        // Given
        start(event -> {
            record(event);
            if (events.size() == 1) {
                throw new IllegalStateException("broken on purpose");
            }
        });

        // When
        twitch.irc().say(message("m1", "1", "ann", "one"), message("m2", "1", "ann", "two"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).containsExactly("one", "two"));
        await().until(() ->
                meters.counter("greenroom.chat.failed", "source", "twitch").count() == 1);
    }

    @Test
    void aConsumerThatIsTooSlowLosesMessagesThatAreCountedButNoDeletion() throws Exception {
        // Given
        TwitchOptions small = TwitchOptions.of("somebody")
                .patient(Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofMillis(40), 5);
        HandOver over = new HandOver(context, this::record, small.mostQueued(), meters);
        Promise<Void> free = Promise.promise();

        // When
        context.runOnContext(blocked -> {
            for (int i = 0; i < 12; i++) {
                over.offer(new ChatEvent.Said(
                        new ChatMessage("m" + i, "twitch/somebody", "1", "ann", "t" + i, Instant.EPOCH)));
            }
            over.offer(new ChatEvent.Cleared("twitch/somebody"));
            free.complete();
        });

        // Then
        await().until(() -> events.size() == 6);
        assertThat(events.get(5)).isInstanceOf(ChatEvent.Cleared.class);
        assertThat(meters.counter("greenroom.chat.dropped", "source", "twitch").count())
                .isEqualTo(7);
    }

    @Test
    void stoppingEndsEveryThreadThatWasItsOwn() throws Exception {
        // Given
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        start(this::record);

        // When
        on(source::stop);

        // Then
        assertThat(source.status().state()).isEqualTo(State.ENDED);
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(
                        thread -> !before.contains(thread) && !thread.getName().startsWith("awaitility"))
                .allMatch(Thread::isDaemon, "is a daemon")
                .noneMatch(thread -> thread.getName().startsWith("greenroom-twitch")));
    }

    @Test
    void aRefusedPortHoldsUpNeitherStartNorStop() throws Exception {
        // Given
        NetServer gone =
                soon(() -> vertx.createNetServer().connectHandler(socket -> {}).listen(0, "127.0.0.1"));
        int port = gone.actualPort();
        soon(gone::close);

        // When
        source = sourceAt("ws://127.0.0.1:" + port + "/", Duration.ofMillis(300));
        on(() -> source.start(this::record));

        // Then
        await().until(() -> source.status().detail().contains("cannot reach ws://127.0.0.1:" + port));
        assertThat(source.status().state()).isEqualTo(State.CONNECTING);
        on(source::stop);
    }

    @Test
    void aServerThatNeverAnswersHoldsUpNeitherStartNorStop() throws Exception {
        // Given
        NetServer silent =
                soon(() -> vertx.createNetServer().connectHandler(socket -> {}).listen(0, "127.0.0.1"));

        // When
        long begin = System.nanoTime();
        source = sourceAt("ws://127.0.0.1:" + silent.actualPort() + "/", Duration.ofMillis(300));
        on(() -> source.start(this::record));
        on(source::stop);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        soon(silent::close);
    }

    @Test
    void itComesUpWhenTheServerDoes() throws Exception {
        // Given
        NetServer gone =
                soon(() -> vertx.createNetServer().connectHandler(socket -> {}).listen(0, "127.0.0.1"));
        int port = gone.actualPort();
        soon(gone::close);
        source = sourceAt("ws://127.0.0.1:" + port + "/", Duration.ofMillis(100));
        on(() -> source.start(this::record));

        // When
        twitch = soon(() -> TwitchDouble.listen(vertx, Clock.systemUTC(), "somebody", port));

        // Then
        await().until(() -> source.status().state() == State.CONNECTED);
    }

    @Test
    void aWrongChannelNameSaysWhatToWrite() {
        assertThatThrownBy(() -> TwitchOptions.of("https://www.twitch.tv/Somebody"))
                .hasMessageContaining("write 'somebody'");
        assertThatThrownBy(() -> TwitchOptions.of("some body")).hasMessageContaining("login name");
        assertThatThrownBy(() -> TwitchOptions.of("a\r\nJOIN #b")).hasMessageContaining("login name");
        assertThatThrownBy(() -> TwitchOptions.at("somebody", "irc.twitch.tv")).hasMessageContaining("wss://");
        assertThat(TwitchOptions.of(" #SomeBody ").channel()).isEqualTo("somebody");
    }

    private static String message(String id, String userId, String login, String text) {
        return tagged("id=" + id + ";user-id=" + userId + ";display-name=" + login, login, text);
    }

    private static String tagged(String tags, String login, String text) {
        return "@" + tags + ";room-id=777;tmi-sent-ts=1700000000000 :" + login + "!" + login + "@" + login
                + ".tmi.twitch.tv PRIVMSG #somebody :" + text;
    }

    private static String notice(String id, String kind, String login, @Nullable String text) {
        return "@id=" + id + ";login=" + login + ";display-name=" + login + ";user-id=u-" + login + ";msg-id=" + kind
                + ";room-id=777;system-msg=something;tmi-sent-ts=1700000000000 :tmi.twitch.tv USERNOTICE #somebody"
                + (text == null ? "" : " :" + text);
    }

    private void start(Handler<ChatEvent> sink) throws Exception {
        on(() -> source.start(sink));
        assertThat(source.status().state()).isEqualTo(State.CONNECTED);
    }

    private TwitchSource sourceAt(String address, Duration patience) {
        TwitchOptions options = TwitchOptions.at("somebody", address)
                .patient(patience, Duration.ofMillis(20), Duration.ofMillis(100), 1_000);
        return new TwitchSource(
                vertx,
                Clock.systemUTC(),
                meters,
                options,
                TwitchAccount.NOBODY,
                new LocalRateLimiter(Ticker.systemTicker(), 10));
    }

    private void record(ChatEvent event) {
        onContext.add(Vertx.currentContext() == context);
        events.add(event);
    }

    private List<String> texts() {
        return events.stream()
                .filter(ChatEvent.Said.class::isInstance)
                .map(event -> ((ChatEvent.Said) event).message().text())
                .toList();
    }

    private ChatMessage said(int index) {
        return ((ChatEvent.Said) events.get(index)).message();
    }

    private <T> T on(Supplier<Future<T>> work) throws Exception {
        Promise<T> result = Promise.promise();
        context.runOnContext(now -> work.get().onComplete(result));
        return result.future().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    private static <T> T soon(Supplier<Future<T>> work) throws Exception {
        return work.get().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }
}
